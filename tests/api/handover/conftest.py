from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.handover.world import World
from tests.api.running import sqlite
from tests.postgres import fresh_database


@pytest.fixture
def world(tmp_path: Path, city_url: str) -> Iterator[World]:
    made = World.on(sqlite(tmp_path), city_url)
    yield made
    made.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def on_both(request: pytest.FixtureRequest, tmp_path: Path, city_url: str) -> Iterator[World]:
    if request.param == "sqlite":
        made = World.on(sqlite(tmp_path), city_url)
        yield made
        made.close()
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        made = World.on(url, city_url)
        yield made
        made.close()
