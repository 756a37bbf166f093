from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.db import sessions
from backend.migrate import migrate


@pytest.fixture
def store(empty: Engine) -> sessionmaker[Session]:
    """A migrated city store without a row, on each database."""
    migrate(empty)
    return sessions(empty)


@pytest.fixture
def session(store: sessionmaker[Session]) -> Iterator[Session]:
    with store() as session:
        yield session
