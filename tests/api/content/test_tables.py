"""The migration makes the tables that the models say, on both databases, and they keep what they are given."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from api.content import models, repository
from api.content.schemas import TurnOff, TurnOn
from api.content.service import blocked, turn_off, turn_on
from api.db import Base
from api.migrate import migrate
from api.rendering.catalogue import Texts
from backend.db import engine_for, sessions
from tests.postgres import fresh_database, postgres_server

OURS = {models.Switch.__tablename__, models.Notice.__tablename__, models.Audit.__tablename__}
NOW = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)
WHO: dict[str, Any] = {"by": "duty editor", "reason": "the fee is wrong"}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        yield from migrated(f"sqlite:///{tmp_path}/conversations.db")
    else:
        with postgres_server() as server, fresh_database(server) as url:
            yield from migrated(url)


def migrated(url: str) -> Iterator[Engine]:
    engine = engine_for(url)
    migrate(engine)
    yield engine
    engine.dispose()


def test_the_migration_and_the_models_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": only_ours, "compare_type": True})
        differences = [each for each in compare_metadata(context, Base.metadata) if each[1].name in OURS]
    assert differences == []


def only_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or name in OURS


def test_off_and_on_again(engine: Engine, texts: Texts) -> None:
    new_session = sessions(engine)
    with new_session.begin() as session:
        turn_off(
            session, TurnOff(scope="topic", name="greet", text_da="Ikke nu.", text_en="Not now.", **WHO), texts, NOW
        )
    with new_session.begin() as session:
        assert blocked(session, "greet.hello", "da") == "Ikke nu."
        turn_on(session, TurnOn(scope="topic", name="greet", **WHO), NOW)
    with new_session() as session:
        assert blocked(session, "greet.hello", "da") is None
        assert [row.at for row in repository.audits(session, 5)] == [NOW, NOW]
