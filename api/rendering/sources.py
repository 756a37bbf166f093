"""What stands beneath an answer: where each value was read and when, and where the reader can check it."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import format_date

from api.rendering.tongue import Tongue
from backend.facts.fact import Source, Told, first_day
from backend.facts.values import Language, Link
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
    told = [_read(source, tongue) for source in reply.sources]
    official = [_official(link, tongue) for link in _to_check(reply.facts.values())]
    addresses = {source.url for source in told}
    return _each_once([*told, *(link for link in official if link.url not in addresses)])


def lines(sources: Iterable[RenderedSource], tongue: Tongue) -> list[str]:
    """For a reader of text only."""
    return [_line(source, tongue) for source in sources]


def read_on_in_words(read_on: str, tongue: Tongue) -> str:
    """As exactly as is known: "2023", "november 2026" or "24. november 2026"."""
    pattern = SHORTER.get(len(read_on), WHOLE_DAY[tongue.language])
    return format_date(first_day(read_on), pattern, locale=tongue.locale)


def _to_check(facts: Iterable[Told]) -> list[Link]:
    return [told.official for told in facts if told.official and told.standing in CHECKED]


def _read(source: Source, tongue: Tongue) -> RenderedSource:
    title = source.title.en if tongue.language == "en" else source.title.da
    return RenderedSource(title, source.url, read_on_in_words(source.read_on, tongue))


def _official(link: Link, tongue: Tongue) -> RenderedSource:
    return RenderedSource(link.title.en if tongue.language == "en" else link.title.da, link.href, None)


def _each_once(sources: list[RenderedSource]) -> tuple[RenderedSource, ...]:
    return tuple(dict.fromkeys(sources))


def _line(source: RenderedSource, tongue: Tongue) -> str:
    what = f"{source.title}: {source.url}" if source.url else source.title
    if source.read_on is None:
        return tongue.word("value_check_at", what=what)
    return tongue.word("value_source", what=what, read_on=source.read_on)
