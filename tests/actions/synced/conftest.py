"""A city whose libraries' hours were fetched from a library CMS a moment ago, or from the demo city's."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette

from actions.app import app_for
from actions.assembly import all_actions, executor_of
from actions.cues import Cues
from backend.clients.doors import Doors
from backend.clock import Clock
from backend.db import engine_for, sessions
from backend.seed import seed
from backend.sync import service
from tests.backend.places.synced.fake_cms import AABY, HASLE, MAIN, Row, fake_cms, row

SECRET = "a-secret-for-tests"
RISSKOV, TILST = "DK-775160", "DK-775150"
FIRST, LAST = dt.date(2026, 11, 23), dt.date(2027, 1, 19)
FEASTS = {"2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01"}


def rows() -> Iterator[Row]:
    """Three branches and the main library, open every day and staffed from Monday to Thursday; Tilst on Saturdays."""
    days = (FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    for day in (day for day in days if day.isoformat() not in FEASTS):
        for isil in (HASLE, AABY, RISSKOV, MAIN):
            yield row(day.isoformat(), "08:00", "20:00", "Selvbetjening", isil)
            if day.isoweekday() <= 4:
                yield row(day.isoformat(), "12:30", "17:30", "Åbent", isil)
        if day.isoweekday() == 2:
            yield row(day.isoformat(), "13:00", "15:30", "Borgerservice", AABY)
            yield row(day.isoformat(), "09:00", "15:00", "Borgerservice", MAIN)
        if day.isoweekday() == 6:
            yield row(day.isoformat(), "10:00", "14:00", "Åbent", TILST)


@pytest.fixture(scope="session", params=["live"])
def source(request: pytest.FixtureRequest) -> str:
    """Whose hours they are; a test of invented ones asks for "demo"."""
    return str(request.param)


@pytest.fixture(scope="session")
def city_store(tmp_path_factory: pytest.TempPathFactory, clock: Clock, source: str) -> Iterator[sessionmaker[Session]]:
    path: Path = tmp_path_factory.mktemp("synced") / "city.db"
    engine = engine_for(f"sqlite:///{path}")
    seed(engine, clock.now())
    with fake_cms(*rows(), demo=source == "demo") as cms:
        assert service.run(cms.job, sessions(engine), clock.now()).result == "changed"
    yield sessions(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def app(city_store: sessionmaker[Session], clock: Clock, cues: Cues, doors: Doors) -> Starlette:
    return app_for(executor_of(all_actions(), city_store, clock, cues, doors), SECRET)
