"""Misspelt words, and Danish without its letters, read as the words they stand for.

What citizens wrote is not changed: only what the topic is judged by. A word is mended when no lemma table knows it,
none of our sentences has it, and one of their words is a slip away; what a capital shows to be a name is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.components.features import Reading

WORD = re.compile(r"[^\W\d_]+")
# How Danish letters are typed without their keys, the likeliest first.
TYPED = (("ae", "oe", "aa"), ("ae", "o", "a"), ("a", "o", "a"))
KEYBOARDS = tuple(str.maketrans(dict(zip("æøå", typed, strict=True))) for typed in TYPED)
SHORTEST, LONG = 4, 8
MOST_LOOKED_AT = 5
OUTNUMBERED = 5  # so many times as often a word must stand with its letters as without, to be what is meant
COMMON = 20


class Known(NamedTuple):
    """How often our sentences have a word, its lemma, and whether it may stand for misspelt ones."""

    count: int
    lemma: str
    sure: bool


Words = Mapping[str, Known]


@dataclass(frozen=True)
class Spelling:
    """`words` by language."""

    words: Mapping[str, Words]
    lettered: Mapping[str, Sequence[Mapping[str, str]]]
    by_length: Mapping[str, Mapping[int, Sequence[str]]]

    @classmethod
    def learn(cls, readings: Iterable[Reading]) -> "Spelling":
        counts: dict[str, Counter[tuple[str, str]]] = {}
        strange: set[str] = set()
        for reading in readings:
            own = counts.setdefault(reading.language, Counter())
            own.update((word.lower(), lemma) for word, lemma in reading.words)
            strange |= reading.unknown
        return cls.of({language: known_words(found, strange) for language, found in counts.items()})

    @classmethod
    def of(cls, words: Mapping[str, Words]) -> "Spelling":
        return cls(
            words,
            {language: [typed_with(keyboard, known) for keyboard in KEYBOARDS] for language, known in words.items()},
            {language: lengths(known) for language, known in words.items()},
        )

    def mended(self, reading: Reading) -> Reading:
        """The same reading where nothing is to be mended."""
        names = names_in(reading.text)
        swaps = {
            word: better
            for word in {word.lower() for word, _ in reading.words}
            if (better := self._better(word, reading, name=word in names))
        }
        if not swaps:
            return reading
        known = self.words[reading.language]
        words = tuple(
            (better, known[better].lemma) if (better := swaps.get(word.lower())) else (word, lemma)
            for word, lemma in reading.words
        )
        text = WORD.sub(lambda found: swaps.get(found[0].lower(), found[0]), reading.text)
        return replace(reading, text=text, words=words, unknown=frozenset())

    def _better(self, word: str, reading: Reading, *, name: bool) -> Optional[str]:
        if reading.language not in self.words or not word.isalpha():
            return None
        return self._with_letters(word, reading) or (None if name else self._slip(word, reading))

    def _with_letters(self, word: str, reading: Reading) -> Optional[str]:
        known = self.words[reading.language]
        own = known[word].count if word in known else 0
        for table in self.lettered[reading.language]:
            meant = table.get(word)
            if meant is None or known[meant].count <= OUTNUMBERED * own:
                continue
            if word in reading.unknown or common(known, meant, own):
                return meant
        return None

    def _slip(self, word: str, reading: Reading) -> Optional[str]:
        if len(word) < SHORTEST or word not in reading.unknown or any(word in known for known in self.words.values()):
            return None
        choices, known = self.by_length[reading.language].get(len(word), ()), self.words[reading.language]
        for slips in range(1, most_slips(len(word)) + 1):
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=MOST_LOOKED_AT)
            if near:
                return min(near, key=lambda found: (found[1], -known[found[0]].count))[0]
        return None


def common(known: Words, meant: str, own: int) -> bool:
    """A word of its own ("for") is not taken for another ("før"), unless our sentences never have it so."""
    return not own and known[meant].count >= COMMON


def known_words(found: Mapping[tuple[str, str], int], strange: set[str]) -> dict[str, Known]:
    total: Counter[str] = Counter()
    lemmas: dict[str, str] = {}
    for (word, lemma), count in sorted(found.items(), key=lambda each: (each[1], each[0])):
        total[word] += count
        lemmas[word] = lemma
    return {word: Known(count, lemmas[word], word not in strange or count > 1) for word, count in sorted(total.items())}


def typed_with(keyboard: Mapping[int, str], known: Words) -> dict[str, str]:
    """By how it is typed, the commonest word that is meant."""
    typed = {}
    for word in sorted(known, key=lambda word: (known[word].count, word)):
        if (without := word.translate(keyboard)) != word:
            typed[without] = word
    return typed


def lengths(known: Words) -> dict[int, list[str]]:
    """By a word's length, those that a slip or two may have made it of."""
    sure = [word for word, how in known.items() if how.sure and len(word) >= SHORTEST]
    longest = max(map(len, sure), default=0)
    return {
        length: [word for word in sure if abs(len(word) - length) <= most_slips(length)]
        for length in range(SHORTEST, longest + most_slips(longest) + 1)
    }


def most_slips(length: int) -> int:
    return 2 if length >= LONG else 1


def names_in(text: str) -> frozenset[str]:
    """Words with a capital, but for the first of the text and texts that are all capitals."""
    if text.isupper():
        return frozenset()
    return frozenset(found[0].lower() for found in list(WORD.finditer(text))[1:] if found[0][0].isupper())
