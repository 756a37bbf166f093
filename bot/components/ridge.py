"""Kernel ridge regression: every topic's score at once from likenesses, and what it would be without some examples.

One inverse gives the model, its exact cross-validation, and how messages of a topic that it never saw would score.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy.linalg import lapack


class NotAKernelError(ValueError):
    """The likenesses are none: their matrix is not positive definite."""


def targets(truth: Any, topics: int) -> Any:
    """One for an example's own topic, and the others together minus one."""
    wanted = np.full((len(truth), topics), -1 / (topics - 1), dtype=np.float32)
    wanted[np.arange(len(truth)), truth] = 1
    return wanted


def inverse(kernel: Any, ridge: float) -> Any:
    """Of `kernel` + `ridge` on the diagonal; `kernel` is used up. Raises NotAKernelError."""
    kernel.flat[:: len(kernel) + 1] += ridge
    factor, failed = lapack.spotrf(kernel.T, lower=1, overwrite_a=1)
    if failed:
        raise NotAKernelError(f"at row {failed}")
    half, _ = lapack.spotri(factor, lower=1, overwrite_c=1)
    for column in range(len(half) - 1):
        half[column, column + 1 :] = half[column + 1 :, column]
    return half


def left_out(inverted: Any, wanted: Any, groups: Iterable[Sequence[int]]) -> Any:
    """Scores of each group's examples by a model that learnt from all the others."""
    solved = inverted @ wanted
    scores = np.empty_like(wanted)
    for group in groups:
        rows = np.asarray(group, dtype=np.int64)
        scores[rows] = wanted[rows] - np.linalg.solve(inverted[np.ix_(rows, rows)], solved[rows])
    return scores
