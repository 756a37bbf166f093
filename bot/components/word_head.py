"""What each word is a part of, judged by its own vector in the sentence and its neighbours': ridge regression."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.held_out import FOLDS
from bot.components.vectors import SIZE, Encoded

RIDGE = 30.0  # by the held-out share of right words; ten times as much or as little is as good
NEIGHBOURS = (-1, 0, 1)
WIDTH = len(NEIGHBOURS) * SIZE + 1
AT_ONCE = 500
GUESSES, LEAST = 3, 0.05

Stretch = tuple[int, int]


def word_vectors(encoded: Encoded, words: Iterable[Stretch]) -> Any:
    """A row a word, told by where it begins and ends; in half the room, since many are kept at a time."""
    rows = [encoded.within(start, end) for start, end in words]
    return np.asarray(rows, dtype=np.float16).reshape(-1, SIZE)


@dataclass(frozen=True)
class WordHead:
    """`weights` has a column for each label; `mean` and `spread` are those of the numbers that it learnt from."""

    labels: tuple[str, ...]
    mean: Any
    spread: Any
    weights: Any

    def scores(self, vectors: Any) -> Any:
        """A row a word, a column a label: near 1 where it is likely."""
        return self.seen(vectors) @ self.weights

    def guesses(self, scores: Any) -> list[dict[str, float]]:
        """Of each word, the likeliest labels, the best always among them."""
        best = np.argsort(-scores, axis=1)[:, :GUESSES]
        return [
            {self.labels[label]: float(row[label]) for label in order if label == order[0] or row[label] > LEAST}
            for row, order in zip(scores, best, strict=True)
        ]

    def seen(self, vectors: Any) -> Any:
        """Each word's numbers and its neighbours', in standard units; noughts beyond the ends."""
        own = (vectors.astype(np.float32) - self.mean) / self.spread
        seen = np.zeros((len(own), WIDTH), dtype=np.float32)
        seen[:, -1] = 1
        for turn, step in enumerate(NEIGHBOURS):
            into, of = slice(max(0, -step), len(own) - max(0, step)), slice(max(0, step), len(own) + min(0, step))
            seen[into, turn * SIZE : (turn + 1) * SIZE] = own[of]
        return seen


def learn(sentences: Sequence[Any], tagged: Sequence[Sequence[str]]) -> tuple[WordHead, list[Any]]:
    """The head, and the scores of each sentence by heads that had not seen it."""
    labels = tuple(sorted({tag for tags in tagged for tag in tags}))
    every = np.concatenate(list(sentences)).astype(np.float32)
    blank = WordHead(labels, every.mean(axis=0), every.std(axis=0) + 1e-6, None)
    del every
    sums = [Sums.of(fold, blank, sentences, tagged) for fold in range(FOLDS)]
    whole = sum(sums[1:], sums[0])
    heads = [WordHead(labels, blank.mean, blank.spread, (whole - own).solved()) for own in sums]
    scores = [heads[place % FOLDS].scores(vectors) for place, vectors in enumerate(sentences)]
    return WordHead(labels, blank.mean, blank.spread, whole.solved()), scores


@dataclass(frozen=True)
class Sums:
    """All that the regression needs to know of a share of the sentences."""

    inner: Any
    outer: Any

    @classmethod
    def of(cls, fold: int, blank: WordHead, sentences: Sequence[Any], tagged: Sequence[Sequence[str]]) -> "Sums":
        inner = np.zeros((WIDTH, WIDTH), dtype=np.float32)
        outer = np.zeros((WIDTH, len(blank.labels)), dtype=np.float32)
        own = range(fold, len(sentences), FOLDS)
        for start in range(0, len(own), AT_ONCE):
            places = own[start : start + AT_ONCE]
            seen = np.concatenate([blank.seen(sentences[place]) for place in places])
            wanted = np.concatenate([one_hot(tagged[place], blank.labels) for place in places])
            inner += seen.T @ seen
            outer += seen.T @ wanted
        return cls(inner, outer)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.inner + other.inner, self.outer + other.outer)

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(self.inner - other.inner, self.outer - other.outer)

    def solved(self) -> Any:
        return np.linalg.solve(self.inner + np.float32(RIDGE) * np.eye(WIDTH, dtype=np.float32), self.outer)


def one_hot(tags: Sequence[str], labels: Sequence[str]) -> Any:
    wanted = np.zeros((len(tags), len(labels)), dtype=np.float32)
    wanted[np.arange(len(tags)), [labels.index(tag) for tag in tags]] = 1
    return wanted
