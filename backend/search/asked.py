"""From a citizen's words to the terms they may be answered by."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backend.search.abilities import EVERYTHING, Abilities
from backend.search.analysis import term
from backend.search.compounds import cut
from backend.search.documents import Language
from backend.search.lists import same_words, stop_words
from backend.search.stems import roots
from backend.search.vocabulary import Vocabulary
from backend.search.words import words

LANGUAGES: tuple[Language, Language] = ("da", "en")
MOST_WORDS = 20
SAME, JOINED, TYPED, BOTH_HALVES, MADE_OF, SYNONYM = 1.0, 0.95, 0.9, 0.85, 0.8, 0.75
SLIPS, LONGER, HEAD, MODIFIER = {1: 0.8, 2: 0.65}, 0.6, 0.4, 0.3


@dataclass(frozen=True, slots=True)
class Way:
    """A text with all of these terms has the word, with a likeness of 0 to 1."""

    terms: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Meant:
    """One word that was asked for. The rarer it is, the more it weighs."""

    weight: float
    ways: tuple[Way, ...]


def meant(asked: str, vocabulary: Vocabulary, abilities: Abilities = EVERYTHING) -> tuple[Meant, ...]:
    """The telling words of what was asked, at most twenty, each with the ways in which a text may have it."""
    look = _Look(vocabulary, abilities)
    telling = look.telling(words(asked))[:MOST_WORDS]
    joined = [[before + word for before in telling[at - 1 : at]] for at, word in enumerate(telling)]
    found = []
    for at, word in enumerate(telling):
        beside = [pair for pairs in joined[at : at + 2] for pair in pairs]
        found.append(look.meant(word, beside))
    return tuple(found)


class _Look:
    """Looks words up in a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, abilities: Abilities) -> None:
        self._vocabulary, self._abilities = vocabulary, abilities

    def telling(self, asked: list[str]) -> list[str]:
        if not self._abilities.stop_words:
            return asked
        return [word for word in asked if not self._silent(word, asked)]

    def _silent(self, word: str, asked: list[str]) -> bool:
        """A stop word of the language that the others speak; where they do not tell, one that no text has."""
        danish, english = stop_words("da"), stop_words("en")
        if not (word in danish) ^ (word in english):
            return word in danish
        lead = sum((other in danish) - (other in english) for other in asked if other != word)
        if lead:
            return word in (danish if lead > 0 else english)
        return not any(self._same(word))

    def meant(self, word: str, beside: list[str]) -> Meant:
        """One word; `beside`: what it makes with the words before and after it, written as one."""
        ways = [*self._ways(word), *self._joined(beside)]
        if not ways and self._abilities.misspellings:
            ways = list(self._guessed(word))
        best: dict[tuple[str, ...], float] = {}
        for way in ways:
            best[way.terms] = max(way.likeness, best.get(way.terms, 0))
        return Meant(self._weight(ways), tuple(Way(terms, likeness) for terms, likeness in best.items()))

    def _ways(self, word: str) -> Iterator[Way]:
        same = list(self._same(word))
        yield from (Way((one,), SAME) for one in same)
        typed = (other for one in self._terms(word) for other in self._vocabulary.alike(one))
        yield from (Way((one,), TYPED if same else SAME) for one in typed)
        if self._abilities.stems:
            yield from (Way((one,), MADE_OF) for one in roots(word) if one in self._vocabulary.counts)
        if self._abilities.same_words:
            yield from (Way((one,), SYNONYM) for one in self._synonyms(word))
        if self._abilities.compounds:
            yield from self._halves(word)

    def _same(self, word: str) -> Iterator[str]:
        return (one for one in self._terms(word) if one in self._vocabulary.counts)

    def _terms(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term(word, language, self._abilities) for language in LANGUAGES))

    def _synonyms(self, word: str) -> Iterator[str]:
        found = (other for one in self._terms(word) for other in synonyms(self._abilities).get(one, ()))
        return (one for one in found if one in self._vocabulary.counts)

    def _halves(self, word: str) -> Iterator[Way]:
        found = cut(word, self._known)
        if found:
            modifier, head = found.terms
            yield Way((modifier, head), BOTH_HALVES)
            yield Way((head,), HEAD)
            yield Way((modifier,), MODIFIER)

    def _known(self, half: str) -> tuple[str, int] | None:
        counts = self._vocabulary.counts
        typed = (other for one in self._terms(half) for other in self._vocabulary.alike(one))
        found = max((*self._same(half), *typed), key=lambda one: counts[one], default=None)
        return (found, counts[found]) if found else None

    def _joined(self, beside: list[str]) -> Iterator[Way]:
        for pair in beside:
            typed = (other for one in self._terms(pair) for other in self._vocabulary.alike(one))
            yield from (Way((one,), JOINED) for one in (*self._same(pair), *typed))

    def _guessed(self, word: str) -> Iterator[Way]:
        """A word that no text has: misspelt, or the beginning or the end of a longer one."""
        for one in self._terms(word):
            yield from (Way((near,), SLIPS[slips]) for near, slips in self._vocabulary.near(one))
            yield from (Way((longer,), LONGER) for longer in self._vocabulary.longer(one))

    def _weight(self, ways: list[Way]) -> float:
        """Logarithmic in the share of texts that have the word; nothing is rarer than a word that none has."""
        counts = self._vocabulary.counts
        best = max((way.likeness for way in ways), default=0)
        texts = max((min(counts[one] for one in way.terms) for way in ways if way.likeness == best), default=0)
        return math.log(1 + (self._vocabulary.documents + 1) / (texts + 1))


@cache
def synonyms(abilities: Abilities) -> dict[str, tuple[str, ...]]:
    """For each term of the editors' list the others of its lines, as terms of either language."""
    found: dict[str, list[str]] = {}
    for group in same_words():
        terms = dict.fromkeys(term(word, language, abilities) for word in group for language in LANGUAGES)
        for one in terms:
            found.setdefault(one, []).extend(other for other in terms if other != one)
    return {one: tuple(dict.fromkeys(others)) for one, others in found.items()}
