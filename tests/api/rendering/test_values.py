"""Every type of value, in words to see and to hear, in both languages."""

import datetime as dt
from decimal import Decimal

import pytest

from api.rendering.tongue import Tongue
from api.rendering.values import words_of
from backend.facts.values import (
    Address,
    AnyValue,
    Date,
    Duration,
    Email,
    Items,
    Language,
    Link,
    Money,
    Number,
    Phone,
    Text,
    Time,
    same,
)

SATURDAY = Date(date=dt.date(2026, 11, 28))
SHOWN: list[tuple[AnyValue, str, str]] = [
    (Text(da="Borgerservice", en="Citizen Services"), "Borgerservice", "Citizen Services"),
    (Money(amount=Decimal(150)), "150 kr.", "DKK 150"),
    (Money(amount=Decimal("559.40")), "559,40 kr.", "DKK 559.40"),
    (Money(amount=Decimal(2500)), "2.500 kr.", "DKK 2,500"),
    (Money(amount=Decimal(0)), "0 kr.", "DKK 0"),
    (Number(number=9), "9", "9"),
    (Number(number=1978), "1978", "1978"),
    (Number(number=300_000), "300.000", "300,000"),
    (Duration(number=1, unit="month"), "1 måned", "1 month"),
    (Duration(number=3, unit="month"), "3 måneder", "3 months"),
    (Duration(number=5, unit="workday"), "5 hverdage", "5 working days"),
    (Duration(number=10, unit="year"), "10 år", "10 years"),
    (Duration(number=0, unit="day"), "0 dage", "0 days"),
    (Phone(number="89402222"), "89 40 22 22", "+45 89 40 22 22"),
    (Phone(number="+4589402222"), "89 40 22 22", "+45 89 40 22 22"),
    (Phone(number="+46812345678"), "+46 81 23 45 67 8", "+46 81 23 45 67 8"),
    (Phone(number="112"), "112", "112"),
    (Email(address="risskovbibliotek@example.dk"), "risskovbibliotek@example.dk", "risskovbibliotek@example.dk"),
    (Address(street="Fortebakken 1", postcode="8240", city="Risskov"),) + ("Fortebakken 1, 8240 Risskov",) * 2,
    (SATURDAY, "lørdag den 28. november 2026", "Saturday 28 November 2026"),
    (Date(date=dt.date(2027, 1, 1)), "fredag den 1. januar 2027", "Friday 1 January 2027"),
    (Time(time=dt.time(9, 30)), "9.30", "9:30"),
    (Time(time=dt.time(16, 0)), "16.00", "16:00"),
    (Items(items=(same("pas"), Text(da="foto", en="photo"))), "\n• pas\n• foto", "\n• pas\n• photo"),
]


@pytest.mark.parametrize(("value", "danish", "english"), SHOWN)
def test_a_value_is_shown_in_both_languages(
    value: AnyValue, danish: str, english: str, tongues: dict[Language, Tongue]
) -> None:
    assert words_of(value, tongues["da"]).text == danish
    assert words_of(value, tongues["en"]).text == english


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (Money(amount=Decimal(150)), "150 kroner", "150 kroner"),
        (Money(amount=Decimal(1)), "1 krone", "1 krone"),
        (Phone(number="89402222"), "89, 40, 22, 22", "plus 45, 89, 40, 22, 22"),
        (Phone(number="112"), "1 1 2", "1 1 2"),
        (Email(address="a@b.dk"), "a snabel-a b punktum dk", "a at b dot dk"),
        (Items(items=(same("pas"), same("foto"))), "pas, foto", "pas, foto"),
        (Link(href="https://example.dk/x", title=Text(da="Bestil tid", en="Book")), "Bestil tid", "Book"),
    ],
)
def test_a_value_is_heard_as_it_is_said(
    value: AnyValue, danish: str, english: str, tongues: dict[Language, Tongue]
) -> None:
    assert words_of(value, tongues["da"]).spoken == danish
    assert words_of(value, tongues["en"]).spoken == english


@pytest.mark.parametrize(
    ("value", "href"),
    [
        (Phone(number="89402222"), "tel:+4589402222"),
        (Phone(number="+46812345678"), "tel:+46812345678"),
        (Phone(number="112"), "tel:112"),
        (Email(address="a@b.dk"), "mailto:a@b.dk"),
        (Link(href="https://example.dk/x", title=same("Bestil tid")), "https://example.dk/x"),
        (same("Dokk1"), None),
    ],
)
def test_what_can_be_pressed_leads_somewhere(
    value: AnyValue, href: str | None, tongues: dict[Language, Tongue]
) -> None:
    assert words_of(value, tongues["da"]).href == href


def test_a_link_tells_its_address_to_whoever_sees_only_text(tongues: dict[Language, Tongue]) -> None:
    link = Link(href="https://example.dk/x", title=Text(da="Bestil tid", en="Book"))
    assert words_of(link, tongues["en"]).text == "Book: https://example.dk/x"
