"""Prices as people write them: pure."""

import re
from collections.abc import Collection

from backend.events.types import Price
from backend.folding import fold

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?")
FREE = frozenset({"gratis", "free", "0"})
SILENT = frozenset(
    {"kr", "kroner", "krone", "dkk", "pris", "price", "entre", "billet", "billetter", "ticket", "tickets"}
)
BETWEEN = frozenset({"til", "to", "eller", "or", "og", "and"})
FROM = frozenset({"fra", "from"})
ORE = 100


def price_told(words: str | None) -> Price | None:
    """Read "Gratis", "75 kr.", "50 - 90 kr.", "Fra 75,-"; None where anything else is said with it: no guess."""
    if not words:
        return None
    others = set(fold(NUMBER.sub(" ", words.replace(",-", " "))).split())
    if others - FREE - SILENT - BETWEEN - FROM:
        return None
    amounts = [_ore(number) for number in NUMBER.findall(words)] + [0] * bool(others & FREE)
    if not amounts:
        return None
    return Price(min(amounts), None) if others & FROM and len(amounts) == 1 else Price(min(amounts), max(amounts))


def price_of(ore: Collection[int]) -> Price | None:
    return Price(min(ore), max(ore)) if ore else None


def _ore(number: str) -> int:
    """Read "10.000" as ten thousand, "75,50" and "75.50" as seventy-five and a half."""
    whole, cents = number, ""
    found = re.fullmatch(r"(.*)[.,](\d{1,2})", number)
    if found:
        whole, cents = found[1], found[2]
    return int(whole.replace(".", "")) * ORE + int(cents.ljust(2, "0") or 0)
