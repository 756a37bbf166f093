"""Closed is said only inside what was asked for, near days with hours; all else is not known."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.facts.values import Span
from backend.places.synced.covered import NEAR_DAYS, Covered

FIRST, LAST = dt.date(2026, 11, 23), dt.date(2027, 1, 19)
OPEN = (Span(start=dt.time(10), end=dt.time(17), category="staffed"),)
UNSTAFFED = (Span(start=dt.time(8), end=dt.time(20), category="self_service"),)


def on(day: int) -> dt.date:
    """Count days from the first."""
    return FIRST + dt.timedelta(days=day)


def test_a_day_with_hours_has_them() -> None:
    assert Covered(FIRST, LAST, {on(3): OPEN}).spans_on(on(3)) == OPEN


@pytest.mark.parametrize("day", [1, 2, 4, 5, 10])
def test_a_day_without_rows_near_days_with_hours_is_closed(day: int) -> None:
    assert Covered(FIRST, LAST, {on(3): OPEN}).spans_on(on(day)) == ()


def test_a_day_far_from_any_hours_is_not_known() -> None:
    assert Covered(FIRST, LAST, {on(3): OPEN}).spans_on(on(11)) is None


@pytest.mark.parametrize("day", [FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)])
def test_a_day_outside_what_was_asked_for_is_not_known(day: dt.date) -> None:
    covered = Covered(FIRST, LAST, {FIRST: OPEN, LAST: OPEN})
    assert covered.spans_on(day) is None
    assert not covered.covers(day)


def test_hours_outside_what_was_asked_for_make_no_day_closed() -> None:
    assert Covered(FIRST, LAST, {FIRST - dt.timedelta(days=1): OPEN}).spans_on(FIRST) is None


def test_a_branch_without_any_hours_is_never_closed() -> None:
    assert Covered(FIRST, LAST, {}).spans_on(on(3)) is None


def test_a_day_whose_rows_told_nothing_is_not_known_and_makes_no_other_closed() -> None:
    covered = Covered(FIRST, LAST, {on(3): None})
    assert (covered.spans_on(on(3)), covered.spans_on(on(4))) == (None, None)


def test_where_a_row_was_lost_no_day_is_closed() -> None:
    covered = Covered(FIRST, LAST, {on(3): OPEN}, whole=False)
    assert (covered.spans_on(on(3)), covered.spans_on(on(4))) == (OPEN, None)


def test_a_category_has_its_own_days() -> None:
    covered = Covered(FIRST, LAST, {on(3): UNSTAFFED + OPEN, on(4): UNSTAFFED, on(20): UNSTAFFED})
    staffed = covered.only("staffed")
    assert [staffed.spans_on(on(day)) for day in (3, 4, 20)] == [OPEN, (), None]
    assert covered.only("citizen_service").spans_on(on(3)) is None


DAYS = st.dates(FIRST - dt.timedelta(days=20), LAST + dt.timedelta(days=20))
TOLD = st.sampled_from([OPEN, UNSTAFFED, UNSTAFFED + OPEN, None])
COVERED = st.builds(Covered, st.just(FIRST), st.just(LAST), st.dictionaries(DAYS, TOLD, max_size=6), st.booleans())


@given(COVERED, DAYS)
def test_closed_means_covered_whole_and_hours_within_a_week(covered: Covered, day: dt.date) -> None:
    near = [
        other
        for other, spans in covered.days.items()
        if spans and FIRST <= other <= LAST and abs((other - day).days) <= NEAR_DAYS
    ]
    if covered.spans_on(day) == ():
        assert FIRST <= day <= LAST
        assert covered.whole
        assert near
        assert day not in covered.days


@given(COVERED, DAYS)
def test_hours_are_never_made_up(covered: Covered, day: dt.date) -> None:
    spans = covered.spans_on(day)
    if spans:
        assert spans == covered.days[day]


@given(COVERED, DAYS, st.sampled_from(["staffed", "self_service"]))
def test_one_category_never_knows_more_than_all(covered: Covered, day: dt.date, category: str) -> None:
    alone, whole = covered.only(category).spans_on(day), covered.spans_on(day)  # type: ignore[arg-type]
    if alone is not None:
        assert whole is not None
        assert set(alone) <= set(whole)
