"""An event's days around the city's day, each with its state."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demo_city.clock import at
from demo_city.events.rows import Event, State

AHEAD = dt.timedelta(weeks=8)
BEHIND = dt.timedelta(weeks=2)
SALE_OPENS = dt.timedelta(weeks=5)
WRITTEN = dt.timedelta(days=75)
CHANGED = dt.timedelta(days=60)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Occurrence:
    """One time that an event takes place; `number` is its own for ever, whatever the city's day."""

    event: Event
    start: dt.datetime
    end: dt.datetime
    state: State

    @property
    def number(self) -> int:
        return self.event.id * 1_000_000 + self.start.toordinal()

    @property
    def written(self) -> dt.datetime:
        return self.start - WRITTEN

    @property
    def changed(self) -> dt.datetime:
        return self.start - CHANGED

    @property
    def days(self) -> list[tuple[dt.datetime, dt.datetime]]:
        """Its start and end on each day that it lasts."""
        count = (self.end - DAY / 4).toordinal() - self.start.toordinal() + 1
        return [
            (
                at(self.start.date() + ahead * DAY, self.start.time()),
                self.end - (count - 1 - ahead) * DAY,
            )
            for ahead in range(count)
        ]


def occurrences(event: Event, now: dt.datetime) -> list[Occurrence]:
    """From two weeks behind the city's day to eight weeks ahead of it."""
    today = now.date()
    spans = [_span(event, day) for day in event.when.days(today - BEHIND, today + AHEAD)]
    states = itertools.chain(event.states, itertools.repeat(None))
    return [Occurrence(event, start, end, _state(event, start, end, now, states)) for start, end in spans]


def all_occurrences(events: Iterable[Event], now: dt.datetime) -> Iterator[Occurrence]:
    for event in events:
        yield from occurrences(event, now)


def _span(event: Event, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    when = event.when
    over_midnight = when.ends <= when.starts
    last = day + (when.lasts - 1 + over_midnight) * DAY
    return at(day, when.starts), at(last, when.ends)


def _state(
    event: Event, start: dt.datetime, end: dt.datetime, now: dt.datetime, coming: Iterator[State | None]
) -> State:
    if end <= now:
        return "Occurred"
    if said := next(coming):
        return said
    return "TicketSaleNotOpen" if any(event.tickets.values()) and start - now > SALE_OPENS else "Active"
