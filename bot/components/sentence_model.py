"""The second look: what the sentence means, by its vector's likeness to every training sentence.

A topic's score is the sum of two: of a kernel ridge regression over words and vectors together, and of how near the
topic's nearest sentence is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.looks import Look
from bot.components.word_model import AT_ONCE, WordModel
from bot.components.word_vectors import units

TERMS, MEANS, RIDGE = 0.05, 0.1, 0.02  # by cross-validation: docs/decisions, understanding
NEAREST = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
FARTHEST = -1.0


@dataclass(frozen=True)
class Centres:
    """The mean vector of each language: what all its sentences share tells nothing, and hides what they mean."""

    by_language: Mapping[str, Any]

    @classmethod
    def learn(cls, vectors: Any, languages: Sequence[str]) -> "Centres":
        spoken = np.asarray(languages)
        own = {language: vectors[spoken == language].mean(axis=0) for language in sorted(set(languages))}
        return cls({"": vectors.mean(axis=0), **own})

    def centred(self, vectors: Any, languages: Sequence[str]) -> Any:
        """Rows of length 1. A language never seen is taken to be like all together."""
        away = np.stack([self.by_language.get(language, self.by_language[""]) for language in languages])
        return units(vectors - away).astype(np.float32)


@dataclass(frozen=True)
class SentenceModel:
    """`sentences` stand topic by topic, each topic's first at `starts`; `solved` is what each weighs for each topic;
    `nearest` is the nearest sentence's weight in the sum.
    """

    centres: Centres
    sentences: Any
    starts: Any
    solved: Any
    words: WordModel
    nearest: float

    def scores(self, look: Look, centred: Any) -> Any:
        alike = self.sentences @ centred
        near = np.maximum.reduceat(alike, self.starts)
        return curved(alike) @ self.solved + self.words.scores(look) + self.nearest * near


def curved(alike: Any) -> Any:
    """A Gaussian of the distance between two vectors of length 1, less what all have in common."""
    return np.exp(alike - 1) - np.float32(np.exp(-1))


def add_curved(kernel: Any, sentences: Any) -> None:
    for start in range(0, len(kernel), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        kernel[rows] += curved(sentences[rows] @ sentences.T)


def nearest_left_out(sentences: Any, starts: Any, groups: Iterable[Sequence[int]]) -> Any:
    """The likeness of each topic's nearest sentence, sentences of the example's own group aside."""
    near = np.empty((len(sentences), len(starts)), dtype=np.float32)
    for group in groups:
        others = sentences[group] @ sentences.T
        others[:, group] = FARTHEST
        near[group] = np.maximum.reduceat(others, starts, axis=1)
    return near
