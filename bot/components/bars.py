"""Choosing the bars on scores of held-out examples: by what an answer is worth to a citizen."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from bot.components.doubt import CHOICES, Bars, probabilities

RIGHT, OFFERED, SILENT, OFFERED_WRONG, WRONG = 1.0, 0.5, 0.0, -0.2, -1.0
MISSED_URGENT = -1.0
SHARE_OF_STRANGERS = 0.15
STEPS = 40


def choose_bars(scores: Any, truth: Any, strangers: Any, names: Sequence[str], urgent: Collection[str]) -> Bars:
    """`scores` of held-out examples, whose columns are in `truth`; `strangers`: by models without their topic."""
    warmth = warmest(scores, truth)
    known, sure = best_pair(
        Outcomes(scores, probabilities(scores, warmth), truth),
        Outcomes(strangers, probabilities(strangers, warmth), None),
    )
    columns = [place for place, name in enumerate(names) if name in urgent]
    return Bars(warmth, known, sure, min(sure, urgent_bar(probabilities(scores, warmth), truth, columns, sure)))


def warmest(scores: Any, truth: Any) -> float:
    """The warmth under which the true topics are likeliest: temperature scaling."""
    rows = np.arange(len(truth))

    def surprise(warmth: float) -> float:
        return float(-np.log(probabilities(scores, warmth)[rows, truth] + 1e-9).mean())

    return float(minimize_scalar(surprise, bounds=(0.1, 20.0), method="bounded").x)


class Outcomes:
    """What answering, asking back or keeping silent would be worth, example by example; no truth = strangers."""

    def __init__(self, scores: Any, likely: Any, truth: Any) -> None:
        order = np.argsort(-likely, axis=1)
        self.score = scores.max(axis=1)
        self.probability = likely.max(axis=1)
        if truth is None:
            self.answered = np.full(len(scores), WRONG)
            self.asked = np.full(len(scores), OFFERED_WRONG)
            self.silent = np.full(len(scores), RIGHT)
        else:
            among = (order[:, :CHOICES] == truth[:, None]).any(axis=1)
            self.answered = np.where(order[:, 0] == truth, RIGHT, WRONG)
            self.asked = np.where(among, OFFERED, OFFERED_WRONG)
            self.silent = np.full(len(scores), SILENT)

    def worth(self, known: float, sure: float) -> float:
        spoken = np.where(self.probability >= sure, self.answered, self.asked)
        return float(np.where(self.score < known, self.silent, spoken).mean())


def best_pair(citizens: Outcomes, strangers: Outcomes) -> tuple[float, float]:
    candidates = (
        (known, sure)
        for known in np.quantile(citizens.score, np.linspace(0, 0.5, STEPS))
        for sure in np.quantile(citizens.probability, np.linspace(0, 0.9, STEPS))
    )
    known, sure = max(
        candidates,
        key=lambda pair: (1 - SHARE_OF_STRANGERS) * citizens.worth(*pair) + SHARE_OF_STRANGERS * strangers.worth(*pair),
    )
    return float(known), float(sure)


def urgent_bar(likely: Any, truth: Any, columns: Sequence[int], sure: float) -> float:
    """The bar for urgent topics, where a person not offered costs as much as a wrong answer elsewhere,
    and a person offered too early costs little.
    """
    best = likely.argmax(axis=1)
    rows = np.isin(best, columns)
    if not rows.any():
        return sure
    probability, right = likely[rows].max(axis=1), best[rows] == truth[rows]

    def worth(bar: float) -> float:
        answered = np.where(right, RIGHT, OFFERED_WRONG)
        kept_back = np.where(right, MISSED_URGENT, SILENT)
        return float(np.where(probability >= bar, answered, kept_back).sum())

    return float(max(np.quantile(probability, np.linspace(0, 1, STEPS)), key=worth))
