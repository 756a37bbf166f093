"""CPR and card numbers are hidden by shape; ordinary numbers of ordinary sentences are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.privacy.masking import CARD_MASK, CPR_MASK, mask

days = st.integers(1, 31) | st.integers(61, 91)


def cpr(day: int, month: int, year: int, rest: int) -> str:
    """Ten digits of the shape; nobody's number is written in this file."""
    return f"{day:02}{month:02}{year:02}{rest:04}"


SOME = cpr(1, 2, 3, 4)
NEWCOMERS = cpr(61, 2, 3, 4)
cprs = st.builds(cpr, days, st.integers(1, 12), st.integers(0, 99), st.integers(0, 9999))


def card(first: str, length: int) -> str:
    """Digits that end in the check digit of Luhn."""
    digits = first.ljust(length - 1, "0")
    odd = sum(map(int, digits[-2::-2]))
    even = sum(sum(divmod(int(digit) * 2, 10)) for digit in digits[-1::-2])
    return f"{digits}{-(odd + even) % 10}"


NOTATIONS = {
    "plain": lambda n: n,
    "hyphen": lambda n: f"{n[:6]}-{n[6:]}",
    "spaced hyphen": lambda n: f"{n[:6]} - {n[6:]}",
    "space": lambda n: f"{n[:6]} {n[6:]}",
    "dash": lambda n: f"{n[:6]}–{n[6:]}",
    "date and four": lambda n: f"{n[:2]} {n[2:4]} {n[4:6]} {n[6:]}",
    "dots": lambda n: f"{n[:2]}.{n[2:4]}.{n[4:6]}-{n[6:]}",
    "slashes": lambda n: f"{n[:2]}/{n[2:4]}/{n[4:6]} {n[6:]}",
    "hyphens": lambda n: f"{n[:2]}-{n[2:4]}-{n[4:6]}-{n[6:]}",
    "pairs": lambda n: " ".join(n[i : i + 2] for i in range(0, 10, 2)),
    "digit by digit": " ".join,
    "hidden characters": "\u200b".join,
    "no-break space": lambda n: f"{n[:6]}\u00a0{n[6:]}",
}


@pytest.mark.parametrize("number", [SOME, NEWCOMERS, cpr(31, 12, 99, 9999), cpr(91, 12, 0, 0)])
@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("around", ["{}", "Mit cpr er {}.", "cpr:{}, tak", "({})", "cpr{}", "ring 89 40 22 22, {}"])
def test_a_cpr_number_is_hidden_however_it_is_written(number: str, notation: str, around: str) -> None:
    masked = mask(around.format(NOTATIONS[notation](number)))
    assert masked.cpr
    assert masked.text == around.format(CPR_MASK)


@given(cprs, st.sampled_from(sorted(NOTATIONS)), st.text(alphabet="abcæøå ,!?\n", max_size=20))
def test_no_cpr_number_comes_through(number: str, notation: str, words: str) -> None:
    masked = mask(f"{words}a{NOTATIONS[notation](number)}a{words}")
    assert masked.text == f"{words}a{CPR_MASK}a{words}"


def test_two_numbers_in_one_text_are_both_hidden() -> None:
    assert mask(f"{SOME} og {NEWCOMERS}").text == f"{CPR_MASK} og {CPR_MASK}"
    assert SOME not in mask(f"{SOME} {NEWCOMERS}").text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "sag 123456",
        "sagsnummer 2026-004512",
        "åbent 1000-1600",
        "åbent 10.00-16.00 og 12.00-14.00",
        "ring 89 40 22 22",
        "+45 89 40 22 22",
        "+4589402222",
        "0045 89 40 22 22",
        "89402222 eller 89409200",
        "i 2023, 2024 og 2025",
        "24.12.2026 10:00",
        "24.12.2026 10",
        "24-12-2026 kl. 10-16",
        "d. 24/12 kl. 10.30",
        "2026-11-24T11:00",
        "8000 Aarhus C, Hack Kampmanns Plads 2",
        "150 kr. for 2 børn på 9 og 11 år",
        "ordre 4512345678",
        "ordre 123456789012",
        "stregkode 5701234567892",
        "10, 20, 30, 40 og 50 kroner",
        "ISBN 978-87-02-12345-6",
        "",
        "👍",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    masked = mask(text)
    assert masked.text == text
    assert (masked.cpr, masked.card) == (False, False)


@pytest.mark.parametrize("number", [card("4571", 16), card("5", 16), card("37", 15), card("6759", 13), card("4", 19)])
@pytest.mark.parametrize("grouped", [False, True])
def test_a_card_number_is_hidden(number: str, grouped: bool) -> None:
    if grouped and len(number) == 16:
        number = "-".join(number[i : i + 4] for i in range(0, 16, 4))
    masked = mask(f"kort {number}, udløb 12/28")
    assert masked.card
    assert masked.text == f"kort {CARD_MASK}, udløb 12/28"


def test_a_card_number_with_its_date_close_by_is_hidden() -> None:
    number = card("4571", 16)
    assert number not in mask(f"{number} 12/28 123").text


def test_sixteen_digits_that_are_no_card_stay() -> None:
    number = card("4571", 16)
    other = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert mask(f"nr {other}").text == f"nr {other}"


@given(st.text(max_size=300))
def test_any_text_can_be_masked_and_masking_again_changes_nothing(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@pytest.mark.parametrize("text", ["1 " * 50_000, "1" * 100_000, "01" * 50_000, "1 2-3." * 20_000, "12 " * 40_000])
def test_the_time_is_bounded(text: str) -> None:
    started = time.perf_counter()
    mask(text)
    assert time.perf_counter() - started < 2
