"""Days on which the demo city's libraries are closed, and the days between two."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

import holidays

ALWAYS_CLOSED = {(6, 5), (12, 24), (12, 25), (12, 26), (12, 31), (1, 1)}


@cache
def _public_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("DK")


def is_closed(day: dt.date) -> bool:
    """Whether it is a public holiday, or a day that libraries customarily keep closed."""
    return (day.month, day.day) in ALWAYS_CLOSED or day in _public_holidays()


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Each day from the first to the last, both with them; none if the last comes before the first."""
    for ahead in range((last - first).days + 1):
        yield first + dt.timedelta(days=ahead)
