"""Opening hours in words."""

import datetime as dt

import pytest

from api.rendering.tongue import Tongue
from api.rendering.values import words_of
from backend.facts.values import (
    Category,
    DateHours,
    DayHours,
    HoursByDate,
    Language,
    Span,
    WeekdayHours,
    WeekHours,
)

Tongues = dict[Language, Tongue]
SATURDAY = dt.date(2026, 11, 28)


def span(start: int, end: int, category: Category = "building") -> Span:
    return Span(start=dt.time(start), end=dt.time(end % 24), category=category)


def week(*days: tuple[int, tuple[Span, ...]]) -> WeekHours:
    return WeekHours(days=tuple(WeekdayHours(weekday=weekday, spans=spans) for weekday, spans in days))


@pytest.mark.parametrize(
    ("spans", "danish", "english"),
    [
        ((), "lukket", "closed"),
        ((span(8, 22),), "8.00–22.00", "8:00–22:00"),
        ((span(9, 15, "phone"),), "9.00–15.00", "9:00–15:00"),
        ((span(10, 14, "staffed"),), "med personale 10.00–14.00", "with staff 10:00–14:00"),
        ((span(10, 15, "citizen_service"),), "Borgerservice 10.00–15.00", "Citizen Services 10:00–15:00"),
        ((span(9, 15, "reading_room"),), "læsesal 9.00–15.00", "reading room 9:00–15:00"),
        ((span(0, 0),), "hele døgnet", "around the clock"),
        (
            (span(13, 18, "staffed"), span(10, 12, "staffed")),
            "med personale 10.00–12.00 og 13.00–18.00",
            "with staff 10:00–12:00 and 13:00–18:00",
        ),
        (
            (span(10, 14, "staffed"), span(8, 22, "self_service")),
            "selvbetjening 8.00–22.00, med personale 10.00–14.00",
            "self-service 8:00–22:00, with staff 10:00–14:00",
        ),
        (
            (span(8, 22), span(10, 14, "closed")),
            "åbent 8.00–22.00, lukket 10.00–14.00",
            "open 8:00–22:00, closed 10:00–14:00",
        ),
    ],
)
def test_the_hours_of_a_day(spans: tuple[Span, ...], danish: str, english: str, tongues: Tongues) -> None:
    hours = DayHours(date=SATURDAY, spans=spans)
    assert words_of(hours, tongues["da"]).text == danish
    assert words_of(hours, tongues["en"]).text == english


def test_hours_are_heard_without_a_dash(tongues: Tongues) -> None:
    hours = DayHours(date=SATURDAY, spans=(span(10, 14, "staffed"),))
    assert words_of(hours, tongues["da"]).spoken == "med personale 10.00 til 14.00"
    assert words_of(hours, tongues["en"]).spoken == "with staff 10:00 to 14:00"


def test_equal_days_of_a_week_stand_together(tongues: Tongues) -> None:
    usual = (span(10, 18, "staffed"),)
    hours = week(*((day, usual) for day in range(1, 6)), (6, (span(10, 14, "staffed"),)), (7, ()))
    assert words_of(hours, tongues["da"]).table == (
        ("Mandag–fredag", "med personale 10.00–18.00"),
        ("Lørdag", "med personale 10.00–14.00"),
        ("Søndag", "lukket"),
    )
    assert words_of(hours, tongues["en"]).table == (
        ("Monday–Friday", "with staff 10:00–18:00"),
        ("Saturday", "with staff 10:00–14:00"),
        ("Sunday", "closed"),
    )


def test_a_weekday_that_is_not_listed_is_not_said_to_be_closed(tongues: Tongues) -> None:
    hours = week((1, (span(9, 17),)), (2, ()))
    told = words_of(hours, tongues["da"])
    assert told.table == (("Mandag", "9.00–17.00"), ("Tirsdag", "lukket"), ("Onsdag–søndag", "kender jeg ikke"))
    assert told.text == "mandag 9.00–17.00; tirsdag lukket; onsdag–søndag kender jeg ikke"


def test_days_with_the_same_hours_in_another_order_are_equal(tongues: Tongues) -> None:
    morning, evening = span(8, 12), span(13, 20)
    hours = week(*((day, (morning, evening) if day % 2 else (evening, morning)) for day in range(1, 8)))
    assert words_of(hours, tongues["en"]).table == (("Monday–Sunday", "8:00–12:00 and 13:00–20:00"),)


def by_date(*spans: tuple[Span, ...] | None) -> HoursByDate:
    """From Saturday on, a day for each."""
    days = ((SATURDAY + dt.timedelta(days=n), each) for n, each in enumerate(spans))
    return HoursByDate(days=tuple(DateHours(date=day, spans=each) for day, each in days))


def test_dates_that_follow_each_other_with_equal_hours_stand_together(tongues: Tongues) -> None:
    usual = (span(10, 18, "staffed"), span(8, 20, "self_service"))
    hours = by_date((), usual, usual[::-1], usual, None)
    assert words_of(hours, tongues["da"]).table == (
        ("Lørdag d. 28. nov.", "lukket"),
        ("Søndag d. 29. nov. – tirsdag d. 1. dec.", "selvbetjening 8.00–20.00, med personale 10.00–18.00"),
        ("Onsdag d. 2. dec.", "kender jeg ikke"),
    )
    assert words_of(hours, tongues["en"]).table[1][0] == "Sunday 29 Nov – Tuesday 1 Dec"
    assert "søndag d. 29. nov. til tirsdag d. 1. dec." in words_of(hours, tongues["da"]).spoken


def test_equal_dates_with_a_gap_between_them_stand_apart(tongues: Tongues) -> None:
    first, _, third = by_date((), (), ()).days
    assert len(words_of(HoursByDate(days=(first, third)), tongues["da"]).table) == 2


def test_closed_and_not_known_are_never_told_as_one(tongues: Tongues) -> None:
    table = words_of(by_date((), None), tongues["en"]).table
    assert [told for _, told in table] == ["closed", "I do not know"]
