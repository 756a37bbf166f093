"""How sure is sure enough: from scores to an answer, to asking back, or to saying that we did not understand."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np

Decision = Literal["answer", "ask_back", "not_understood"]
CHOICES = 3


@dataclass(frozen=True)
class Bars:
    """`warmth` turns scores into probabilities. Below `known` (a score) nothing like it was ever seen;
    from `sure` (a probability) it is answered, and an urgent topic already from `urgent`.
    """

    warmth: float
    known: float
    sure: float
    urgent: float

    def as_json(self) -> dict[str, float]:
        return asdict(self)


def probabilities(scores: Any, warmth: float) -> Any:
    """Softmax of the scores along the last axis."""
    raised = np.exp(warmth * (scores - scores.max(axis=-1, keepdims=True)))
    return raised / raised.sum(axis=-1, keepdims=True)


def decide(ranked: Sequence[tuple[str, float]], best_score: float, bars: Bars, urgent: Collection[str]) -> Decision:
    """`ranked` are topics with their probability, the likeliest first; `best_score` the first one's score."""
    topic, probability = ranked[0]
    if topic in urgent and probability >= bars.urgent:
        return "answer"
    if best_score < bars.known:
        return "not_understood"
    return "answer" if probability >= bars.sure else "ask_back"
