import contextlib
import datetime as dt
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp

from demo_city.app import create_app
from demo_city.city import City, load
from demo_city.clock import COPENHAGEN, Clock

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)  # a Tuesday
KEY = "a key for tests"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "specs"
Asking = Callable[..., httpx.AsyncClient]


def standing(moment: dt.datetime) -> Clock:
    """A clock that has stopped."""
    return Clock(moment, ticks=lambda: 0.0)


def city_at(moment: dt.datetime) -> City:
    return load(standing(moment), KEY)


@pytest.fixture(scope="session")
def specs() -> Path:
    if not SHARED.exists():
        pytest.skip("the published interfaces are not here: ../shared/specs is absent")
    return SHARED


@pytest.fixture(scope="session")
def city() -> City:
    return city_at(NOW)


@pytest.fixture
def at_time() -> Asking:
    """Ask a demo city whose clock stands at a moment, showing its key."""

    def asking(moment: dt.datetime = NOW) -> httpx.AsyncClient:
        return client(create_app(city_at(moment)))

    return asking


def client(app: ASGIApp, key: str = KEY) -> httpx.AsyncClient:
    headers = {"X-Api-Key": key, "Authorization": f"Bearer {key}"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://demo", headers=headers)


@pytest.fixture
async def ask(city: City) -> AsyncIterator[httpx.AsyncClient]:
    async with client(create_app(city)) as asking:
        yield asking


@pytest.fixture
async def stranger(city: City) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with a wrong key."""
    async with client(create_app(city), key="another key") as asking:
        yield asking


@contextlib.contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """A real server on a free port of this machine; its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical"))
    running = threading.Thread(target=server.run)
    running.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        running.join()


@pytest.fixture
def serve() -> Callable[[ASGIApp], AbstractContextManager[str]]:
    return served
