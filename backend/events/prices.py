"""Prices as people write them: pure."""

import re
from collections.abc import Collection

from backend.events.types import Price
from backend.folding import fold

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?")
FREE = frozenset({"gratis", "free"})
SILENT = frozenset(
    {"kr", "kroner", "krone", "dkk", "pris", "price", "entre", "billet", "billetter", "ticket", "tickets"}
)
BETWEEN = frozenset({"til", "to", "eller", "or", "og", "and"})
FROM = frozenset({"fra", "from"})
ORE = 100
MOST_ORE = 10_000_000  # 100,000 kroner: more is no price


def price_told(words: str | None) -> Price | None:
    """Read "Gratis", "75 kr.", "50 - 90 kr.", "Fra 75,-"; None where anything else is said with it: no guess."""
    if not words:
        return None
    others = set(fold(NUMBER.sub(" ", words.replace(",-", " "))).split())
    if others - FREE - SILENT - BETWEEN - FROM:
        return None
    amounts = [_ore(number) for number in NUMBER.findall(words)] + [0] * bool(others & FREE)
    price = price_of(amounts)
    return Price(price.low, None) if price and others & FROM and len(amounts) == 1 else price


def price_of(ore: Collection[int]) -> Price | None:
    """From the lowest to the highest; None for nothing, and for what nobody would ask."""
    return Price(min(ore), max(ore)) if ore and max(ore) < MOST_ORE else None


def _ore(number: str) -> int:
    """Read "10.000" as ten thousand, "75,50" and "75.50" as seventy-five and a half."""
    whole, cents = number, ""
    found = re.fullmatch(r"(.*)[.,](\d{1,2})", number)
    if found:
        whole, cents = found[1], found[2]
    return int(whole.replace(".", "")) * ORE + int(cents.ljust(2, "0") or 0)
