"""An event as both systems tell it, in our own words."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["library", "city"]
State = Literal["on", "sale_not_open", "sold_out", "cancelled"]
Audience = Literal["babies", "children", "young", "adults", "seniors", "families", "everyone"]


@dataclass(frozen=True, slots=True)
class Price:
    """In øre, from the lowest to the highest; `high` is None where only "from" is told."""

    low: int
    high: int | None

    @property
    def is_free(self) -> bool:
        return self.high == 0


@dataclass(frozen=True, slots=True)
class Time:
    """One time that it takes place. `price` is None where none is told; `tickets` False where none are sold."""

    start: dt.datetime
    end: dt.datetime | None = None
    all_day: bool = False
    state: State = "on"
    price: Price | None = None
    tickets: bool | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """Where it takes place, as the source writes it; `key` is the place of ours that it is."""

    name: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    online: bool = False
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event with all its times, the first first. `text` is plain words; `tags` holds categories as well."""

    key: str
    origin: Origin
    title: str
    text: str
    venue: Venue
    tags: tuple[str, ...] = ()
    times: tuple[Time, ...] = field(default=())
