"""Keeps the events of the library CMS and of the event database in step."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.clients import dpl_cms_events, event_database
from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Fetcher, Seen
from backend.clock import local
from backend.events.from_city import city_events
from backend.events.from_library import library_events
from backend.events.keeping import keep
from backend.events.span import Kept
from backend.events.types import Event
from backend.events.words import vocabulary
from backend.sync.job import Batch, Changes, SeenByAddress

LIBRARY_EVENTS, CITY_EVENTS = "library_events", "city_events"
HALF_AN_HOUR = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class LibraryEventsJob:
    """The whole list in one answer, which the server may say is as it was."""

    fetcher: Fetcher
    name: str = LIBRARY_EVENTS
    system: str = "dpl_cms"
    every: dt.timedelta = HALF_AN_HOUR

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch | None:
        today = local(now).date()
        address = f"{self.fetcher.system.base_url} from {today}"
        fetched = dpl_cms_events.ask_events(self.fetcher, today, seen.get(address))
        if fetched.body is None:
            return None
        found = dpl_cms_events.read_events(self.fetcher, fetched)
        events = library_events(found.rows, Kept.on(now))
        return Batch(_some(self.system, events), len(events), {address: fetched.seen}, len(found.rejected))

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:  # noqa: ARG002 - a job's signature
        return keep(session, "library", batch.rows, vocabulary(), demo=self.fetcher.system.demo)


@dataclass(frozen=True)
class CityEventsJob:
    """Many pages: nothing has changed only if each of them says so."""

    fetcher: Fetcher
    name: str = CITY_EVENTS
    system: str = "event_database"
    every: dt.timedelta = HALF_AN_HOUR

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch | None:
        kept = Kept.on(now)
        span = (kept.first, kept.last)
        address = f"{self.fetcher.system.base_url} from {kept.first:%Y-%m-%d}, page "
        before = {int(of.removeprefix(address)): told for of, told in seen.items() if of.startswith(address)}
        if event_database.nothing_new(self.fetcher, *span, before):
            return None
        found, pages = event_database.all_pages(self.fetcher, *span)
        events = city_events(found.rows, kept, vocabulary())
        told: dict[str, Seen] = {f"{address}{number}": page for number, page in pages.items()}
        return Batch(_some(self.system, events), len(events), told, len(found.rejected))

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:  # noqa: ARG002 - a job's signature
        return keep(session, "city", batch.rows, vocabulary(), demo=self.fetcher.system.demo)


def _some(system: str, events: list[Event]) -> list[Event]:
    """Raise NotUnderstoodError for none at all: a city without any event in twelve weeks is a fault, and no news."""
    if not events:
        raise NotUnderstoodError(system, "no event at all")
    return events
