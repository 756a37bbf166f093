"""A gateway for tests: the real application on a real socket, with a bot that does as it is told."""

import asyncio
import datetime as dt
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from api.app import create_app
from api.assembly import Outside
from api.conversations.crisis import Crisis
from api.conversations.language import LanguageEar, TellingWords
from api.db import conversations_engine
from api.live.parts import nudges_from
from api.migrate import migrate
from api.rasa_client import BotDownError, BotFailedError, Question
from api.rendering.catalogue import Texts
from api.settings import DATA, GatewaySettings
from backend.clients.doors import open_doors
from backend.clock import COPENHAGEN, Clock
from backend.db import engine_for
from replies import Choice, Payload, Reply, reply
from tests.serving import serving

TUESDAY = dt.datetime(2026, 11, 24, 11, tzinfo=COPENHAGEN)
HELLO = reply("greet.hello")
QUICK: Mapping[str, Any] = {
    "look_around_seconds": 0.05,
    "lease_seconds": 1,
    "messages_per_minute": 1000,
    "conversations_per_address_per_hour": 1000,
    "bot_timeout_seconds": 0.5,
    "admin_secret": "operators",
}


def offering(*keys: str) -> Reply:
    """An answer with buttons."""
    choices = tuple(Choice(key=key, label="topic.human", payload=Payload(intent=key)) for key in keys)
    return reply("greet.hello", choices=choices)


@dataclass
class FakeBot:
    """Answers with `says`, in turn and the last for ever; `down`, `failing` and `slow_s` are as they say."""

    says: list[tuple[Reply, ...]] = field(default_factory=lambda: [(HELLO,)])
    down: bool = False
    failing: bool = False
    slow_s: float = 0
    asked: list[Question] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0

    async def answer(self, question: Question) -> tuple[Reply, ...]:
        if self.down:
            raise BotDownError("refused", reached=False)
        self.asked.append(question)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(self.slow_s)
        finally:
            self.under_way -= 1
        if self.failing:
            raise BotFailedError("status 502")
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]

    async def close(self) -> None:
        pass

    async def forget(self, conversation_id: str) -> None:
        if self.down:
            raise BotDownError("refused", reached=False)
        self.forgotten.append(conversation_id)

    async def check(self) -> str:
        if self.down:
            raise BotDownError("refused", reached=False)
        return "model"


@cache
def texts() -> Texts:
    return Texts.load(DATA / "texts")


@cache
def ear() -> LanguageEar:
    return LanguageEar(TellingWords.load(DATA / "languages.yml"))


@cache
def crisis() -> Crisis:
    return Crisis.load(DATA / "crisis.yml")


@dataclass(frozen=True)
class Running:
    address: str
    bot: FakeBot
    outside: Outside


def outside_of(url: str, city_url: str, bot: FakeBot, **settings: Any) -> Outside:
    """What a gateway is given; its store is migrated."""
    chosen = GatewaySettings(conversations_database_url=url, city_database_url=city_url, **{**QUICK, **settings})
    engine = conversations_engine(url)
    migrate(engine)
    return Outside(
        settings=chosen,
        conversations=engine,
        city=engine_for(city_url),
        texts=texts(),
        clock=Clock(TUESDAY),
        real_time=lambda: dt.datetime.now(dt.UTC),
        ticks=time.monotonic,
        ear=ear(),
        crisis=crisis(),
        bot=bot,
        doors=open_doors(chosen),
        nudges=nudges_from(chosen.redis_url, name=str(uuid.uuid4())),
    )


@contextmanager
def running(outside: Outside, bot: FakeBot) -> Iterator[Running]:
    """Serve until the end of the block, on a free loopback port."""
    with serving(create_app(replace(outside, bot=bot))) as address:
        yield Running(address, bot, outside)


def sqlite(folder: Path) -> str:
    return f"sqlite:///{folder}/conversations.db"
