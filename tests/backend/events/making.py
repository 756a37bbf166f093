"""Events as tests make them: what a test does not say is ordinary."""

import datetime as dt
from typing import Any

from backend.clock import COPENHAGEN
from backend.events.types import Event, Origin, Price, State, Time, Venue

DOKK1 = Venue("Dokk1", "Hack Kampmanns Plads 2", "8000", "Aarhus C", key="dokk1")
RISSKOV = Venue("Risskov Bibliotek", "Fortebakken 1", "8240", "Risskov", key="risskov_library")


def at(day: int, hour: int = 14, minute: int = 0, month: int = 11) -> dt.datetime:
    """A moment of the autumn of 2026, in Copenhagen."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=COPENHAGEN)


def time(start: dt.datetime, state: State = "on", *, hours: float = 2, **more: Any) -> Time:
    return Time(start, start + dt.timedelta(hours=hours), state=state, **more)


def event(
    title: str,
    *times: Time,
    key: str | None = None,
    origin: Origin = "library",
    venue: Venue = DOKK1,
    text: str = "",
    tags: tuple[str, ...] = (),
) -> Event:
    return Event(key or f"{origin}:{title}", origin, title, text, venue, tags, times or (time(at(28)),))


def kroner(low: int, high: int | None = None) -> Price:
    return Price(low * 100, (low if high is None else high) * 100)
