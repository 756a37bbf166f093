"""What of a message the topic classifier looks at: words and lemmas, alone and in pairs, and pieces of words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.components.folding import fold

LETTERS = re.compile(r"\w")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"\w+")
PIECE_LENGTHS = (2, 3, 4, 5)


@dataclass(frozen=True)
class Reading:
    """A message ready to be classified: its text, (word, lemma) pairs, its language, and which of its words, in small
    letters, no lemma table knows.
    """

    text: str
    words: tuple[tuple[str, str], ...]
    language: str = "da"
    unknown: frozenset[str] = frozenset()


def plain(text: str) -> str:
    """Folded, every digit a nought: a year is a year."""
    return DIGIT.sub("0", fold(text))


def word_terms(reading: Reading) -> list[str]:
    words = [(plain(word), plain(lemma)) for word, lemma in reading.words if LETTERS.search(word)]
    terms = [f"w {word}" for word, _ in words]
    terms += [f"l {lemma}" for _, lemma in words]
    return terms + [f"p {first} {second}" for first, second in pairs([lemma for _, lemma in words])]


def piece_terms(reading: Reading) -> list[str]:
    """Pieces of 2 to 5 letters, each word with a space before and after."""
    return [piece for word in WORD.findall(plain(reading.text)) for piece in pieces(f" {word} ")]


def pieces(word: str) -> Iterable[str]:
    for length in PIECE_LENGTHS:
        for start in range(max(1, len(word) - length + 1)):
            yield word[start : start + length]


def pairs(lemmas: Sequence[str]) -> Iterable[tuple[str, str]]:
    return zip(["^", *lemmas], [*lemmas, "$"], strict=True)


def surface_words(reading: Reading) -> list[str]:
    """The words as they stand, but for capitals: what static vectors are looked up by."""
    return [word.lower() for word, _ in reading.words if LETTERS.search(word)]
