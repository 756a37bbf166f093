"""A marked stretch of a message, and which of several overlapping ones stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Finder = Literal["gazetteer", "pattern", "crf"]
TRUST: dict[Finder, int] = {"gazetteer": 2, "pattern": 1, "crf": 0}
NAMED = frozenset({"place"})


@dataclass(frozen=True)
class Span:
    entity: str
    start: int
    end: int
    finder: Finder

    def __len__(self) -> int:
        return self.end - self.start

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def settled(found: Iterable[Span]) -> list[Span]:
    """No two that overlap, in the order they stand: a place's known name first, then the longest, then the surest."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (not known_name(span), -len(span), -TRUST[span.finder], span.start)):
        if not any(span.meets(other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def known_name(span: Span) -> bool:
    return span.finder == "gazetteer" and span.entity in NAMED
