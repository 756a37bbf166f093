import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.facts.fact import MONTHS_VALID, Certainty, Fact, FactClass, Source, first_day
from backend.facts.values import Money, same

CERTAINTIES = st.sampled_from(["certain", "likely", "uncertain", "demo", "unknown"])
CLASSES = st.sampled_from(["fee", *MONTHS_VALID])
READ_ON = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2040, 1, 1))


def a_fact(certainty: Certainty = "likely", fact_class: FactClass = "fee", read_on: str = "2023") -> Fact:
    source = Source(title=same("Prisliste"), read_on=read_on)
    return Fact(value=Money(amount=150), source=source, owner="x", certainty=certainty, fact_class=fact_class)


@pytest.mark.parametrize(
    ("fact_class", "read_on", "again"),
    [
        ("fee", "2023", dt.date(2024, 1, 1)),
        ("fee", "2026-11", dt.date(2027, 1, 1)),
        ("phone_hours", "2026-11-24", dt.date(2027, 2, 24)),
        ("address", "2025-06", dt.date(2026, 6, 1)),
        ("emergency", "2015", None),
    ],
)
def test_a_fact_is_checked_again_by_its_class(fact_class: FactClass, read_on: str, again: dt.date | None) -> None:
    assert a_fact(fact_class=fact_class, read_on=read_on).check_again == again


def test_last_years_fee_is_told_with_its_year() -> None:
    told = a_fact().told(dt.date(2026, 11, 24))
    assert (told.standing, told.year) == ("dated", 2023)


def test_an_emergency_number_does_not_age() -> None:
    assert a_fact(fact_class="emergency", read_on="2015").told(dt.date(2026, 11, 24)).standing == "current"


@given(CERTAINTIES, CLASSES, READ_ON, DAYS)
def test_only_what_is_sure_and_fresh_is_told_as_current(
    certainty: Certainty, fact_class: FactClass, read_on: str, today: dt.date
) -> None:
    fact = a_fact(certainty, fact_class, read_on)
    told = fact.told(today)
    if told.standing == "current":
        assert certainty in {"certain", "likely"}
        assert fact.check_again is None or today < fact.check_again
    assert (told.value is None) == (told.standing == "unknown")
    assert (told.standing == "demo") == (certainty == "demo")


@given(CERTAINTIES, CLASSES, READ_ON, DAYS, st.integers(0, 5000))
def test_a_fact_never_grows_younger(
    certainty: Certainty, fact_class: FactClass, read_on: str, today: dt.date, days: int
) -> None:
    fact = a_fact(certainty, fact_class, read_on)
    if fact.told(today).standing == "dated":
        assert fact.told(today + dt.timedelta(days=days)).standing == "dated"


@given(CLASSES, READ_ON)
def test_it_is_checked_again_after_it_was_read(fact_class: FactClass, read_on: str) -> None:
    again = a_fact(fact_class=fact_class, read_on=read_on).check_again
    assert again is None or again > first_day(read_on)
