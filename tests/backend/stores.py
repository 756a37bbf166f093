"""City stores with our seeds, for fixtures that are to hold on both databases."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine

from backend.db import engine_for
from backend.seed import seed
from tests.postgres import fresh_database


@contextmanager
def seeded_store(request: pytest.FixtureRequest, now: dt.datetime) -> Iterator[Engine]:
    """A store on the database that the fixture's parameter names; it is gone afterwards."""
    if request.param == "sqlite":
        folder = request.getfixturevalue("tmp_path_factory").mktemp("city")
        yield from _seeded(f"sqlite:///{folder}/city.db", now)
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        yield from _seeded(url, now)


def _seeded(url: str, now: dt.datetime) -> Iterator[Engine]:
    engine = engine_for(url)
    seed(engine, now)
    yield engine
    engine.dispose()
