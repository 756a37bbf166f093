"""How sure is sure enough: from scores to an answer, to asking back, or to saying that we did not understand."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import numpy as np

Decision = Literal["answer", "ask_back", "not_understood"]
CHOICES = 3
FEWEST_CHOICES = 2
LEAST_LIKELY = 0.05  # a third topic is asked about only from here


@dataclass(frozen=True)
class Bars:
    """`warmth` turns scores into probabilities. Below `known` (a score, the sum before softmax) nothing like it was
    ever seen; from `sure` (a probability) it is answered, and an urgent topic already from its own bar.
    """

    warmth: float
    known: float
    sure: float
    urgent: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def probabilities(scores: Any, warmth: float) -> Any:
    """Softmax of the scores along the last axis."""
    raised = np.exp(warmth * (scores - scores.max(axis=-1, keepdims=True)))
    return raised / raised.sum(axis=-1, keepdims=True)


def decide(ranked: Sequence[tuple[str, float]], best_score: float, bars: Bars) -> Decision:
    """`ranked` are topics with their probability, the likeliest first; `best_score` the first one's score."""
    topic, probability = ranked[0]
    if best_score < bars.known:
        return "not_understood"
    return "answer" if probability >= bars.urgent.get(topic, bars.sure) else "ask_back"


def offered(ranked: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """What is asked back with: the two likeliest, and a third that is not far from it."""
    third = (pair for pair in ranked[FEWEST_CHOICES:CHOICES] if pair[1] >= LEAST_LIKELY)
    return (*ranked[:FEWEST_CHOICES], *third)
