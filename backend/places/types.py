"""What the places' service answers with."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from backend.facts.fact import Fact
from backend.facts.values import Category, Text

PlaceKind = Literal["library", "citizen_service", "international", "archive", "local_archive", "building", "phone_line"]


@dataclass(frozen=True, slots=True)
class PlaceInfo:
    key: str
    kind: PlaceKind
    name: Text
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """`place` when one is meant; else those that may be (none: no place was named).

    `kind` is the sort of place that was named without saying which: "biblioteket".
    """

    place: PlaceInfo | None = None
    candidates: tuple[PlaceInfo, ...] = field(default=())
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether a place is open at a moment.

    `until`: when it closes, if open (self-service and staffed hours taken together). `next_opening`: if closed, and
    only when every day up to it is known. `categories`: what it is open for right now. `fact`: the hours of that day.
    """

    state: Literal["open", "closed", "unknown"]
    fact: Fact
    categories: tuple[Category, ...] = ()
    until: dt.datetime | None = None
    next_opening: dt.datetime | None = None
