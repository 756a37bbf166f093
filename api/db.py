"""The conversations store: the base of its tables, and the type of its times."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, Table, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import TimeoutError  # noqa: A004 - a store's own kind of it, handled as such
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from backend.db import engine_for


class Base(DeclarativeBase):
    """The tables of the conversations store."""


def table(of: type[Base]) -> Table:
    """For statements that pass the session by, each of them built once."""
    return of.metadata.tables[of.__tablename__]


class Moment(TypeDecorator[dt.datetime]):
    """An aware time. SQLite keeps no zone, so UTC goes in and comes out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        read: dt.datetime = value
        return read.replace(tzinfo=dt.UTC) if read.tzinfo is None else read.astimezone(dt.UTC)


def conversations_engine(url: str) -> Engine:
    """Deleted rows are overwritten in SQLite's file, not only let go; errors do not tell what they stumbled over."""
    engine = engine_for(url)
    engine.hide_parameters = True
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _overwrite_what_is_deleted)
    return engine


def after_commit(session: Session, do: Callable[[], None]) -> None:
    """Once the transaction stands, and only then. `do` must not ask the store."""
    event.listen(session, "after_commit", lambda _session: do(), once=True)


def make_folder(url: str) -> None:
    """SQLite makes its file, but not the folder of it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)


class OneWriter(sessionmaker[Session]):
    """SQLite has one writer at a time and polls for its turn; the threads of a process wait in a queue instead."""

    def __init__(self, engine: Engine, patience_s: float) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=False)
        self._turn = Lock() if engine.dialect.name == "sqlite" else None
        self._patience_s = patience_s

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction that writes; for reading alone, call the maker itself. TimeoutError when it takes too long."""
        if self._turn and not self._turn.acquire(timeout=self._patience_s):
            raise TimeoutError("the store's one writer took too long")
        try:
            with self() as session, session.begin():
                yield session
        finally:
            if self._turn:
                self._turn.release()


def _overwrite_what_is_deleted(connection: Any, _record: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA secure_delete=ON")
