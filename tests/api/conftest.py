import asyncio
import datetime as dt
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from api.live.nudges import LocalNudges
from backend.clock import COPENHAGEN
from backend.db import engine_for
from backend.seed import seed
from tests.api.running import FakeBot, Running, outside_of, running, sqlite
from tests.postgres import fresh_database, postgres_server
from tests.redis_server import RedisServer, redis_server
from tests.talk import Talk

Start = Callable[..., Running]


@pytest.fixture(scope="session")
def city_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A city store with our seeds, only read from."""
    url = f"sqlite:///{tmp_path_factory.mktemp('city')}/city.db"
    engine = engine_for(url)
    seed(engine, dt.datetime(2026, 11, 24, 11, tzinfo=COPENHAGEN))
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


@pytest.fixture
async def nudges() -> LocalNudges:
    """Of one process, in the test's own loop."""
    local = LocalNudges()
    local.bind(asyncio.get_running_loop())
    return local


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture
def start(tmp_path: Path, city_url: str, bot: FakeBot) -> Iterator[Start]:
    """Starts gateways on one store; what is set is a setting."""
    with ExitStack() as stack:

        def starting(url: str | None = None, **settings: Any) -> Running:
            outside = outside_of(url or sqlite(tmp_path), city_url, bot, **settings)
            stack.callback(outside.conversations.dispose)
            stack.callback(outside.city.dispose)
            return stack.enter_context(running(outside, bot))

        yield starting


@pytest.fixture
def gateway(start: Start) -> Running:
    return start()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def on_each_store(request: pytest.FixtureRequest, start: Start) -> Iterator[Running]:
    if request.param == "sqlite":
        yield start()
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        yield start(url)


@pytest.fixture
def citizen(gateway: Running) -> Iterator[Talk]:
    with Talk(gateway.address, "da", patience_s=10) as talk:
        yield talk


@pytest.fixture
def other_citizen(gateway: Running) -> Iterator[Talk]:
    with Talk(gateway.address, "en", patience_s=10) as talk:
        yield talk


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
    return port
