"""Days told by their place in a month or before Christmas: "første lørdag i december", "2. søndag i advent"."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DayProblem, Meant
from backend.calendar.months import month_after, whole_month
from backend.calendar.phrases import either

SATURDAY, WEEK, SUNDAYS_IN_ADVENT = 6, 7, 4


def nth_of_month(asked: Asked) -> Meant | None:
    """The coming one; a weekend is its Saturday. In "denne måned", or in a year that is named, it may be gone.

    Which days the first week of a month has, nobody can tell.
    """
    words = asked.words
    this, coming, following = words.spans.this_month, words.any_month, words.spans.next_month
    found = re.search(
        rf"\b(?P<nth>{either(words.ordinals)}) "
        rf"(?P<weekday>{either({*words.weekdays, *words.weekend, *words.spans.week})}) "
        rf"(?:(?:{either(words.of_month)}) )?"
        rf"(?P<month>{either({*words.months, *this, *coming, *following})})\b(?: (?P<year>20\d\d)\b)?",
        asked.folded,
    )
    if found is None:
        return None
    if found["weekday"] in words.spans.week:
        return DayProblem.NOT_UNDERSTOOD
    days = [
        _day(year, month, words.weekdays.get(found["weekday"], SATURDAY), words.ordinals[found["nth"]])
        for year, month in _months(asked, found["month"], found["year"])
    ]
    there = [day for day in days if day]
    late = DayProblem.PAST if there else DayProblem.NO_SUCH_DATE
    return next((day for day in there if day >= asked.today), late)


def _months(asked: Asked, month: str, year: str | None) -> list[tuple[int, int]]:
    """The months that may be meant, as year and month."""
    this = (asked.today.year, asked.today.month)
    if month in asked.words.months:
        years = [int(year)] if year else [asked.today.year, asked.today.year + 1]
        return [(one, asked.words.months[month]) for one in years]
    if month in asked.words.spans.next_month:
        return [month_after(*this)]
    return [this] if month in asked.words.spans.this_month else [this, month_after(*this)]


def _day(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """None for a fifth that the month has not."""
    whole = whole_month(year, month)
    if nth < 0:
        return whole.last - dt.timedelta(days=(whole.last.isoweekday() - weekday) % WEEK)
    first = whole.first + dt.timedelta(days=(weekday - whole.first.isoweekday()) % WEEK)
    there = first + dt.timedelta(days=(nth - 1) * WEEK)
    return there if there.month == month else None


def sunday_in_advent(asked: Asked) -> Meant | None:
    """The fourth is the last Sunday before Christmas Day."""
    words = asked.words
    found = re.search(rf"\b(?P<nth>{either(words.ordinals)}) (?:{either(words.advent)})\b", asked.folded)
    if found is None:
        return None
    nth = words.ordinals[found["nth"]]
    if nth > SUNDAYS_IN_ADVENT:
        return DayProblem.NO_SUCH_DATE
    before = SUNDAYS_IN_ADVENT - nth if nth > 0 else 0
    days = (_fourth(year) - dt.timedelta(days=before * WEEK) for year in (asked.today.year, asked.today.year + 1))
    return next(day for day in days if day >= asked.today)


def _fourth(year: int) -> dt.date:
    eve = dt.date(year, 12, 24)
    return eve - dt.timedelta(days=eve.isoweekday() % WEEK)
