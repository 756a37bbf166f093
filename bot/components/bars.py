"""Choosing the bars on scores of held-out examples: by what an answer is worth to a citizen."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar

from bot.components.doubt import CHOICES, Bars, probabilities

RIGHT, OFFERED, SILENT, OFFERED_WRONG, WRONG = 1.0, 0.5, 0.0, -0.1, -0.6
URGENT_NOT_ANSWERED, URGENT_WITHOUT_NEED = -0.5, -0.5
SHARE_OF_STRANGERS = 0.1
STEPS = 40


def choose_bars(scores: Any, truth: Any, strangers: Any, names: Sequence[str], urgent: Collection[str]) -> Bars:
    """`scores` of held-out examples, whose columns are in `truth`; `strangers`: by models without their topic."""
    warmth = warmest(scores, truth)
    citizens = Outcomes(scores, probabilities(scores, warmth), truth)
    known, sure = best_pair(citizens, Outcomes(strangers, probabilities(strangers, warmth), None))
    columns = [place for place, name in enumerate(names) if name in urgent]
    return Bars(warmth, known, sure, urgent_bar(citizens, columns, known, sure))


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
        self.best = order[:, 0]
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
        return float(
            np.where(self.probability >= sure, self.answered, self.asked)[self.score >= known].sum()
            + self.silent[self.score < known].sum()
        ) / len(self.score)

    def unanswered(self, known: float) -> Any:
        return np.where(self.score < known, self.silent, self.asked)


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


def urgent_bar(citizens: Outcomes, columns: Sequence[int], known: float, sure: float) -> float:
    """The bar for messages that look most like an urgent topic, never above `sure`: a person or a number that is
    offered without need costs less than a wrong answer elsewhere, one that is not offered costs more.
    """
    rows = np.isin(citizens.best, columns)
    if not rows.any():
        return sure
    right = citizens.answered[rows] == RIGHT
    answered = np.where(right, RIGHT, URGENT_WITHOUT_NEED)
    otherwise = citizens.unanswered(known)[rows] + np.where(right, URGENT_NOT_ANSWERED, 0)
    probability = citizens.probability[rows]

    def worth(bar: float) -> float:
        return float(np.where(probability >= bar, answered, otherwise).sum())

    return float(min(sure, max(np.quantile(probability, np.linspace(0, 1, STEPS)), key=worth)))
