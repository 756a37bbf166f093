"""Prices as people write them."""

import pytest

from backend.events.prices import price_of, price_told
from backend.events.types import Price


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("Gratis", Price(0, 0)),
        ("free", Price(0, 0)),
        ("0", Price(0, 0)),
        ("0 kr.", Price(0, 0)),
        ("75 kr.", Price(7500, 7500)),
        ("75,-", Price(7500, 7500)),
        ("75,50 kr", Price(7550, 7550)),
        ("75.50", Price(7550, 7550)),
        ("50 - 90 kr.", Price(5000, 9000)),
        ("120-180 DKK", Price(12000, 18000)),
        ("90 til 50 kroner", Price(5000, 9000)),
        ("Fra 75 kr.", Price(7500, None)),
        ("10.000 Kr.", Price(1_000_000, 1_000_000)),
        ("1.250,50 kr", Price(125_050, 125_050)),
        ("Free or 100", Price(0, 10_000)),
        ("Entré: 40 kr.", Price(4000, 4000)),
    ],
)
def test_a_price_is_read(words: str, price: Price) -> None:
    assert price_told(words) == price


@pytest.mark.parametrize(
    "words",
    [
        *(None, "", "kr.", "ring og hør", "Free in December", "Fra 18 år", "Voksne 50, børn 20", "50 EUR"),
        *("50% rabat", "999999999 kr.", "se hjemmesiden", "3 for 2"),
    ],
)
def test_what_says_more_than_a_price_is_no_price(words: str | None) -> None:
    assert price_told(words) is None


def test_free_is_only_what_costs_nobody_anything() -> None:
    assert Price(0, 0).is_free
    assert not Price(0, 5000).is_free
    assert not Price(0, None).is_free


def test_of_several_tickets_the_lowest_and_the_highest_are_told() -> None:
    assert price_of([9000, 0, 5000]) == Price(0, 9000)
    assert price_of([]) is None
