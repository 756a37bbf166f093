"""Single years, decades and centuries as they stand in a text: "1967", "1930'erne", "the 70s", "1800-tallet"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backend.archive.vocabulary import one_of, vocabulary

EARLIEST = 1100
DECADE, CENTURY = 10, 100
APOSTROPHE = r"['’´`‘-]?"


@dataclass(frozen=True, slots=True)
class Point:
    """From `first` to `last` year, both included; where in the text it stands."""

    first: int
    last: int
    start: int
    end: int


def points_in(text: str, this_year: int) -> list[Point]:
    """In the order in which they stand. A number that can be no year of the past is none."""
    found = (_point(match) for match in _forms().finditer(text))
    return [point for point in found if EARLIEST <= point.first <= this_year]


@cache
def _forms() -> re.Pattern[str]:
    """One name a form; the longer before the shorter."""
    words = vocabulary().years
    return re.compile(
        rf"(?<![\w,])(?:"
        rf"(?P<century>\d\d00){APOSTROPHE}\s?(?:tallet|tals|tal)"
        rf"|(?P<nth>1[2-9]|20)(?:\.|th|st|nd|rd)?\s+(?:{words.century})"
        rf"|(?P<named_century>{one_of(words.centuries)})\s+(?:{words.century})"
        rf"|(?P<hundreds>\d\d00)s"
        rf"|(?P<decade>\d{{3}}0){APOSTROPHE}\s?(?:erne|ernes|er|s)"
        rf"|['’‘]?(?P<short_decade>[2-9]0){APOSTROPHE}\s?(?:erne|ernes|s)"
        rf"|(?P<named_decade>{one_of(words.decades)})"
        rf"|(?P<year>\d{{4}})"
        rf")(?!\w)(?![.,]\d)",
        re.IGNORECASE,
    )


def _point(match: re.Match[str]) -> Point:
    form = str(match.lastgroup)
    first, length = _read(form, match[form].casefold())
    return Point(first, first + length - 1, match.start(), match.end())


def _read(form: str, said: str) -> tuple[int, int]:
    """The first year, and for how many years it lasts."""
    words = vocabulary().years
    if form in {"century", "hundreds"}:
        return int(said), CENTURY
    if form == "nth":
        return (int(said) - 1) * CENTURY, CENTURY
    if form == "named_century":
        return words.centuries[said], CENTURY
    if form == "named_decade":
        return words.decades[said], DECADE
    if form == "short_decade":
        return 1900 + int(said), DECADE
    return int(said), DECADE if form == "decade" else 1


def short_ends(text: str, after: Point) -> Iterator[Point]:
    """The second half of "1939-45" and "1914/18", which is no year by itself."""
    match = re.compile(r"\s?[-–/]\s?(\d\d)(?![\w'’])").match(text, after.end)
    if match:
        year = after.first - after.first % CENTURY + int(match[1])
        yield Point(year, year, match.start(1), match.end())
