"""A call is wished for when somebody is there, and not for a time gone by."""

import datetime as dt

import pytest

from api.letters.errors import WishedPastError, WishedTooFarError
from api.letters.schemas import Part, Wished
from api.letters.wished import is_staffed, not_past
from backend.clock import COPENHAGEN
from backend.facts.values import Category, DayHours, Span

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 12, tzinfo=COPENHAGEN)


def wish(part: Part, days: int = 0) -> Wished:
    return Wished(date=TODAY + dt.timedelta(days=days), part=part)


def hours(start: int, end: int, category: Category = "phone") -> DayHours:
    return DayHours(date=TODAY, spans=(Span(start=dt.time(start), end=dt.time(end), category=category),))


@pytest.mark.parametrize(("part", "days"), [("morning", 0), ("afternoon", -1)])
def test_a_time_gone_by_is_refused(part: Part, days: int) -> None:
    with pytest.raises(WishedPastError):
        not_past(wish(part, days), NOON)


@pytest.mark.parametrize(("part", "days"), [("midday", 0), ("afternoon", 0), ("morning", 1), ("morning", 30)])
def test_a_time_to_come_is_taken(part: Part, days: int) -> None:
    not_past(wish(part, days), NOON)


def test_a_time_too_far_ahead_is_refused() -> None:
    with pytest.raises(WishedTooFarError):
        not_past(wish("morning", 31), NOON)


@pytest.mark.parametrize(
    ("part", "opens", "closes", "staffed"),
    [
        ("morning", 8, 16, True),
        ("morning", 11, 16, False),
        ("midday", 11, 16, True),
        ("midday", 13, 16, False),
        ("afternoon", 8, 13, False),
        ("afternoon", 8, 14, True),
        ("afternoon", 22, 2, True),
    ],
)
def test_somebody_must_be_there_in_that_part_of_the_day(part: Part, opens: int, closes: int, *, staffed: bool) -> None:
    assert is_staffed(wish(part, 1), hours(opens, closes), NOON) is staffed


def test_today_only_what_is_left_of_it_counts() -> None:
    one_o_clock = NOON.replace(hour=12, minute=30)
    assert not is_staffed(wish("midday"), hours(8, 12), one_o_clock)
    assert is_staffed(wish("midday", 1), hours(8, 12), one_o_clock)


@pytest.mark.parametrize("category", ["self_service", "closed"])
def test_an_open_door_without_staff_is_nobody(category: Category) -> None:
    assert not is_staffed(wish("morning", 1), hours(8, 16, category), NOON)
