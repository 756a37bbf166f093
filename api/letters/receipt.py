"""Receipt numbers: short, and told apart by eye and by ear. Knowing one opens nothing."""

import secrets
from collections.abc import Callable, Sequence

LETTERS = "FJKLMRTWX"  # no vowels, so no words; none that looks like a digit, or rhymes with another read aloud
DIGITS = "23456789"
LENGTH = 8
HALF = LENGTH // 2


def new_receipt(pick: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Eight signs in two halves: "K7RM-2X4F"."""
    signs = "".join(pick(LETTERS + DIGITS) for _ in range(LENGTH))
    return f"{signs[:HALF]}-{signs[HALF:]}"


def read_receipt(written: str) -> str:
    """As it is kept, however it was typed: "k7rm 2x4f"."""
    signs = "".join(sign for sign in written.upper() if sign.isalnum())
    return f"{signs[:HALF]}-{signs[HALF:]}"
