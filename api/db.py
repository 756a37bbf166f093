"""The conversations store: the base of its tables, and the type of its times."""

import datetime as dt
from typing import Any

from sqlalchemy import DateTime, Dialect, Engine, event
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from backend.db import engine_for


class Base(DeclarativeBase):
    """The tables of the conversations store."""


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
    """Deleted rows are overwritten in SQLite's file, not only let go."""
    engine = engine_for(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _overwrite_what_is_deleted)
    return engine


def _overwrite_what_is_deleted(connection: Any, _record: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA secure_delete=ON")
