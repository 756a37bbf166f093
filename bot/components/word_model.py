"""The first look: a score for each topic from a message's words alone, at next to no cost."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.looks import Look, Looks

TERMS, MEANS, RIDGE = 0.5, 0.5, 0.1  # by cross-validation: docs/decisions, understanding


@dataclass(frozen=True)
class WordModel:
    """`terms` has a row for each term, `means` one for each number of a static vector; a column a topic."""

    terms: Any
    means: Any

    def scores(self, look: Look) -> Any:
        return look.weights @ self.terms[look.places] + look.mean @ self.means


@dataclass(frozen=True)
class Likeness:
    """Of every two messages, in so far as their terms are alike, and their static vectors."""

    terms: Any
    means: Any

    @classmethod
    def of(cls, looks: Looks) -> "Likeness":
        terms = (looks.terms @ looks.terms.T).toarray().astype(np.float32, copy=False)
        return cls(terms, looks.means @ looks.means.T)

    def weighed(self, terms: float, means: float) -> Any:
        return np.float32(terms) * self.terms + np.float32(means) * self.means


def word_model(looks: Looks, solved: Any, terms: float, means: float) -> WordModel:
    """From what the examples weigh (`solved`) to what the terms and the numbers weigh."""
    return WordModel(
        np.ascontiguousarray(terms * (looks.terms.T @ solved), dtype=np.float32),
        np.ascontiguousarray(means * (looks.means.T @ solved), dtype=np.float32),
    )
