"""The words for spans of days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from backend.calendar.phrases import Meaning, folded, meaning, pairs


@dataclass(frozen=True, slots=True, eq=False)
class SpanWords:
    """Folded phrases. `school_weeks`: ISO week; `dates`: first and last as "12-24"; `easter`: days after Easter."""

    this_week: frozenset[str]
    this_month: frozenset[str]
    next_month: frozenset[str]
    last_month: frozenset[str]
    week: frozenset[str]
    months: frozenset[str]
    next_few: frozenset[str]
    within: frozenset[str]
    during: frozenset[str]
    no_month: frozenset[str]
    opening: frozenset[str]
    between: frozenset[str]
    until: frozenset[str]
    both: frozenset[str]
    unsure: frozenset[str]
    school_weeks: Meaning
    dates: dict[str, tuple[str, str]]
    easter: dict[str, tuple[str, str]]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        others: dict[str, Callable[[Any], Any]] = {"school_weeks": meaning, "dates": pairs, "easter": pairs}
        read: dict[str, Any] = {name: others.get(name, folded)(listed) for name, listed in data.items()}
        return cls(**read)
