"""Compounds: two known words written as one, "børneteater" of "børn" and "teater"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backend.search.lists import days, stop_words

ENDINGS = frozenset({"bar", "dom", "else", "hed", "ing", "isk", "lig", "ling", "ning", "ring", "skab", "som"})
SHORTEST_PART, LONG_ENOUGH, SHORTEST_COMPOUND = 3, 4, 6

# The term of a word, or of one half of a word, and in how many texts it stands; None if it stands in none.
Known = Callable[[str], tuple[str, int] | None]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a word was cut, and the terms of its two halves."""

    left: str
    right: str
    terms: tuple[str, str]


def cut(word: str, known: Known) -> Cut | None:
    """Cut a folded word into two known ones; of several ways, the one whose halves are written most often."""
    found = max(_cuts(word, known), key=lambda pair: pair[0], default=None)
    return found[1] if found else None


def parts(word: str, known: Known) -> tuple[str, ...]:
    """The terms of both halves and of their own halves; none if the word is no compound of known words."""
    found = cut(word, known)
    if found is None:
        return ()
    return tuple(dict.fromkeys((*found.terms, *parts(found.left, known), *parts(found.right, known))))


def ends(word: str, known: Known) -> tuple[str | None, str | None]:
    """The terms of the longest known words that a word begins and ends with, when it cannot be cut in two."""
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    begins = (known(word[:at]) for at in reversed(places) if at >= LONG_ENOUGH and _may_be_part(word[:at]))
    closes = (known(word[at:]) for at in places if len(word) - at >= LONG_ENOUGH and _may_be_part(word[at:]))
    first = next(filter(None, begins), None)
    last = next((found for found in closes if found and len(found[0]) >= LONG_ENOUGH), None)
    return (first[0] if first else None, last[0] if last else None)


def _cuts(word: str, known: Known) -> Iterator[tuple[int, Cut]]:
    if len(word) < SHORTEST_COMPOUND:
        return
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        left = known(word[:at]) if _may_be_part(word[:at]) else None
        right = known(word[at:]) if left and _may_be_part(word[at:]) else None
        if left and right:
            yield left[1] * right[1], Cut(word[:at], word[at:], (left[0], right[0]))


def _may_be_part(half: str) -> bool:
    return half not in ENDINGS and (half not in stop_words() or half in days())
