"""What somebody wants to know of events, and what was found for it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from backend.events.types import Audience, Origin, Price, State

Heard = Literal["current", "dated", "unknown"]


@dataclass(frozen=True, slots=True)
class Wish:
    """`words`: of a theme or a name. `place`: a key of ours, with all in the same building; `around`: its part of town
    too. `venue`: any other place, by its name. `first` and `last`: days, both included. `begins`: times of day between
    which it begins, both included. `very_next`: the next time is told even if one cannot go to it, and another can.
    """

    words: str = ""
    audience: Audience | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    place: str | None = None
    around: bool = False
    venue: str | None = None
    begins: tuple[dt.time, dt.time] | None = None
    free: bool = False
    very_next: bool = False
    limit: int = 5


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the time of it that is asked for, the next one first; `more`: how many times besides.

    `other_link`: where the city's event database tells of it, if the library does too.
    """

    key: str
    origin: Origin
    title: str
    place: str | None
    online: bool
    start: dt.datetime
    end: dt.datetime | None
    all_day: bool
    state: State
    price: Price | None
    tickets: bool | None
    link: str | None
    other_link: str | None
    more: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How fresh what is told of one system's events is: when it was last heard from."""

    origin: Origin
    heard: Heard
    at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """The best or soonest, `total` in all. `by_words`: they answer the words, else these had no answer or were none."""

    happenings: tuple[Happening, ...]
    total: int
    by_words: bool = False
