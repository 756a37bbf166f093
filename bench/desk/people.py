"""A citizen who reads by long poll, and an agent who looks when told that there is news; or either, each second."""

import asyncio
import time
import uuid
from contextlib import aclosing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from bench.desk.arrivals import Arrivals
from soak.door import Asked, Door

CONVERSATIONS = "/api/conversations"
DESK = "/api/desk"
WAIT_S = 20
EVERY_S = 1.0
MINE = 5


class UnexpectedError(RuntimeError):
    """A call was refused that was to go well."""


@dataclass
class Person:
    """At one gateway, with `headers` that say who it is."""

    door: Door
    gateway: int
    arrivals: Arrivals
    headers: dict[str, str] = field(default_factory=dict)

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None, **params: Any) -> Any:
        answered = await self.door.call(self.gateway, Asked(method, path, body, params, self.headers))
        if answered.status >= HTTPStatus.BAD_REQUEST:
            raise UnexpectedError(f"{method} {path}: {answered.status}")
        return answered.body

    async def say(self, path: str, words: str) -> tuple[int, float]:
        """Its number, and when it was acknowledged."""
        body = {"client_message_id": str(uuid.uuid4()), "text": words}
        return int((await self.ask("POST", f"{path}/messages", body))["seq"]), time.perf_counter()


@dataclass
class Citizen(Person):
    id: str = ""
    read: int = 0

    @property
    def path(self) -> str:
        return f"{CONVERSATIONS}/{self.id}"

    async def queue_up(self) -> None:
        begun = await self.ask("POST", CONVERSATIONS, {"language": "da"})
        self.id, self.headers = begun["id"], {"Authorization": f"Bearer {begun['token']}"}
        await self.ask("POST", f"{self.path}/handover", {})
        self.read = (await self.ask("GET", f"{self.path}/messages", after=0))["messages"][-1]["seq"]
        pressed = {"client_message_id": str(uuid.uuid4()), "reply_to": self.read, "choice": "consent"}
        await self.ask("POST", f"{self.path}/messages", pressed)

    async def listen(self, *, polling: bool) -> None:
        """Until cancelled."""
        while True:
            wait = {} if polling else {"wait": WAIT_S}
            for message in (await self.ask("GET", f"{self.path}/messages", after=self.read, **wait))["messages"]:
                self.read = max(self.read, message["seq"])
                self.arrivals.told(self.id, message["seq"], time.perf_counter())
            if polling:
                await asyncio.sleep(EVERY_S)


@dataclass
class Agent(Person):
    read: dict[str, int] = field(default_factory=dict)

    async def sign_in(self, name: str, password: str) -> None:
        asked = Asked("POST", f"{DESK}/session", {"name": name, "password": password})
        answered = await self.door.call(self.gateway, asked)
        cookies = "; ".join(f"{each}={value}" for each, value in answered.cookies.items())
        self.headers = {"Cookie": cookies, "X-CSRF-Token": answered.body["csrf"]}
        await self.ask("PUT", f"{DESK}/presence", {"presence": "ready", "capacity": MINE})

    async def claim(self, conversation_id: str) -> None:
        card = await self.ask("POST", f"{DESK}/conversations/{conversation_id}/claim", {})
        self.read[conversation_id] = card["last_seq"]

    async def listen(self, *, polling: bool) -> None:
        """Until cancelled."""
        if polling:
            while True:
                await self._look()
                await asyncio.sleep(EVERY_S)
        news = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._hear(news))
            while True:
                await news.wait()
                news.clear()
                await self._look()

    async def _hear(self, news: asyncio.Event) -> None:
        asked = Asked("GET", f"{DESK}/events", headers=self.headers)
        async with aclosing(self.door.stream(self.gateway, asked)) as told:
            async for _ in told:
                news.set()

    async def _look(self) -> None:
        """The board, then each of their own in which something is new: as the page does."""
        for card in (await self.ask("GET", f"{DESK}/queues"))["mine"]:
            if card["last_seq"] > self.read.get(card["id"], 0):
                await self._open(card["id"])

    async def _open(self, conversation_id: str) -> None:
        after = self.read.get(conversation_id, 0)
        opened = await self.ask("GET", f"{DESK}/conversations/{conversation_id}", after=after)
        for message in opened["messages"]:
            self.read[conversation_id] = max(self.read.get(conversation_id, 0), message["seq"])
            self.arrivals.told(conversation_id, message["seq"], time.perf_counter())
