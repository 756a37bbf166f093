"""Choosing the bars on scores of held-out examples: by what an answer is worth to a citizen."""

from collections.abc import Collection, Sequence
from typing import Any, Optional

import numpy as np
from scipy.optimize import minimize_scalar

from bot.components.doubt import CHOICES, Bars, probabilities

RIGHT, OFFERED, SILENT, OFFERED_WRONG, WRONG = 1.0, 0.5, 0.0, -0.1, -0.6
MOST_WRONG = 0.055  # of the sentences we wrote, which are harder than what citizens ask: there it comes to half of it
MOST_SILENT = 0.02  # of what we know about: whoever asks it should hardly ever be met with "I do not understand"
MOST_WRONG_AND_URGENT = 0.3
SHARE_OF_STRANGERS = 0.05
STEPS = 60


def choose_bars(scores: Any, truth: Any, strangers: Any, names: Sequence[str], urgent: Collection[str]) -> Bars:
    """`scores` of held-out examples, whose columns are in `truth`; `strangers`: by models without their topic."""
    warmth = warmest(scores, truth)
    citizens = Outcomes(scores, probabilities(scores, warmth), truth)
    known, sure = best_pair(citizens, Outcomes(strangers, probabilities(strangers, warmth), None))
    bars = {name: urgent_bar(citizens, column, known, sure) for column, name in enumerate(names) if name in urgent}
    return Bars(warmth, known, sure, bars)


def warmest(scores: Any, truth: Any) -> float:
    """The warmth under which the true topics are likeliest: temperature scaling."""
    return float(minimize_scalar(lambda warmth: surprise(scores, truth, warmth), bounds=(0.1, 40), method="bounded").x)


def surprise(scores: Any, truth: Any, warmth: float) -> float:
    return float(-np.log(probabilities(scores, warmth)[np.arange(len(truth)), truth] + 1e-9).mean())


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

    def answers(self, known: float, sure: float) -> Any:
        return (self.probability >= sure) & (self.score >= known)

    def worth(self, known: float, sure: float) -> float:
        said = np.where(self.score < known, self.silent, self.asked)
        return float(np.where(self.answers(known, sure), self.answered, said).mean())

    def wrong(self, known: float, sure: float) -> float:
        """The share of all that would be answered, and wrongly."""
        return float((self.answers(known, sure) & (self.answered == WRONG)).mean())


def best_pair(citizens: Outcomes, strangers: Outcomes) -> tuple[float, float]:
    """The worthiest pair of those that answer wrongly seldom enough."""
    candidates = [
        (float(known), float(sure))
        for known in np.quantile(citizens.score, np.linspace(0, MOST_SILENT, STEPS))
        for sure in np.quantile(citizens.probability, np.linspace(0, 0.9, STEPS))
    ]
    careful = [pair for pair in candidates if citizens.wrong(*pair) <= MOST_WRONG]
    return max(
        careful or [min(candidates, key=lambda pair: citizens.wrong(*pair))],
        key=lambda pair: (1 - SHARE_OF_STRANGERS) * citizens.worth(*pair) + SHARE_OF_STRANGERS * strangers.worth(*pair),
    )


def urgent_bar(citizens: Outcomes, column: int, known: float, sure: float) -> float:
    """An urgent topic's own, never above `sure`: as low as it goes while most of what it lets in is right."""
    doubtful = (citizens.best == column) & (citizens.score >= known) & (citizens.probability < sure)
    wrong = citizens.answered[doubtful] == WRONG
    bar = lowest_bar(citizens.probability[doubtful], wrong, MOST_WRONG_AND_URGENT)
    return sure if bar is None else bar


def lowest_bar(probability: Any, wrong: Any, most: float) -> Optional[float]:
    """The lowest that lets through a share of at most `most` that is wrong; None when there is none."""
    order = np.argsort(-probability, kind="stable")
    share = np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((share <= most) & last_of_equals(probability[order]))
    return float(probability[order][enough[-1]]) if len(enough) else None


def last_of_equals(falling: Any) -> Any:
    """A bar lets all of the same probability through, or none."""
    return np.append(falling[1:] != falling[:-1], True)[: len(falling)]
