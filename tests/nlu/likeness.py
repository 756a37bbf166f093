"""How alike two texts look: the share of their trigrams that they have in common (Jaccard)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Likeness:
    """Each text's trigrams as the bits of a number, so that comparing thousands with thousands takes seconds."""

    def __init__(self) -> None:
        self._bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(self._bits))

    def of(self, text: str) -> int:
        plain = f" {' '.join(text.lower().split())} "
        bits = 0
        for start in range(len(plain) - 2):
            bits |= self._bits[plain[start : start + 3]]
        return bits

    def too_near(self, own: int, others: Iterable[int], most: float) -> Iterator[int]:
        """Those that share more than `most`."""
        size = own.bit_count()
        for other in others:
            count = other.bit_count()
            if min(size, count) > most * max(size, count) and jaccard(own, other) > most:
                yield other


def jaccard(one: int, other: int) -> float:
    both = (one & other).bit_count()
    return both / ((one | other).bit_count() or 1)
