import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session, sessionmaker

from backend.db import sessions
from backend.events.jobs import CITY_EVENTS, LIBRARY_EVENTS
from backend.events.keeping import keep
from backend.events.models import EventRow, EventTimeRow
from backend.events.types import Event, Origin
from backend.events.words import vocabulary
from backend.search.models import SearchKindRow, SearchRow
from backend.sync.job import Changes
from backend.sync.models import SyncStateRow
from tests.backend.stores import seeded_store

Keep = Callable[..., Changes]
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
JOBS: dict[Origin, str] = {"library": LIBRARY_EVENTS, "city": CITY_EVENTS}
EMPTIED = (EventTimeRow, EventRow, SearchRow, SearchKindRow, SyncStateRow)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def with_places(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A city store with our places, on each database: seeding takes longer than most tests here."""
    with seeded_store(request, NOW) as engine:
        yield engine


@pytest.fixture
def store(with_places: Engine) -> sessionmaker[Session]:
    """The store without any event, and without any sync's memory."""
    new_session = sessions(with_places)
    with new_session.begin() as session:
        for table in EMPTIED:
            session.execute(delete(table))
    return new_session


@pytest.fixture
def session(store: sessionmaker[Session]) -> Iterator[Session]:
    with store() as opened:
        yield opened


@pytest.fixture
def kept(store: sessionmaker[Session]) -> Keep:
    """Put what a source says now into the store, and that it was heard from, as a sync does."""

    def keeping(origin: Origin, events: Sequence[Event], *, demo: bool = False) -> Changes:
        with store.begin() as session:
            heard = {"job": JOBS[origin], "system": origin, "succeeded_at": NOW, "seen": {}, "failures": 0, "items": 1}
            session.merge(SyncStateRow(**heard))
            return keep(session, origin, events, vocabulary(), demo=demo)

    return keeping
