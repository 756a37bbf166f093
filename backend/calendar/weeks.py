"""Weeks: this one, the next, one by its number, and those of school holidays."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DayProblem, DaySpan, SpanMeant
from backend.calendar.phrases import as_written, either

WEEK = 7


def week_meant(asked: Asked) -> SpanMeant | None:
    """The whole weeks meant, even where they have begun: "denne uge", "next week", "uge 48-50", "i vinterferien"."""
    monday = asked.today - dt.timedelta(days=asked.today.weekday())
    if asked.longest(asked.words.next_week):
        return whole_weeks(monday + dt.timedelta(days=WEEK))
    numbered = week_by_number(asked)
    if numbered is not None:
        return numbered
    holiday = asked.longest(asked.words.spans.school_weeks)
    if holiday:
        return coming_week(asked, asked.words.spans.school_weeks[holiday], _year(asked, holiday))
    return whole_weeks(monday) if asked.longest(asked.words.spans.this_week) else None


def week_by_number(asked: Asked) -> SpanMeant | None:
    spans = asked.words.spans
    joined = rf"(?:\s*(?:{as_written(spans.until | spans.both)})\s*|\s*[-–—]\s*)"
    other = rf"(?![\d/:]|[.,]\d|\.?\s*(?:{as_written({*asked.words.units, *asked.words.months})})\b)"
    found = re.search(
        rf"\b(?:{as_written(spans.week)})[\s.]*(?P<first>\d{{1,2}}){other}(?:{joined}(?P<last>\d{{1,2}}){other})?"
        rf"(?:\s*[,/]?\s*(?:i\s+|in\s+)?(?P<year>20\d\d)\b)?",
        asked.written,
    )
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    first = coming_week(asked, int(found["first"]), year)
    if found["last"] is None or isinstance(first, DayProblem):
        return first
    last = week_after(first.first, int(found["last"]))
    return DaySpan(first.first, last.last) if isinstance(last, DaySpan) else last


def coming_week(asked: Asked, number: int, year: int | None = None) -> SpanMeant:
    """The ISO week of that number, this one included; PAST only for a week of a year that was named."""
    this_year = asked.today.isocalendar().year
    weeks = [monday_of(one, number) for one in ([year] if year else [this_year, this_year + 1])]
    mondays = [monday for monday in weeks if monday]
    coming = (monday for monday in mondays if monday + dt.timedelta(days=WEEK) > asked.today)
    monday = next(coming, None)
    if monday:
        return whole_weeks(monday)
    return DayProblem.PAST if mondays and year else DayProblem.NO_SUCH_DATE


def week_after(monday: dt.date, number: int) -> SpanMeant:
    """The week of that number that comes first after a Monday."""
    year = monday.isocalendar().year
    later = (one for year in (year, year + 1) if (one := monday_of(year, number)) and one > monday)
    found = next(later, None)
    return whole_weeks(found) if found else DayProblem.NO_SUCH_DATE


def monday_of(year: int, number: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def whole_weeks(monday: dt.date) -> DaySpan:
    return DaySpan(monday, monday + dt.timedelta(days=WEEK - 1))


def _year(asked: Asked, phrase: str) -> int | None:
    found = re.search(rf"\b{either([phrase])} (?:i |in )?(20\d\d)\b", asked.folded)
    return int(found[1]) if found else None
