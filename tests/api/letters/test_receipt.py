"""A receipt number is told apart by eye and ear, and read however it was typed."""

from collections.abc import Iterator, Sequence
from itertools import cycle

import pytest

from api.letters.receipt import DIGITS, LETTERS, new_receipt, read_receipt


def test_it_has_two_halves_of_what_chance_picks() -> None:
    turns: Iterator[int] = cycle((0, 12))

    def pick(signs: Sequence[str]) -> str:
        return signs[next(turns)]

    assert new_receipt(pick) == "F5F5-F5F5"


def test_no_sign_looks_like_another_and_no_word_can_come_of_it() -> None:
    assert not set("0O1IS5B8Z2UVG6QD") & set(LETTERS)
    assert not set("01") & set(DIGITS)
    assert not set("AEIOUY") & set(LETTERS)


@pytest.mark.parametrize("typed", ["K7RM-2X4F", "k7rm2x4f", " k7rm 2x4f ", "K7RM–2X4F"])
def test_it_is_read_however_it_was_typed(typed: str) -> None:
    assert read_receipt(typed) == "K7RM-2X4F"


def test_many_are_all_different() -> None:
    assert len({new_receipt() for _ in range(1000)}) == 1000
