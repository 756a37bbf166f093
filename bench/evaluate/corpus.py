"""What is searched when the search is measured: the demo city's events, our answers by topic, and the places."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from backend.search.documents import Document, Language
from launch.city import ROOT

EVENTS = ROOT / "demo_city" / "data" / "events"
LANGUAGES: tuple[Language, Language] = ("da", "en")
NOT_LOOKED_FOR = {"dialogue"}
PLACEHOLDER = re.compile(r"\{\{.*?\}\}")


def documents() -> dict[str, list[Document]]:
    """By kind. Services and places are there once in each language, events in the language they are told in."""
    return {"event": list(_events()), "service": list(_services()), "place": list(_places())}


def _events() -> Iterator[Document]:
    names = {
        place["key"]: place["name"]
        for file in ("libraries", "venues")
        for place in _read(EVENTS.parent / f"{file}.yml")
    }
    for file in sorted(EVENTS.glob("*.yml")):
        for event in _read(file):
            audience = event["audience"] if isinstance(event["audience"], list) else [event["audience"]]
            keywords = [event.get("elsewhere", ""), *event["tags"], event["category"], *audience]
            body = [event["text"], names[event["place"]], event.get("room", "")]
            yield Document("event", str(event["id"]), event["title"], _lines(body), _lines(keywords))


def _services() -> Iterator[Document]:
    """A topic by its label; what is said about it without the values that facts give."""
    for language in LANGUAGES:
        for file in sorted((ROOT / "data" / "texts").glob(f"*.{language}.yml")):
            texts = _read(file)
            labels = {
                key.removeprefix("topic."): label
                for key, label in texts.get("choices", {}).items()
                if key.startswith("topic.")
            }
            for topic, label in labels.items() if file.name.split(".")[0] not in NOT_LOOKED_FOR else ():
                told = [text for key, text in texts.items() if key.startswith(f"{topic}.")]
                asked = [text for key, text in texts["choices"].items() if key.startswith(f"{topic}.")]
                body = PLACEHOLDER.sub(" ", _lines(_strings(told)))
                yield Document("service", topic, label, body, _lines(asked), language)


def _places() -> Iterator[Document]:
    for name in ("places", "local_archives"):
        for key, place in _read(ROOT / "data" / "facts" / f"{name}.yml")["places"].items():
            address = (place.get("facts", {}).get("address") or {}).get("value") or {}
            body = _lines(str(address.get(part, "")) for part in ("street", "postcode", "city"))
            for language in LANGUAGES:
                aliases = place.get("aliases", {}).get(language, [])
                yield Document("place", key, place["name"][language], body, _lines(aliases), language)


def _strings(data: Any) -> Iterator[str]:
    """All texts, however deep they stand."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for inside in data.values() if isinstance(data, dict) else data:
            yield from _strings(inside)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf8"))
