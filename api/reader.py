"""The language of a reader of whom nothing else is known: the first of Accept-Language that we speak."""

from starlette.requests import HTTPConnection

from backend.facts.values import Language

AS_DANISH = frozenset({"da", "no", "nb", "nn", "sv"})
USUAL: Language = "da"
MOST_READ = 200


def usual_language(request: HTTPConnection) -> Language:
    """Danish where nothing is wished; English where other languages are, but neither of ours."""
    return language_of(request.headers.get("accept-language", ""))


def language_of(accepted: str) -> Language:
    wished = sorted(
        (_wish(part) for part in accepted[:MOST_READ].split(",") if part.strip()), key=lambda wish: -wish[1]
    )
    tags = [tag for tag, quality in wished if quality > 0 and tag != "*"]
    for tag in tags:
        if tag == "en" or tag in AS_DANISH:
            return "en" if tag == "en" else "da"
    return "en" if tags else USUAL


def _wish(part: str) -> tuple[str, float]:
    tag, _, quality = part.partition(";")
    try:
        weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower().split("-")[0], weight
