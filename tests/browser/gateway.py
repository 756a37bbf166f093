"""The real gateway on a free port, in a thread, with fresh stores and a fake bot."""

import datetime as dt
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr
from sqlalchemy import Engine

from api.app import create_app
from api.assembly import Outside
from api.conversations.crisis import Crisis
from api.conversations.language import LanguageEar, TellingWords
from api.db import conversations_engine
from api.live.nudges import LocalNudges
from api.migrate import migrate
from api.rendering.catalogue import Texts
from api.settings import DATA, GatewaySettings
from backend.clients.doors import open_doors
from backend.clock import Clock
from backend.db import engine_for
from backend.seed import seed
from tests.browser.fake_bot import FakeBot

MORNING = dt.datetime(2026, 11, 24, 11, 0)  # noqa: DTZ001 - the clock takes it as Copenhagen's
ADMIN = "operators-secret-of-this-test"
GENEROUS = {"messages_per_minute": 1000, "conversations_per_address_per_hour": 10_000}
STARTS_WITHIN_S = 20


@dataclass(frozen=True)
class Gateway:
    address: str
    bot: FakeBot
    store: Engine


class Server(uvicorn.Server):
    """Leaves the signals to the tests."""

    def install_signal_handlers(self) -> None:
        pass


@contextmanager
def running_gateway(folder: Path, **settings: Any) -> Iterator[Gateway]:
    bot = FakeBot()
    outside = _outside(folder, bot, GatewaySettings(admin_secret=SecretStr(ADMIN), **{**GENEROUS, **settings}))
    server = Server(uvicorn.Config(create_app(outside), port=0, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Gateway(f"http://127.0.0.1:{_port(server)}", bot, outside.conversations)
    finally:
        server.should_exit = True
        thread.join(10)
        outside.conversations.dispose()
        outside.city.dispose()


def _port(server: uvicorn.Server) -> int:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the gateway did not start")
        time.sleep(0.02)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port


def _outside(folder: Path, bot: FakeBot, settings: GatewaySettings) -> Outside:
    conversations = conversations_engine(f"sqlite:///{folder}/conversations.db")
    city = engine_for(f"sqlite:///{folder}/city.db")
    clock = Clock(MORNING)
    migrate(conversations)
    seed(city, clock.now())
    return Outside(
        settings=settings,
        conversations=conversations,
        city=city,
        texts=Texts.load(_texts(folder / "texts")),
        clock=clock,
        real_time=lambda: dt.datetime.now(dt.UTC),
        ticks=time.monotonic,
        ear=LanguageEar(TellingWords.load(DATA / "languages.yml")),
        crisis=Crisis.load(DATA / "crisis.yml"),
        bot=bot,
        doors=open_doors(settings),
        nudges=LocalNudges(),
    )


def _texts(folder: Path) -> Path:
    """The city's texts, and those of the fake bot's answers."""
    shutil.copytree(DATA / "texts", folder)
    for file in (Path(__file__).parent / "texts").iterdir():
        shutil.copy(file, folder)
    return folder
