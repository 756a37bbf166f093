"""Values of every type for property tests, in pairs that a reader must be able to tell apart."""

import datetime as dt

from hypothesis import strategies as st

from backend.facts.values import (
    Address,
    AnyValue,
    Category,
    Date,
    DateHours,
    DayHours,
    Duration,
    Email,
    HoursByDate,
    Items,
    Link,
    Money,
    Number,
    Phone,
    Span,
    Text,
    Time,
    WeekdayHours,
    WeekHours,
)

Two = tuple[AnyValue, AnyValue]
# Without "phone": alone on a day, a telephone's hours are told like a building's, by the times alone.
CATEGORIES: tuple[Category, ...] = ("building", "staffed", "self_service", "citizen_service", "reading_room")

words = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=12)
clocks = st.times(max_value=dt.time(23, 58)).map(lambda time: time.replace(second=0, microsecond=0))
spans = st.builds(
    lambda start, category: Span(start=start, end=dt.time(23, 59), category=category),
    clocks,
    st.sampled_from(CATEGORIES),
)
open_or_not = st.lists(spans, max_size=1).map(tuple)
days = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
texts = st.builds(lambda common, da, en: Text(da=common + da, en=common + en), words, words, words)


@st.composite
def two_texts(draw: st.DrawFn) -> tuple[Text, Text]:
    """Texts that differ in both languages."""
    first = draw(texts)
    second = draw(texts.filter(lambda text: text.da != first.da and text.en != first.en))
    return first, second


@st.composite
def two_weeks(draw: st.DrawFn) -> tuple[WeekHours, WeekHours]:
    """Weeks that differ on one day."""
    hours = draw(st.lists(open_or_not, min_size=7, max_size=7))
    place = draw(st.integers(0, 6))
    other = draw(open_or_not.filter(lambda spans: spans != hours[place]))
    return week(hours), week([*hours[:place], other, *hours[place + 1 :]])


def week(hours: list[tuple[Span, ...]]) -> WeekHours:
    return WeekHours(days=tuple(WeekdayHours(weekday=day, spans=spans) for day, spans in enumerate(hours, start=1)))


def two(values: st.SearchStrategy[AnyValue]) -> st.SearchStrategy[Two]:
    return st.tuples(values, values).filter(lambda pair: pair[0] != pair[1])


money = st.decimals(0, 99_999, places=2).map(lambda amount: Money(amount=amount))
phones = st.from_regex(r"[2-9]\d{7}", fullmatch=True).map(lambda number: Phone(number=number))
addresses = st.builds(Address, street=words, postcode=st.from_regex(r"[1-9][0-9]{3}", fullmatch=True), city=words)
durations = st.builds(
    Duration,
    number=st.integers(0, 400),
    unit=st.sampled_from(["minute", "hour", "day", "workday", "week", "month", "year"]),
)
day_hours = st.builds(lambda spans: DayHours(date=dt.date(2026, 11, 28), spans=spans), open_or_not)
hours_by_date = st.builds(
    lambda spans: HoursByDate(days=(DateHours(date=dt.date(2026, 11, 28), spans=spans),)), st.none() | open_or_not
)

pairs: st.SearchStrategy[Two] = st.one_of(
    two_texts(),
    two_weeks(),
    two_texts().map(lambda both: (Items(items=both), Items(items=both[:1]))),
    two_texts().map(lambda both: tuple(Link(href="https://example.dk/", title=title) for title in both)),
    two(money),
    two(st.integers(0, 10**6).map(lambda number: Number(number=number))),
    two(durations),
    two(phones),
    two(st.builds(Email, address=words.map(lambda name: f"{name}@example.dk"))),
    two(addresses),
    two(days.map(lambda day: Date(date=day))),
    two(clocks.map(lambda time: Time(time=time))),
    two(day_hours),
    two(hours_by_date),
)
