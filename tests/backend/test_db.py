import datetime as dt
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import StatementError

from backend.db import Base, engine_for, sessions
from backend.facts.models import FactRow
from backend.migrate import migrate


def test_sqlite_minds_foreign_keys_and_lets_readers_read_while_one_writes(tmp_path: Path) -> None:
    with engine_for(f"sqlite:///{tmp_path}/city.db").connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5000


def test_the_connection_used_last_is_used_first(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/city.db")
    first, second = engine.connect(), engine.connect()
    last_used = first.connection.dbapi_connection
    second.close()
    first.close()
    with engine.connect() as again:
        assert again.connection.dbapi_connection is last_used


def test_a_plain_postgresql_url_gets_our_driver() -> None:
    assert engine_for("postgresql://somebody@localhost/city").dialect.driver == "psycopg"


def test_the_migrations_make_the_tables_that_the_models_describe(empty: Engine) -> None:
    migrate(empty)
    with empty.connect() as connection:
        options = {"version_table": "city_version", "compare_type": True, "include_name": not_the_databases_own}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def not_the_databases_own(name: str | None, *_: object) -> bool:
    """What each database makes of the searchable texts differs, and no model describes it."""
    return not (name or "").startswith("search_index")


def test_migrating_again_changes_nothing(empty: Engine) -> None:
    migrate(empty)
    migrate(empty)


def test_moments_come_back_with_their_zone(empty: Engine) -> None:
    migrate(empty)
    with sessions(empty).begin() as session:
        session.add(fact_row(dt.datetime(2026, 6, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))))
    with sessions(empty)() as session:
        stored = session.query(FactRow).one()
        assert stored.updated_at == dt.datetime(2026, 6, 1, 10, tzinfo=dt.UTC)
        assert stored.value is None


def test_a_moment_without_a_zone_is_refused(empty: Engine) -> None:
    migrate(empty)
    with pytest.raises(StatementError, match="without a zone"), sessions(empty).begin() as session:
        session.add(fact_row(dt.datetime(2026, 6, 1)))  # noqa: DTZ001


def fact_row(updated_at: dt.datetime) -> FactRow:
    return FactRow(
        subject_kind="place", subject_key="somewhere", attribute="phone", value=None, source={}, owner="libraries",
        certainty="unknown", fact_class="contact", official=None, origin="editor", updated_at=updated_at,
    )  # fmt: skip
