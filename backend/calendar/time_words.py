"""The words for times of day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from backend.calendar.phrases import Meaning, folded, meaning

Part = Literal["morning", "forenoon", "afternoon", "evening", "night"]
WITH_MEANING = ("counts", "hours", "parts", "parts_after_a_day")


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Folded phrases. `counts`: minutes; `counted`: what amounts are of; `may_follow`: what may follow a bare hour."""

    at: frozenset[str]
    around: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    between: frozenset[str]
    both: frozenset[str]
    until: frozenset[str]
    past: frozenset[str]
    short_of: frozenset[str]
    half: frozenset[str]
    minutes: frozenset[str]
    o_clock: frozenset[str]
    am: frozenset[str]
    pm: frozenset[str]
    noon: frozenset[str]
    midnight: frozenset[str]
    greetings: frozenset[str]
    counted: frozenset[str]
    may_follow: frozenset[str]
    counts: Meaning
    hours: Meaning
    parts: dict[str, Part]
    parts_after_a_day: dict[str, Part]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        read: dict[str, Any] = {
            name: meaning(listed) if name in WITH_MEANING else folded(listed) for name, listed in data.items()
        }
        return cls(**read)
