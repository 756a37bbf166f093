"""Spans between two days: "fra mandag til onsdag", "mellem den 3. og den 7. december", "24/12-26/12"."""

import datetime as dt

from backend.calendar.asked import Asked, DayProblem, DaySpan, Meant, SpanMeant, exact_date
from backend.calendar.grammar import find_day
from backend.calendar.joined import NUMBER, Joined, joined_days
from backend.folding import fold

MONTH, HALF_A_YEAR, YEAR = (dt.timedelta(days=days) for days in (31, 183, 365))
ONE_DAY = dt.timedelta(days=1)


def from_to(asked: Asked) -> SpanMeant | None:
    """None where no two days are joined. Two days with an "og" between are a span if one follows the other."""
    found = joined_days(asked.written, asked.words)
    if found is None or fold(found.whole) in asked.words.spans.dates:
        return None
    span = _span(asked, found)
    if found.only_listed:
        return span if isinstance(span, DaySpan) and span.last - span.first == ONE_DAY else None
    return span


def _span(asked: Asked, found: Joined) -> SpanMeant:
    if NUMBER.fullmatch(found.first):
        return _until_date(asked, found)
    if not found.begins_with_date:
        return _in_turn(asked, found)
    return _until_number(asked, found) if NUMBER.fullmatch(found.last) else _until_date(asked, found)


def _until_date(asked: Asked, found: Joined) -> SpanMeant:
    """The coming last day, and the first that goes with it, even if that is gone by."""
    end = find_day(found.last, asked.today, asked.words)
    if isinstance(end, DayProblem):
        return end
    number = NUMBER.fullmatch(found.first)
    start = _number_before(end, int(number["day"])) if number else _last_before(asked, found.first, end)
    return start if isinstance(start, DayProblem) else DaySpan(start, end)


def _number_before(end: dt.date, number: int) -> Meant:
    """The last day of that number until the end."""
    month = end if number <= end.day else end.replace(day=1) - ONE_DAY
    return exact_date(month.year, month.month, number) or DayProblem.NO_SUCH_DATE


def _last_before(asked: Asked, words: str, end: dt.date) -> Meant:
    starts = [find_day(words, end - back, asked.words) for back in (HALF_A_YEAR, YEAR)]
    there = (start for start in starts if isinstance(start, dt.date) and start <= end)
    return next(there, starts[0] if isinstance(starts[0], DayProblem) else DayProblem.NOT_UNDERSTOOD)


def _until_number(asked: Asked, found: Joined) -> SpanMeant:
    """From a date until the next day of that number: "fra 3. december til den 7."; it may have begun."""
    span: SpanMeant = DayProblem.NOT_UNDERSTOOD
    for today in (asked.today - MONTH, asked.today):
        start = find_day(found.first, today, asked.words)
        if isinstance(start, DayProblem):
            return start
        end = find_day(found.last, start, asked.words)
        span = end if isinstance(end, DayProblem) else DaySpan(start, end)
        if isinstance(span, DaySpan) and span.last >= asked.today:
            break
    return span


def _in_turn(asked: Asked, found: Joined) -> SpanMeant:
    """The coming first day, and the last as it comes from there."""
    start, end = (find_day(words, asked.today, asked.words) for words in (found.first, found.last))
    if isinstance(start, DayProblem):
        return start
    if isinstance(end, dt.date) and end < start:
        relative = Asked.read(found.last, asked.today, asked.words).longest(asked.words.relative)
        end = DayProblem.NOT_UNDERSTOOD if relative else find_day(found.last, start, asked.words)
    return end if isinstance(end, DayProblem) else DaySpan(start, end)
