"""A fact is told by its standing: as it is, with its year, as invented, or not at all."""

from decimal import Decimal

import pytest

from api.rendering.standing import told_in_words
from api.rendering.tongue import Tongue
from api.rendering.words import Words, settled
from backend.facts.fact import Standing, Told
from backend.facts.values import AnyValue, Language, Money, Phone, WeekdayHours, WeekHours, same

Tongues = dict[Language, Tongue]
FEE = Money(amount=Decimal(150))
PHONE = Phone(number="89402222")


def as_said(told: Told, tongue: Tongue) -> Words:
    words = told_in_words(told, tongue)
    assert words is not None
    return settled([words])[0]


@pytest.mark.parametrize(
    ("value", "standing", "danish", "english"),
    [
        (FEE, "current", "150 kr.", "DKK 150"),
        (FEE, "dated", "150 kr. i 2023 (kan være ændret)", "DKK 150 in 2023 (may have changed)"),
        (FEE, "demo", "150 kr. (opdigtet demo-data)", "DKK 150 (invented demo data)"),
        (
            PHONE,
            "dated",
            "89 40 22 22 (oplyst 2023, kan være ændret)",
            "+45 89 40 22 22 (as of 2023, may have changed)",
        ),
    ],
)
def test_a_standing_is_said(value: AnyValue, standing: Standing, danish: str, english: str, tongues: Tongues) -> None:
    told = Told(value=value, standing=standing, year=2023)
    for language, expected in (("da", danish), ("en", english)):
        words = as_said(told, tongues[language])  # type: ignore[index]
        assert words.text == expected


def test_what_is_not_known_is_not_told(tongues: Tongues) -> None:
    assert told_in_words(Told(value=None, standing="unknown"), tongues["da"]) is None
    assert told_in_words(Told(value=FEE, standing="unknown"), tongues["da"]) is None


def test_an_old_value_without_a_year_is_still_marked(tongues: Tongues) -> None:
    words = as_said(Told(value=FEE, standing="dated"), tongues["en"])
    assert words.text == "DKK 150 (may have changed)"


def test_an_old_number_can_still_be_pressed_and_heard(tongues: Tongues) -> None:
    words = as_said(Told(value=PHONE, standing="dated", year=2020), tongues["da"])
    assert words.href == "tel:+4589402222"
    assert words.spoken == "89, 40, 22, 22 (oplyst 2020, kan være ændret)"


def test_an_old_week_carries_its_year_in_the_table_too(tongues: Tongues) -> None:
    hours = WeekHours(days=tuple(WeekdayHours(weekday=day, spans=()) for day in range(1, 8)))
    words = as_said(Told(value=hours, standing="dated", year=2022), tongues["da"])
    assert words.table == (("Mandag–søndag", "lukket"), ("", "(oplyst 2022, kan være ændret)"))


def test_a_value_that_is_a_sentence_takes_the_remark_inside(tongues: Tongues) -> None:
    consent = Told(value=same("Begge forældre skal give samtykke."), standing="dated", year=2023)
    assert as_said(consent, tongues["da"]).text == "Begge forældre skal give samtykke (oplyst 2023, kan være ændret)."
    price = Told(value=same("cirka 115–140 kr."), standing="dated", year=2023)
    assert as_said(price, tongues["da"]).text == "cirka 115–140 kr. (oplyst 2023, kan være ændret)"
