import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.clock import COPENHAGEN
from backend.db import engine_for, sessions
from backend.places.models import SpecialDayRow
from backend.places.synced.models import HoursCoverageRow, SyncedDayRow
from backend.seed import seed
from backend.sync.models import SyncStateRow
from tests.postgres import fresh_database

SEEDED_AT = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
WRITTEN = (SpecialDayRow, SyncedDayRow, HoursCoverageRow, SyncStateRow)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A seeded city store of the module's own, on each database."""
    if request.param == "sqlite":
        engine = engine_for(f"sqlite:///{tmp_path_factory.mktemp('city')}/city.db")
        seed(engine, SEEDED_AT)
        yield engine
        engine.dispose()
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        engine = engine_for(url)
        seed(engine, SEEDED_AT)
        yield engine
        engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Iterator[sessionmaker[Session]]:
    """The store; what a test writes beside the seeds is gone after it."""
    yield sessions(engine)
    with sessions(engine).begin() as session:
        for written in WRITTEN:
            session.query(written).delete()
