"""Static vectors: each word of the training sentences embedded once, and a message the mean of its words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.vectors import SIZE, Embedder


@dataclass(frozen=True)
class WordVectors:
    """`vectors` has a row a word: centred, its length the word's rarity."""

    places: Mapping[str, int]
    vectors: Any

    @classmethod
    def learn(cls, texts: Sequence[Sequence[str]], embedder: Embedder) -> "WordVectors":
        seen = Counter(word for words in texts for word in set(words))
        words = sorted(seen)
        rarity = np.asarray([1 + np.log((1 + len(texts)) / (1 + seen[word])) for word in words], dtype=np.float32)
        raw = embedder.vectors(words)
        return cls(in_order(words), units(raw - raw.mean(axis=0)) * rarity[:, None])

    @classmethod
    def none(cls) -> "WordVectors":
        return cls({}, np.zeros((0, SIZE), dtype=np.float32))

    def mean(self, words: Iterable[str]) -> Any:
        """Of length 1; all noughts when no word is known."""
        known = [place for place in map(self.places.get, words) if place is not None]
        total = self.vectors[known].sum(axis=0)
        length = np.sqrt(np.dot(total, total))
        return total / length if length else total

    def matrix(self, texts: Sequence[Sequence[str]]) -> Any:
        return np.stack([self.mean(words) for words in texts]).astype(np.float32)


def units(rows: Any) -> Any:
    """Each row at length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def in_order(terms: Iterable[str]) -> dict[str, int]:
    return {term: place for place, term in enumerate(terms)}
