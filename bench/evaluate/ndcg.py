"""Normalised discounted cumulative gain: 1 when the best stand first, 0 when nothing relevant is among the first."""

import math
from collections.abc import Iterable, Mapping, Sequence

CUT = 5


def ndcg(found: Sequence[str], relevant: Mapping[str, int], cut: int = CUT) -> float:
    """`relevant`: grades by key; a key that is not there has grade 0."""
    ideal = _gain(sorted(relevant.values(), reverse=True)[:cut])
    return _gain(relevant.get(key, 0) for key in found[:cut]) / ideal if ideal else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
