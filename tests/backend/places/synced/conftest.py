import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.clock import COPENHAGEN
from backend.db import sessions
from backend.places.models import SpecialDayRow
from backend.places.synced.models import HoursCoverageRow, SyncedDayRow
from backend.sync.models import SyncStateRow
from tests.backend.stores import seeded_store

SEEDED_AT = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
WRITTEN = (SpecialDayRow, SyncedDayRow, HoursCoverageRow, SyncStateRow)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A seeded city store of the module's own, on each database."""
    with seeded_store(request, SEEDED_AT) as engine:
        yield engine


@pytest.fixture
def store(engine: Engine) -> Iterator[sessionmaker[Session]]:
    """The store; what a test writes beside the seeds is gone after it."""
    yield sessions(engine)
    with sessions(engine).begin() as session:
        for written in WRITTEN:
            session.query(written).delete()
