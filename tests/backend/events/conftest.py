import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.db import sessions
from backend.events.keeping import keep
from backend.events.types import Event, Origin
from backend.events.words import vocabulary
from backend.seed import seed
from backend.sync.job import Changes

Keep = Callable[..., Changes]


@pytest.fixture
def store(empty: Engine, now: dt.datetime) -> sessionmaker[Session]:
    """A city store with our places and no events, on each database."""
    seed(empty, now)
    return sessions(empty)


@pytest.fixture
def session(store: sessionmaker[Session]) -> Iterator[Session]:
    with store() as opened:
        yield opened


@pytest.fixture
def kept(store: sessionmaker[Session]) -> Keep:
    """Put what a source says now into the store, as a sync does."""

    def keeping(origin: Origin, events: Sequence[Event], *, demo: bool = False) -> Changes:
        with store.begin() as session:
            return keep(session, origin, events, vocabulary(), demo=demo)

    return keeping
