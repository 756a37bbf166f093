"""From a citizen's words to the terms they may be answered by."""

import math
from dataclasses import dataclass

from backend.search.abilities import EVERYTHING, Abilities
from backend.search.lookup import Lookup
from backend.search.telling import telling
from backend.search.vocabulary import Vocabulary
from backend.search.ways import Way, ways
from backend.search.words import words

MOST_READ, MOST_WORDS = 100, 20


@dataclass(frozen=True, slots=True)
class Meant:
    """One word that was asked for. The fewer texts have it, the more it weighs."""

    weight: float
    ways: tuple[Way, ...]


def meant(asked: str, vocabulary: Vocabulary, abilities: Abilities = EVERYTHING) -> tuple[Meant, ...]:
    """The telling words among the first hundred, at most twenty, each with the ways in which a text may have it."""
    look = Lookup(vocabulary, abilities)
    spoken = words(asked)[:MOST_READ]
    if abilities.stop_words:
        spoken = telling(spoken, lambda word: any(look.same(word)))
    spoken = spoken[:MOST_WORDS]
    found = (ways(word, _beside(spoken, at), look) for at, word in enumerate(spoken))
    return tuple(Meant(_weight(ways_of_one, vocabulary), ways_of_one) for ways_of_one in found)


def _beside(spoken: list[str], at: int) -> list[str]:
    """The word with the one before it, and with the one after it, written as one."""
    return ["".join(spoken[first : first + 2]) for first in (at - 1, at) if 0 <= first < len(spoken) - 1]


def _weight(ways_of_one: tuple[Way, ...], vocabulary: Vocabulary) -> float:
    """Logarithmic in the share of texts that have the word; nothing is rarer than a word that none has."""
    best = max((way.likeness for way in ways_of_one), default=0)
    alike = (way for way in ways_of_one if way.likeness == best)
    texts = max((min(vocabulary.counts[one] for one in way.terms) for way in alike), default=0)
    return math.log(1 + (vocabulary.documents + 1) / (texts + 1))
