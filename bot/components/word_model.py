"""The first look: a score for each topic from a message's words alone, at next to no cost."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.looks import Look, Looks

AT_ONCE = 500
TERMS, MEANS, RIDGE = 0.5, 0.5, 0.1  # by cross-validation: docs/decisions, understanding


@dataclass(frozen=True)
class WordModel:
    """`terms` has a row for each term, `means` one for each number of a static vector; a column a topic."""

    terms: Any
    means: Any

    def scores(self, look: Look) -> Any:
        return look.weights @ self.terms[look.places] + look.mean @ self.means


def likeness(looks: Looks, terms: float, means: float) -> Any:
    """Of every two messages. Some rows at a time: as a sparse matrix it would be thrice as large as it is."""
    count, other = looks.terms.shape[0], looks.terms.T.tocsr()
    alike = np.empty((count, count), dtype=np.float32)
    for start in range(0, count, AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        np.matmul(np.float32(means) * looks.means[rows], looks.means.T, out=alike[rows])
        alike[rows] += np.float32(terms) * (looks.terms[rows] @ other).toarray()
    return alike


def word_model(looks: Looks, solved: Any, terms: float, means: float) -> WordModel:
    """From what the examples weigh (`solved`) to what the terms and the numbers weigh."""
    return WordModel(
        np.ascontiguousarray(terms * (looks.terms.T @ solved), dtype=np.float32),
        np.ascontiguousarray(means * (looks.means.T @ solved), dtype=np.float32),
    )
