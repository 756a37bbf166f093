import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from backend.clock import COPENHAGEN
from backend.db import engine_for, sessions
from tests.backend.stores import seeded_store
from tests.postgres import fresh_database, postgres_server

settings.register_profile("two slow cores", deadline=None)
settings.load_profile("two slow cores")

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)  # a Tuesday


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty city store, on each database."""
    if request.param == "sqlite":
        engine = engine_for(f"sqlite:///{tmp_path}/city.db")
        yield engine
        engine.dispose()
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        engine = engine_for(url)
        yield engine
        engine.dispose()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def seeded(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A city store with our seeds, only read from."""
    with seeded_store(request, NOW) as engine:
        yield engine


@pytest.fixture
def city(seeded: Engine) -> Iterator[Session]:
    with sessions(seeded)() as session:
        yield session


@pytest.fixture
def now() -> dt.datetime:
    return NOW
