import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from backend.facts.values import Duration, Money, Phone
from backend.services.service import authorities, authority, emergency_facts, passport_fee, service_facts

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("age", "fee"), [(0, 150), (9, 150), (11, 150), (12, 179), (17, 179), (18, 891), (66, 891), (90, 891)]
)
def test_the_passport_fee_of_an_age(city: Session, age: int, fee: int) -> None:
    assert passport_fee(city, age).value == Money(amount=Decimal(fee))


def test_nobody_is_younger_than_nothing(city: Session) -> None:
    with pytest.raises(ValueError, match="-1"):
        passport_fee(city, -1)


def test_a_fee_of_2023_is_told_as_such(city: Session) -> None:
    told = passport_fee(city, 9).told(TODAY)
    assert (told.standing, told.year) == ("dated", 2023)
    assert told.source
    assert told.official


def test_what_is_not_known_of_passports_is_said_to_be_so(city: Session) -> None:
    assert service_facts(city, "passport")["urgent"].told(TODAY).standing == "unknown"


def test_a_move_is_reported_within_five_days(city: Session) -> None:
    assert service_facts(city, "moving")["deadline"].value == Duration(number=5, unit="day")


def test_an_unknown_service_has_no_facts(city: Session) -> None:
    assert service_facts(city, "alchemy") == {}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("skrald", "waste"),
        ("min skraldespand", "waste"),
        ("recycling", "waste"),
        ("parkeringsbøde", "parking"),
        ("p-bøde", "parking"),
        ("parking ticket", "parking"),
        ("vuggestue", "daycare"),
        ("Pladsanvisningen", "daycare"),
        ("daycare", "daycare"),
        ("byggetilladelse", "building"),
        ("årsopgørelse", "tax"),
        ("aarsopgoerelse", "tax"),
        ("SKAT", "tax"),
        ("tax return", "tax"),
        ("folkepension", "pension"),
        ("boligstøtte", "benefits"),
        ("børnepenge", "benefits"),
        ("child benefit", "benefits"),
        ("politiet", "police"),
        ("stolen bike", "police"),
        ("waste", "waste"),
        ("familiesammenføring", "immigration"),
    ],
)
def test_whose_matter_it_is(city: Session, words: str, key: str) -> None:
    whose = authority(city, words)
    assert whose
    assert whose.key == key


@pytest.mark.parametrize("words", ["", "pas", "vejret", "fodbold", "min nabo larmer", "pizza"])
def test_a_matter_of_nobody_we_know(city: Session, words: str) -> None:
    assert authority(city, words) is None


def test_every_authority_has_a_name_and_a_link_or_a_phone(city: Session) -> None:
    for one in authorities(city):
        assert one.name.da
        assert one.handles.en
        assert "link" in one.facts or "phone" in one.facts


def test_numbers_for_danger_are_told_without_doubt(city: Session) -> None:
    facts = emergency_facts(city)
    assert list(facts) == ["emergency_line", "doctor_on_call", "doctor_on_call_hours", "lifeline"]
    assert facts["emergency_line"].value == Phone(number="112")
    assert {fact.told(dt.date(2040, 1, 1)).standing for fact in facts.values()} == {"current"}
