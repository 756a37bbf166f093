"""Compounds: two known words written as one, "børneteater" of "børn" and "teater"."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.search.lists import days, stop_words

ENDINGS = frozenset({"bar", "dom", "else", "hed", "ing", "isk", "lig", "ling", "ning", "ring", "skab", "som"})
SHORTEST_PART, LONG_ENOUGH = 3, 4

# The term of a word, or of one half of a word, and how often it is written; None if it is no known word.
Found = tuple[str, int]
Known = Callable[[str], Found | None]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a word was cut, and the terms of its halves; of the right one's own halves where it is no word itself."""

    left: str
    right: str
    terms: tuple[str, ...]


def cut(word: str, known: Known) -> Cut | None:
    """Cut a folded word into two known ones, or else three; of several ways, by the words that are written most."""
    return _in_two(word, known) or _in_three(word, known)


def parts(word: str, known: Known) -> tuple[str, ...]:
    """The terms of both halves and of their own halves; none if the word is no compound of known words."""
    found = cut(word, known)
    if found is None:
        return ()
    return tuple(dict.fromkeys((*found.terms, *parts(found.left, known), *parts(found.right, known))))


def ends(word: str, known: Known) -> tuple[str | None, str | None]:
    """The terms of the longest known words that a word begins and ends with, when it cannot be cut."""
    begins = (_part(word[:at], known) for at in reversed(_places(word)) if at >= LONG_ENOUGH)
    closes = (_part(word[at:], known) for at in _places(word) if len(word) - at >= LONG_ENOUGH)
    first = next(filter(None, begins), None)
    last = next((found for found in closes if found and len(found[0]) >= LONG_ENOUGH), None)
    return (first[0] if first else None, last[0] if last else None)


def _in_two(word: str, known: Known) -> Cut | None:
    lefts = [(at, left) for at in _places(word) if (left := _part(word[:at], known))]
    cuts = ((left[1] * right[1], at, (left[0], right[0])) for at, left in lefts if (right := _part(word[at:], known)))
    _, at, terms = max(cuts, default=(0, 0, ()))
    return Cut(word[:at], word[at:], terms) if terms else None


def _in_three(word: str, known: Known) -> Cut | None:
    """Take "bogbyttedag" for "bog" and what "byttedag" is made of, which is no known word."""
    for at in reversed(_places(word)):
        left = _part(word[:at], known)
        rest = _in_two(word[at:], known) if left else None
        if left and rest:
            return Cut(word[:at], word[at:], (left[0], *rest.terms))
    return None


def _places(word: str) -> range:
    return range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)


def _part(half: str, known: Known) -> Found | None:
    says_nothing = half in ENDINGS or (half in stop_words() and half not in days())
    return None if says_nothing else known(half)
