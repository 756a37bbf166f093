"""Questions made rough: as a hurried hand, a foreign keyboard or a telephone gives them."""

import pytest

from bot.measure import rough
from bot.measure.calibration import bins, expected_error

KNOWN = frozenset(["bopæl", "attest", "pas", "køre", "kort", "bibliotek", "bøger"])


@pytest.mark.parametrize(
    ("way", "text", "other"),
    [
        ("æøå spelt out", "Får jeg en bøde på Østergade?", "Faar jeg en boede paa Oestergade?"),
        ("æøå bare", "får jeg en bøde", "far jeg en bode"),
        (
            "small letters, no stops",
            "Hvad koster det? Jeg rejser kl. 10.30, tak!",
            "hvad koster det jeg rejser kl 10.30 tak",
        ),
        ("compounds split", "har du min bopælsattest", "har du min bopæls attest"),
        ("compounds split", "biblioteksbøger", "biblioteks bøger"),
        ("words joined", "hvor er mine lånte bøger", "hvor er mine låntebøger"),
    ],
)
def test_each_way_changes_what_it_says(way: str, text: str, other: str) -> None:
    assert rough.WAYS[way](text, KNOWN) == other


def test_what_a_way_does_not_change_is_not_asked_again() -> None:
    assert [way for way, _ in rough.changed("pas pris", KNOWN)] == ["typos"]


@pytest.mark.parametrize(
    "text", ["", "a", "ja", "pas 2", "😀😀", "Hvornår åbner I på lørdag, og hvad koster det?", "x" * 300]
)
def test_typos_are_the_same_each_time_and_few(text: str) -> None:
    other = rough.typos(text, ())
    assert other == rough.typos(text, ())
    assert abs(len(other) - len(text)) <= max(1, len(text) // rough.LETTERS_A_TYPO)


def test_a_bin_holds_what_was_said_with_about_the_same_confidence() -> None:
    found = bins([(0.91, True), (0.99, True), (1.0, False), (0.5, True), (0.59, False)])
    assert [(each.count, round(each.right, 2)) for each in found] == [(2, 0.5), (3, 0.67)]
    assert expected_error(found) == pytest.approx((2 * 0.045 + 3 * abs(2.9 / 3 - 2 / 3)) / 5, abs=1e-4)


def test_nothing_judged_is_no_error() -> None:
    assert expected_error(bins([])) == 0
