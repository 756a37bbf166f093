"""A gateway and browsers at its desk; and the parts alone, on both databases, with a clock that is set by hand."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from api.accounts.assembly import assembled
from api.accounts.parts import AccountParts
from api.accounts.passwords import Passwords
from api.db import OneWriter, conversations_engine
from api.migrate import migrate
from api.settings import GatewaySettings
from tests.api.running import Running, sqlite, texts
from tests.desk import Browser, seat
from tests.postgres import fresh_database

At = Callable[..., Browser]


@dataclass
class Hands:
    """A clock's."""

    moment: dt.datetime = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        self.moment += dt.timedelta(**by)


@dataclass
class Watched(Passwords):
    """Passwords that are cheap, and note what was matched against what."""

    hasher: PasswordHasher = field(default_factory=lambda: PasswordHasher(1, 8, 1))
    matched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.hasher)

    def match(self, kept: str | None, password: str) -> bool:
        self.matched.append(kept or self._nobodys)
        return super().match(kept, password)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ExitStack() as stack:
        on_sqlite = request.param == "sqlite"
        url = (
            sqlite(tmp_path) if on_sqlite else stack.enter_context(fresh_database(request.getfixturevalue("postgres")))
        )
        engine = conversations_engine(url)
        stack.callback(engine.dispose)
        migrate(engine)
        yield engine


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    with fresh_database(postgres) as url:
        yield url


@pytest.fixture
def parts(store: Engine, hands: Hands, watched: Watched) -> AccountParts:
    return parts_of(store, hands, watched)


def parts_of(store: Engine, hands: Hands, watched: Watched, **settings: Any) -> AccountParts:
    """As a process would have them that starts now."""
    given: dict[str, Any] = {"desk_secret": "d" * 16, **settings}
    made = assembled(
        GatewaySettings(**given),
        texts=texts(),
        store=OneWriter(store, 5),
        now=hands.now,
        ticks=lambda: 0,
        hasher=watched.hasher,
    )
    return replace(made, passwords=watched)


@pytest.fixture
def browser() -> Iterator[Callable[[Running], Browser]]:
    """Opens one, not signed in."""
    with ExitStack() as stack:

        def opened(gateway: Running) -> Browser:
            one = Browser(gateway.address)
            stack.callback(one.http.close)
            return one

        yield opened


@pytest.fixture
def at_desk(gateway: Running, browser: Callable[[Running], Browser]) -> At:
    """A browser that is signed in with an account made for it."""

    def signed_in(name: str = "agent", **given: Any) -> Browser:
        one = browser(gateway)
        assert one.sign_in(seat(gateway.outside.conversations, name, **given)).status_code == 200
        return one

    return signed_in
