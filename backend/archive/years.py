"""Which years a citizen means, in Danish and English. Pure; what told them is taken out of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from backend.archive.points import DECADE, Point, points_in, short_ends
from backend.archive.vocabulary import one_of, vocabulary
from backend.calendar.vocabulary import vocabulary as day_words

AROUND_YEARS = 5


@dataclass(frozen=True, slots=True)
class Years:
    """Both included; None where the span has no end on that side."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """The years that are meant, and the text without the words that told them."""

    years: Years | None
    rest: str


def years_in(text: str, this_year: int) -> Said:
    """The first year or span of years that the text names; of two that are joined, from the one to the other."""
    points = points_in(text, this_year)
    if not points:
        return Said(None, text)
    first = points[0]
    before, after = text[: first.start], text[first.end :]
    if (last := _other_end(text, points)) is not None:
        return _said(text, Years(first.first, last.last), _start(before, "between"), last.end)
    if onwards := _behind().match(after):
        return _said(text, Years(first.first, None), _start(before, "between"), first.end + onwards.end())
    name = _beside(before, first)
    return _said(text, _span(first, name), _start(before, name or "day"), first.end)


def _other_end(text: str, points: Sequence[Point]) -> Point | None:
    """The point at the other end of a span that begins with the first one."""
    first = points[0]
    ends = (*points[1:2], *short_ends(text, first))
    joined = (end for end in ends if _joint().fullmatch(text[first.end : end.start]))
    return next((end for end in joined if end.last > first.first), None)


def _beside(before: str, point: Point) -> str | None:
    """What is said of the point right before it; only of a decade or a century can there be a part."""
    parts = ("early", "middle", "late") if point.last - point.first + 1 >= DECADE else ()
    return next((name for name in (*parts, "around", "before", "after", "since") if _said_before(before, name)), None)


def _said_before(before: str, name: str) -> re.Match[str] | None:
    """Words of that name at the end; who "leder efter 1950" does not mean what came later."""
    match = _before(name).search(before)
    sought = match and name == "after" and _before("not_after").search(before[: match.start()])
    return None if sought else match


def _span(point: Point, name: str | None) -> Years:
    half = (point.last - point.first + 1) // 2
    around = AROUND_YEARS if point.first == point.last else 0
    spans = {
        "early": Years(point.first, point.first + half),
        "middle": Years(point.first + half // 2, point.last - half // 2),
        "late": Years(point.first + half, point.last),
        "around": Years(point.first - around, point.last + around),
        "before": Years(None, point.first - 1),
        "after": Years(point.last + 1, None),
        "since": Years(point.first, None),
    }
    return spans[name] if name else Years(point.first, point.last)


def _start(before: str, name: str) -> int:
    """Where the words begin that belong to the year."""
    match = _said_before(before, name)
    return match.start() if match else len(before)


def _said(text: str, years: Years, start: int, end: int) -> Said:
    return Said(years, f"{text[:start].rstrip()} {text[end:].lstrip()}".strip())


@cache
def _before(name: str) -> re.Pattern[str]:
    words = vocabulary().years
    said = _day() if name == "day" else getattr(words, name)
    return re.compile(rf"(?<!\w)(?:{said})\s*(?:(?:{words.articles})\s*)*$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{vocabulary().years.onwards})(?!\w)", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    words = vocabulary().years
    return re.compile(rf"\s*(?:{words.to})\s*(?:(?:{words.articles})\s*)?", re.IGNORECASE)


def _day() -> str:
    """A day or a month of the year: "5. maj", "May 5th,", "5/5-"."""
    nth = r"\d{1,2}(?:\.|th|st|nd|rd)?"
    return rf"(?:{nth}\s*(?:of\s+)?)?(?:{one_of(day_words().months)})(?:\s+{nth},?)?|\d{{1,2}}[./]\s?\d{{1,2}}[-./ ]"
