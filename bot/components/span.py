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
    """No two that overlap, in the order they stand: a place's known name first, or what is marked as a place around it,
    then the longest, then the surest.
    """
    spans = list(found)
    named = [span for span in spans if known_name(span)]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (not holds(span, named), -len(span), -TRUST[span.finder], span.start)):
        if not any(span.meets(other) for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def known_name(span: Span) -> bool:
    return span.finder == "gazetteer" and span.entity in NAMED


def holds(span: Span, named: Iterable[Span]) -> bool:
    """Is one of them, or reaches around it under the same name: "the library in Viby"."""
    return any(span.entity == other.entity and span.start <= other.start and other.end <= span.end for other in named)
