"""What the rows must be, for a wish at a moment: pure."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from backend.clock import COPENHAGEN
from backend.events.span import AHEAD
from backend.events.types import Audience, Origin
from backend.events.wish import Wish

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Criteria:
    """Times that begin before `until` and are not over at `since`. `venues`, `keys`: the only ones, where given."""

    since: dt.datetime
    until: dt.datetime
    demo: bool
    origins: tuple[Origin, ...] = ("library", "city")
    audiences: tuple[Audience, ...] = ()
    places: tuple[str, ...] = ()
    venues: tuple[str, ...] | None = None
    postcode: str | None = None
    begins: tuple[int, int] | None = None
    free: bool = False
    cancelled: bool = True
    keys: Collection[str] | None = None


def criteria_for(
    wish: Wish,
    now: dt.datetime,
    *,
    demo: bool,
    origins: tuple[Origin, ...],
    audiences: tuple[Audience, ...],
    places: tuple[str, ...],
    venues: tuple[str, ...] | None,
    postcode: str | None,
) -> Criteria:
    """A general question is not told of what is cancelled; one that has words, or asks how it stands, is."""
    since = max(now, _midnight(wish.first)) if wish.first else now
    return Criteria(
        since=since,
        until=_midnight(wish.last + DAY) if wish.last else now + AHEAD,
        demo=demo,
        origins=origins,
        audiences=audiences,
        places=places,
        venues=venues,
        postcode=postcode,
        begins=(_minutes(wish.begins[0]), _minutes(wish.begins[1])) if wish.begins else None,
        free=wish.free,
        cancelled=bool(wish.words) or wish.very_next,
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), COPENHAGEN)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
