import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backend.clock import COPENHAGEN
from backend.facts.values import Span, WeekdayHours, WeekHours
from backend.places.hours import (
    Timetable,
    categories_at,
    intervals,
    merged,
    next_opening,
    open_at,
    opening_at,
    spans_on,
    utc,
)


def span(start: str, end: str, category: str = "staffed") -> Span:
    return Span.model_validate({"start": start, "end": end, "category": category})


def week(*spans: Span, weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)) -> WeekHours:
    return WeekHours(days=tuple(WeekdayHours(weekday=day, spans=spans) for day in weekdays))


def at(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words).replace(tzinfo=COPENHAGEN)


WEEKDAY = dt.date(2026, 11, 24)
LIBRARY = Timetable(
    week(span("08:00", "10:00", "self_service"), span("10:00", "19:00"), span("19:00", "21:00", "self_service"))
)


def test_staffed_and_self_service_hours_are_one_opening() -> None:
    opening = opening_at(LIBRARY, at("2026-11-24T11:00"))
    assert opening
    assert opening.end == at("2026-11-24T21:00")
    assert categories_at(LIBRARY, at("2026-11-24T11:00")) == ("staffed",)
    assert categories_at(LIBRARY, at("2026-11-24T20:00")) == ("self_service",)


def test_it_closes_on_the_minute() -> None:
    assert open_at(LIBRARY, at("2026-11-24T20:59"))
    assert open_at(LIBRARY, at("2026-11-24T21:00")) is False


def test_a_weekday_that_is_not_listed_is_not_known_and_an_empty_one_is_closed() -> None:
    some = Timetable(
        WeekHours(days=(WeekdayHours(weekday=1, spans=(span("10:00", "16:00"),)), WeekdayHours(weekday=2, spans=())))
    )
    assert spans_on(some, WEEKDAY) == ()
    assert spans_on(some, WEEKDAY + dt.timedelta(days=1)) is None
    assert open_at(some, at("2026-11-25T11:00")) is None


def test_without_any_hours_nothing_is_known() -> None:
    assert spans_on(Timetable(), WEEKDAY) is None
    assert open_at(Timetable(), at("2026-11-24T11:00")) is None
    assert next_opening(Timetable(), at("2026-11-24T11:00")) is None


def test_the_ordinary_week_says_nothing_of_a_holiday() -> None:
    for day in (dt.date(2026, 12, 25), dt.date(2026, 12, 24), dt.date(2026, 12, 31), dt.date(2026, 6, 5)):
        assert spans_on(LIBRARY, day) is None


def test_a_place_known_to_close_on_holidays_is_closed_then() -> None:
    closing = Timetable(LIBRARY.week, closed_on=frozenset({"public_holiday"}))
    assert spans_on(closing, dt.date(2026, 12, 25)) == ()
    assert spans_on(closing, dt.date(2026, 12, 24)) is None


def test_store_bededag_is_an_ordinary_friday() -> None:
    assert spans_on(LIBRARY, dt.date(2026, 5, 1)) == LIBRARY.week.days[4].spans


def test_a_special_day_goes_before_the_week_and_before_a_holiday() -> None:
    special = Timetable(LIBRARY.week, {dt.date(2026, 12, 25): (span("10:00", "12:00"),), WEEKDAY: None})
    assert open_at(special, at("2026-12-25T11:00"))
    assert open_at(special, at("2026-11-24T11:00")) is None


def test_open_over_midnight_belongs_to_both_days() -> None:
    night = Timetable(week(span("20:00", "02:00"), weekdays=(5,)), {dt.date(2026, 11, 28): ()})
    assert open_at(night, at("2026-11-28T01:59"))
    assert open_at(night, at("2026-11-28T02:00")) is False


def test_the_night_that_summer_time_shortens() -> None:
    night = Timetable(week(span("01:00", "04:00")))
    (opening,) = intervals(night, dt.date(2026, 3, 29)) or ()
    assert utc(opening.end) - utc(opening.start) == dt.timedelta(hours=2)


def test_the_night_that_summer_time_lengthens() -> None:
    night = Timetable(week(span("01:00", "04:00")))
    (opening,) = intervals(night, dt.date(2026, 10, 25)) or ()
    assert utc(opening.end) - utc(opening.start) == dt.timedelta(hours=4)
    assert open_at(night, dt.datetime(2026, 10, 25, 2, 30, tzinfo=COPENHAGEN, fold=1))


def test_the_next_opening_passes_over_closed_days() -> None:
    weekdays = Timetable(week(span("10:00", "16:00"), weekdays=(1, 2, 3, 4, 5)), {})
    with_weekend = WeekHours(days=(*weekdays.week.days, *(WeekdayHours(weekday=day, spans=()) for day in (6, 7))))
    assert next_opening(Timetable(with_weekend), at("2026-11-27T17:00")) == at("2026-11-30T10:00")
    assert next_opening(weekdays, at("2026-11-27T17:00")) is None


TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))
CATEGORIES = st.sampled_from(["staffed", "self_service", "citizen_service", "closed"])
SPANS = st.lists(st.builds(Span, start=TIMES, end=TIMES, category=CATEGORIES), max_size=3).map(tuple)
WEEKS = st.dictionaries(st.integers(1, 7), SPANS).map(
    lambda days: WeekHours(days=tuple(WeekdayHours(weekday=day, spans=spans) for day, spans in days.items()))
)
DAYS = st.dates(dt.date(2026, 3, 20), dt.date(2026, 11, 5))
SPECIAL = st.dictionaries(DAYS, SPANS | st.none(), max_size=3)
TIMETABLES = st.builds(Timetable, st.none() | WEEKS, SPECIAL, st.sets(st.just("public_holiday")).map(frozenset))
MOMENTS = st.datetimes(dt.datetime(2026, 3, 20), dt.datetime(2026, 11, 5), timezones=st.just(dt.UTC)).map(  # noqa: DTZ001
    lambda moment: moment.astimezone(COPENHAGEN)
)


@given(TIMETABLES, MOMENTS)
def test_open_at_agrees_with_the_intervals(timetable: Timetable, moment: dt.datetime) -> None:
    days = (moment.date() - dt.timedelta(days=1), moment.date())
    openings = [one for day in days for one in intervals(timetable, day) or ()]
    inside = any(utc(one.start) <= utc(moment) < utc(one.end) for one in openings)
    assert (open_at(timetable, moment) is True) == inside
    assert bool(categories_at(timetable, moment)) == inside


@given(TIMETABLES, MOMENTS)
def test_the_next_opening_is_later_and_then_it_is_open(timetable: Timetable, moment: dt.datetime) -> None:
    opening = next_opening(timetable, moment)
    if opening:
        assert utc(opening) > utc(moment)
        assert open_at(timetable, opening)


@given(TIMETABLES, MOMENTS)
def test_closed_is_only_said_of_a_day_that_is_known(timetable: Timetable, moment: dt.datetime) -> None:
    if open_at(timetable, moment) is False:
        assert spans_on(timetable, moment.date()) is not None


@given(TIMETABLES, MOMENTS)
def test_an_opening_ends_after_now_and_it_is_open_until_then(timetable: Timetable, moment: dt.datetime) -> None:
    opening = opening_at(timetable, moment)
    if opening:
        assert utc(opening.start) <= utc(moment) < utc(opening.end)
        assert open_at(timetable, (utc(opening.end) - dt.timedelta(seconds=1)).astimezone(COPENHAGEN))


@given(TIMETABLES, DAYS)
def test_merged_openings_stand_apart_and_cover_the_same_time(timetable: Timetable, day: dt.date) -> None:
    openings = intervals(timetable, day) or ()
    whole = merged(openings)
    assert all(utc(one.end) < utc(after.start) for one, after in pairwise(whole))
    assert all(
        any(utc(big.start) <= utc(one.start) and utc(one.end) <= utc(big.end) for big in whole) for one in openings
    )


@given(TIMETABLES, MOMENTS, st.integers(0, 300))
def test_nothing_opens_between_now_and_the_next_opening(
    timetable: Timetable, moment: dt.datetime, minutes: int
) -> None:
    opening = next_opening(timetable, moment)
    later = (utc(moment) + dt.timedelta(minutes=minutes)).astimezone(COPENHAGEN)
    if opening and open_at(timetable, moment) is False and utc(later) < utc(opening):
        assert open_at(timetable, later) is not True
