"""What stands beneath an answer: where each value was read and when, and where the reader can check it."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.rendering.formats import day_in
from api.rendering.tongue import Tongue
from backend.facts.fact import Source, Told, first_day
from backend.facts.values import Language, Link, Text
from replies import Reply

SHORTER = {len("2026"): "y", len("2026-11"): "MMMM y"}
WHOLE_DAY: dict[Language, str] = {"da": "d. MMMM y", "en": "d MMMM y"}
CHECKED = ("dated", "unknown")


@dataclass(frozen=True)
class RenderedSource:
    """`read_on` in words ("november 2026"); None for a link to check at, not read for the answer."""

    title: str
    url: str | None
    read_on: str | None


def sources_of(reply: Reply, tongue: Tongue) -> tuple[RenderedSource, ...]:
    """The sources of what is told, then the official link of each fact that is old, unsure or not known; each once."""
    told = _read(reply.sources, tongue)
    official = [_official(link, tongue) for link in _to_check(reply.facts.values())]
    addresses = {source.url for source in told}
    return tuple(dict.fromkeys([*told, *(link for link in official if link.url not in addresses)]))


def lines(sources: Iterable[RenderedSource], tongue: Tongue) -> list[str]:
    """For a reader of text only."""
    return [_line(source, tongue) for source in sources]


def read_on_in_words(read_on: str, tongue: Tongue) -> str:
    """As exactly as is known: "2023", "november 2026" or "24. november 2026"."""
    pattern = SHORTER.get(len(read_on), WHOLE_DAY[tongue.language])
    return day_in(tongue.locale, first_day(read_on), pattern)


def _to_check(facts: Iterable[Told]) -> list[Link]:
    return [told.official for told in facts if told.official and told.standing in CHECKED]


def _read(sources: Iterable[Source], tongue: Tongue) -> list[RenderedSource]:
    """A page that was read on several days stands once, with all of them."""
    days: dict[tuple[str, str | None], set[str]] = {}
    for source in sources:
        days.setdefault((_in(source.title, tongue), source.url), set()).add(source.read_on)
    both = f" {tongue.word('value_and')} "
    return [
        RenderedSource(title, url, both.join(read_on_in_words(day, tongue) for day in sorted(read)))
        for (title, url), read in days.items()
    ]


def _official(link: Link, tongue: Tongue) -> RenderedSource:
    return RenderedSource(_in(link.title, tongue), link.href, None)


def _in(text: Text, tongue: Tongue) -> str:
    return text.en if tongue.language == "en" else text.da


def _line(source: RenderedSource, tongue: Tongue) -> str:
    what = f"{source.title}: {source.url}" if source.url else source.title
    if source.read_on is None:
        return tongue.word("value_check_at", what=what)
    return tongue.word("value_source", what=what, read_on=source.read_on)
