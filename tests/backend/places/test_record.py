"""Whose word goes first: an editor's day, what a sync heard, the ordinary week; and nothing invented hides a fact."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.facts.fact import Certainty, Fact, Source
from backend.facts.values import Category, DayHours, HoursByDate, Span, WeekdayHours, WeekHours, same
from backend.places.record import Record
from backend.places.several_days import by_source
from backend.places.sides import Side
from backend.places.synced.covered import Covered
from backend.places.synced.facts import Heard

TUESDAY, FIRST, LAST = dt.date(2026, 11, 24), dt.date(2026, 11, 23), dt.date(2027, 1, 19)
CHRISTMAS_EVE = dt.date(2026, 12, 24)


def span(start: int, end: int, category: Category = "staffed") -> Span:
    return Span(start=dt.time(start), end=dt.time(end), category=category)


WEEKLY, SYNCED, EDITED = (span(8, 12),), (span(10, 17),), (span(13, 14),)


def fact(value: Any, certainty: Certainty, title: str, read_on: str = "2026-11") -> Fact:
    return Fact(
        value=value, source=Source(title=same(title), read_on=read_on), owner="libraries",
        certainty=certainty if value else "unknown", fact_class="hours",
    )  # fmt: skip


def week(*spans: Span, certainty: Certainty = "likely") -> Fact:
    days = tuple(WeekdayHours(weekday=day, spans=spans) for day in range(1, 8))
    return fact(WeekHours(days=days) if spans else None, certainty, "week")


def heard(certainty: Certainty = "likely", days: dict[dt.date, Any] | None = None) -> Heard:
    told = {TUESDAY: SYNCED} if days is None else days
    return Heard(Covered(FIRST, LAST, told), Source(title=same("CMS"), read_on="2026-11-24"), certainty)


def record(**known: Any) -> Record:
    return Record(**{"week": week(), "special": {}, "closed_on": frozenset(), "heard": None, **known})


def spans_on(known: Record, day: dt.date = TUESDAY) -> Any:
    value = known.hours(day, day).fact_on(day).value
    return value.spans if isinstance(value, DayHours) else None


def test_what_a_sync_heard_goes_before_the_ordinary_week() -> None:
    known = record(week=week(*WEEKLY), heard=heard())
    assert spans_on(known) == SYNCED
    assert known.hours(TUESDAY, TUESDAY).fact_on(TUESDAY).source.title == same("CMS")


def test_an_editors_day_goes_before_what_a_sync_heard() -> None:
    edited = fact(DayHours(date=TUESDAY, spans=EDITED), "certain", "editor")
    assert spans_on(record(special={TUESDAY: edited}, heard=heard())) == EDITED


def test_an_editor_may_say_that_a_synced_day_is_not_known() -> None:
    assert spans_on(record(special={TUESDAY: fact(None, "unknown", "editor")}, heard=heard())) is None


def test_outside_what_was_covered_the_ordinary_week_still_stands() -> None:
    assert spans_on(record(week=week(*WEEKLY), heard=heard()), LAST + dt.timedelta(days=1)) == WEEKLY


def test_a_covered_day_that_nobody_wrote_down_is_not_known_whatever_the_week_says() -> None:
    assert spans_on(record(week=week(*WEEKLY), heard=heard()), TUESDAY + dt.timedelta(days=20)) is None


@pytest.mark.parametrize("certainty", ["certain", "likely", "uncertain"])
def test_an_invented_day_does_not_hide_a_known_week(certainty: Certainty) -> None:
    assert spans_on(record(week=week(*WEEKLY, certainty=certainty), heard=heard("demo"))) == WEEKLY


def test_an_invented_day_is_told_where_nothing_else_is_known() -> None:
    known = record(heard=heard("demo"))
    assert spans_on(known) == SYNCED
    assert known.hours(TUESDAY, TUESDAY).fact_on(TUESDAY).certainty == "demo"


def test_an_invented_day_may_tell_of_a_holiday_that_the_week_says_nothing_of() -> None:
    invented = heard("demo", {CHRISTMAS_EVE: SYNCED})
    assert spans_on(record(week=week(*WEEKLY), heard=invented), CHRISTMAS_EVE) == SYNCED


def test_an_invented_day_does_not_open_a_place_that_is_known_to_close() -> None:
    closing = record(week=week(*WEEKLY), closed_on=frozenset({"christmas_eve"}))
    invented = heard("demo", {CHRISTMAS_EVE: SYNCED})
    assert spans_on(Record(closing.week, {}, closing.closed_on, invented), CHRISTMAS_EVE) == ()


@pytest.mark.parametrize(("days_later", "standing"), [(0, "current"), (2, "current"), (3, "dated"), (30, "dated")])
def test_what_was_heard_more_than_two_days_ago_is_dated(days_later: int, standing: str) -> None:
    told = record(heard=heard()).hours(TUESDAY, TUESDAY).fact_on(TUESDAY).told(TUESDAY + dt.timedelta(days=days_later))
    assert told.standing == standing


BOTH = (span(8, 20, "self_service"), span(10, 17, "staffed"))
WEDNESDAY = TUESDAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("side", "tuesday", "wednesday"),
    [("staffed", (BOTH[1],), ()), ("self_service", (BOTH[0],), (BOTH[0],)), ("citizen_service", None, None)],
)
def test_one_side_of_what_was_heard(side: Side, tuesday: Any, wednesday: Any) -> None:
    known = record(heard=heard(days={TUESDAY: BOTH, WEDNESDAY: BOTH[:1]})).only(side)
    assert (spans_on(known), spans_on(known, WEDNESDAY)) == (tuesday, wednesday)


def test_one_side_of_an_ordinary_week() -> None:
    known = record(week=week(*BOTH))
    assert spans_on(known.only("staffed")) == (BOTH[1],)
    assert spans_on(known.only("citizen_service")) is None


def test_a_house_that_is_open_is_not_known_to_have_staff() -> None:
    assert spans_on(record(week=week(span(8, 22, "building"))).only("staffed")) is None


@pytest.mark.parametrize(("spans", "staffed"), [((), ()), (BOTH, (BOTH[1],)), (BOTH[:1], None)])
def test_one_side_of_an_editors_day(spans: tuple[Span, ...], staffed: Any) -> None:
    edited = fact(DayHours(date=TUESDAY, spans=spans), "certain", "editor")
    assert spans_on(record(special={TUESDAY: edited}).only("staffed")) == staffed


def by_date(known: Record, days: int = 3) -> tuple[Fact, ...]:
    last = TUESDAY + dt.timedelta(days=days - 1)
    return by_source(known.hours(TUESDAY, last), TUESDAY, last)


def test_days_of_one_source_are_one_fact() -> None:
    (told,) = by_date(record(heard=heard()))
    assert isinstance(told.value, HoursByDate)
    assert [day.spans for day in told.value.days] == [SYNCED, (), ()]


def test_days_of_several_sources_are_a_fact_each_and_the_unknown_stand_with_the_most() -> None:
    edited = {WEDNESDAY: fact(DayHours(date=WEDNESDAY, spans=EDITED), "certain", "editor")}
    known = record(special=edited, heard=heard(days={TUESDAY: SYNCED, WEDNESDAY + dt.timedelta(days=1): None}))
    most, other = by_date(known, days=4)
    assert isinstance(most.value, HoursByDate)
    assert isinstance(other.value, HoursByDate)
    assert [(day.date.day, day.spans) for day in most.value.days] == [(24, SYNCED), (26, None), (27, ())]
    assert [day.date for day in other.value.days] == [WEDNESDAY]


def test_days_that_nobody_knows_are_one_fact_that_is_not_known() -> None:
    (told,) = by_date(record())
    assert (told.value, told.certainty) == (None, "unknown")


SPANS = st.sampled_from([WEEKLY, SYNCED, BOTH, (), None])
DAYS = st.dates(FIRST, LAST)
CERTAINTIES: st.SearchStrategy[Certainty] = st.sampled_from(["likely", "demo"])
HEARD = st.builds(heard, CERTAINTIES, st.dictionaries(DAYS, SPANS.filter(lambda spans: spans != ()), max_size=5))
WEEKS = st.sampled_from([week(), week(*WEEKLY), week(*BOTH)])


@given(WEEKS, HEARD, DAYS)
def test_no_invented_hours_are_told_as_anything_else(ordinary: Fact, told: Heard, day: dt.date) -> None:
    of_day = record(week=ordinary, heard=told).hours(day, day).fact_on(day)
    if told.invented and of_day.source == told.source:
        assert of_day.certainty in {"demo", "unknown"}


@given(WEEKS, HEARD, DAYS)
def test_a_day_known_without_the_invented_is_told_the_same_with_it(ordinary: Fact, told: Heard, day: dt.date) -> None:
    without = record(week=ordinary)
    if told.invented and spans_on(without, day) is not None:
        assert spans_on(record(week=ordinary, heard=told), day) == spans_on(without, day)


@given(WEEKS, HEARD, DAYS, DAYS)
def test_several_days_are_told_as_each_is(ordinary: Fact, told: Heard, one: dt.date, other: dt.date) -> None:
    known = record(week=ordinary, heard=told)
    first, last = min(one, other), max(one, other)
    facts = by_source(known.hours(first, last), first, last)
    days = [day for of_source in facts if isinstance(of_source.value, HoursByDate) for day in of_source.value.days]
    assert len({day.date for day in days}) == len(days)
    assert all(spans_on(known, day.date) == day.spans for day in days)
    assert len(days) == ((last - first).days + 1 if days else 0)
