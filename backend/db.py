"""The city store: its engine, its sessions and the base of its tables."""

import datetime as dt
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, TypeDecorator, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 5000
IN_MEMORY = frozenset({None, "", ":memory:"})


class Base(DeclarativeBase):
    """The tables of the city store."""


class Instant(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def engine_for(url: str) -> Engine:
    """SQLite with write-ahead log, busy timeout and foreign keys, or PostgreSQL by psycopg."""
    parsed = make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(parsed, **_pooling(parsed))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _pooling(url: URL) -> dict[str, bool]:
    """The connection used last goes first, for its pages are at hand; a file is not pinged, for it does not hang up.

    SQLite in memory has one connection for each thread, and nothing to choose.
    """
    if url.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "pool_use_lifo": True}
    return {} if url.database in IN_MEMORY else {"pool_use_lifo": True}


def sessions(engine: Engine) -> sessionmaker[Session]:
    return sessionmaker(engine, expire_on_commit=False)


def _prepare_sqlite(connection: Any, _record: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", f"busy_timeout={BUSY_TIMEOUT_MS}", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
