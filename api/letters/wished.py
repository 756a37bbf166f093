"""Whether a call can be made when it is wished. Pure."""

import datetime as dt
from collections.abc import Mapping

from api.letters.errors import WishedPastError, WishedTooFarError
from api.letters.schemas import Part, Wished
from backend.facts.values import Category, DayHours, Span

PARTS: Mapping[Part, tuple[dt.time, dt.time]] = {
    "morning": (dt.time(0), dt.time(11)),
    "midday": (dt.time(11), dt.time(13)),
    "afternoon": (dt.time(13), dt.time.max),
}
MOST_DAYS_AHEAD = 30
NOBODY_THERE: frozenset[Category] = frozenset({"self_service", "closed"})


def not_past(wished: Wished, now: dt.datetime) -> None:
    """WishedPastError for a time gone by, also of today; WishedTooFarError for one that nobody can promise yet."""
    if not still_to_come(wished.part, wished.date, now):
        raise WishedPastError
    if wished.date > now.date() + dt.timedelta(days=MOST_DAYS_AHEAD):
        raise WishedTooFarError


def still_to_come(part: Part, day: dt.date, now: dt.datetime) -> bool:
    return (day, PARTS[part][1]) > (now.date(), now.time())


def is_staffed(wished: Wished, hours: DayHours, now: dt.datetime) -> bool:
    """Whether somebody is there in some of that part of the day, and still to come if it is today."""
    start, end = PARTS[wished.part]
    earliest = max(start, now.time()) if wished.date == now.date() else start
    return any(_overlaps(span, earliest, end) for span in hours.spans if span.category not in NOBODY_THERE)


def _overlaps(span: Span, start: dt.time, end: dt.time) -> bool:
    closes = span.end if span.end > span.start else dt.time.max
    return span.start < end and start < closes
