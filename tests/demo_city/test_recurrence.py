import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from demo_city.days import is_closed
from demo_city.recurrence import Recurrence

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
MONTH = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def days(first: dt.date = MONTH[0], last: dt.date = MONTH[1], **recurrence: object) -> list[int]:
    row = Recurrence.model_validate({"day": "tuesday", "time": "10:00-11:00", **recurrence})
    return [day.day for day in row.days(first, last)]


def test_weekly_is_every_week() -> None:
    assert days() == [3, 10, 17, 24]


def test_even_and_odd_weeks_share_the_days_between_them() -> None:
    assert days(weeks="even") == [10, 24]
    assert days(weeks="odd") == [3, 17]


def test_the_first_and_the_last_of_a_month() -> None:
    assert days(nth=1) == [3]
    assert days(nth=-1) == [24]
    assert days(day="monday", nth=[1, -1]) == [2, 30]


def test_only_in_some_months() -> None:
    assert days(months=12) == []


def test_nothing_begins_on_a_day_when_libraries_are_closed() -> None:
    christmas = {"first": dt.date(2026, 12, 20), "last": dt.date(2027, 1, 3)}
    assert days(**christmas, day="thursday") == []  # 24 and 31 December
    assert days(**christmas, day="friday") == []  # 25 December and 1 January


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError):
        Recurrence.model_validate({"day": "tuesday", "time": "ten to eleven"})


@settings(deadline=None)
@given(DAYS, st.integers(0, 100))
def test_every_day_that_is_given_falls_on_the_recurrence_and_is_open(first: dt.date, length: int) -> None:
    row = Recurrence.model_validate({"day": ["monday", "saturday"], "time": "10:00-11:00", "nth": [2, -1]})
    last = first + dt.timedelta(days=length)
    found = row.days(first, last)
    assert all(first <= day <= last and row.falls_on(day) and not is_closed(day) for day in found)
    assert found == sorted(set(found))
