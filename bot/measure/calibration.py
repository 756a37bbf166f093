"""Whether what is said to be likely is so: confidence beside the share that was right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
Judged = tuple[float, bool]  # confidence, and whether it was right


@dataclass(frozen=True)
class Bin:
    """Predictions of about the same confidence: the mean of it, the share that was right, and how many they are."""

    confidence: float
    right: float
    count: int


def bins(judged: Iterable[Judged]) -> list[Bin]:
    """Of equal width; an empty one is left out."""
    groups: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        groups[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [
        Bin(
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
            len(group),
        )
        for group in groups
        if group
    ]


def expected_error(found: Sequence[Bin]) -> float:
    """Expected calibration error: the gap between confidence and truth, weighed by how many lie there."""
    total = sum(each.count for each in found)
    return round(sum(each.count * abs(each.confidence - each.right) for each in found) / total, 4) if total else 0.0
