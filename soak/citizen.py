"""A citizen who asks, reads, loses the connection, tries again, and writes down what was promised."""

import asyncio
import datetime as dt
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any
from uuid import UUID

from soak.door import Answered, Asked, Door, UnreachableError, seq_of
from soak.journal import Journal, Line, Sent, Stream

CONVERSATIONS = "/api/conversations"
NOT_NOW = {HTTPStatus.TOO_MANY_REQUESTS}


@dataclass(frozen=True)
class Habits:
    """Seconds and shares of one; how a client behaves."""

    pause_s: tuple[float, float] = (4, 14)
    again_s: tuple[float, float] = (0.3, 2)
    stream_lasts_s: float = 25
    patience_s: float = 20
    impatient: float = 0.2
    sent_again: float = 0.1
    breaks_off: float = 0.05


@dataclass
class Citizen:
    door: Door
    chance: Random
    clock: Callable[[], float]
    questions: tuple[str, ...]
    habits: Habits = field(default_factory=Habits)
    journal: Journal = field(default_factory=Journal)
    unexpected: list[str] = field(default_factory=list)
    path: str = ""
    last_heard: int = 0
    _token: str = ""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        """Until cancelled."""
        await asyncio.sleep(self.chance.uniform(0, self.habits.pause_s[0]))
        started = await self.insisting(Asked("POST", CONVERSATIONS, {"language": self.chance.choice(("da", "en"))}))
        self.path, self._token = f"{CONVERSATIONS}/{started.body['id']}", started.body["token"]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen())
            tasks.create_task(self._talk())

    async def insisting(self, asked: Asked, wanted: HTTPStatus | None = None) -> Answered:
        """Asked again, of whichever gateway, until it is answered by one; a refusal is an answer."""
        while True:
            try:
                answered = await self._call(asked)
                if answered.status < HTTPStatus.INTERNAL_SERVER_ERROR and answered.status not in NOT_NOW:
                    if wanted and answered.status != wanted:
                        self.unexpected.append(f"{asked.method} {asked.path.split('/')[-1]} {answered.status}")
                    return answered
            except UnreachableError:
                pass
            await asyncio.sleep(self.chance.uniform(*self.habits.again_s))

    async def transcript(self) -> list[Line]:
        """All that the gateways say was said, read afterwards."""
        lines: list[Line] = []
        while self.path:
            asked = self._asked("GET", "/messages", params={"after": lines[-1].seq if lines else 0})
            page = (await self.insisting(asked, HTTPStatus.OK)).body["messages"]
            lines += [line_of(message) for message in page]
            if not page:
                break
        return lines

    async def _talk(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(*self.habits.pause_s))
            sent = await self.say(self.chance.choice(self.questions))
            if sent and self.chance.random() > self.habits.impatient:
                await self._wait_past(sent.seq)

    async def say(self, text: str) -> Sent | None:
        """Sent until it is acknowledged, under one id; now and then once more, as a lost connection would."""
        body = {"client_message_id": str(UUID(int=self.chance.getrandbits(128), version=4)), "text": text}
        self.journal.tried.add(body["client_message_id"])
        asked = self._asked("POST", "/messages", body)
        answered = await self.insisting(asked, HTTPStatus.ACCEPTED)
        if answered.status != HTTPStatus.ACCEPTED:
            return None
        sent = Sent(body["client_message_id"], int(answered.body["seq"]), self.clock())
        self.journal.sent.append(sent)
        if self.chance.random() < self.habits.sent_again:
            again = await self.insisting(asked, HTTPStatus.ACCEPTED)
            if again.status == HTTPStatus.ACCEPTED and again.body["seq"] != sent.seq:
                self.unexpected.append("the same message under another number")
        return sent

    async def _wait_past(self, seq: int) -> None:
        try:
            async with asyncio.timeout(self.habits.patience_s):
                while self.last_heard <= seq:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return

    async def _listen(self) -> None:
        """Read the events, go on where they broke off, at one gateway or the other."""
        while True:
            try:
                async with asyncio.timeout(self.chance.expovariate(1 / self.habits.stream_lasts_s)):
                    await self._one_stream()
            except (UnreachableError, TimeoutError):
                pass
            await asyncio.sleep(self.chance.uniform(*self.habits.again_s))

    async def _one_stream(self) -> None:
        stream = Stream(self.last_heard)
        self.journal.streams.append(stream)
        asked = self._asked("GET", "/events", headers={"Last-Event-ID": str(self.last_heard)})
        async with aclosing(self.door.stream(self._gateway(), asked)) as told:
            async for event in told:
                if event.kind == "message":
                    stream.seqs.append(seq_of(event))
                    self.last_heard = max(self.last_heard, stream.seqs[-1])
                    self._news.set()

    async def _call(self, asked: Asked) -> Answered:
        """Now and then the connection breaks off while the answer is on its way."""
        if self.chance.random() > self.habits.breaks_off:
            return await self.door.call(self._gateway(), asked)
        try:
            async with asyncio.timeout(self.chance.uniform(0, 0.05)):
                return await self.door.call(self._gateway(), asked)
        except TimeoutError as error:
            raise UnreachableError("broken off") from error

    def _gateway(self) -> int:
        return self.chance.randrange(2)

    def _asked(self, method: str, path: str, body: dict[str, Any] | None = None, **more: Any) -> Asked:
        headers = {"Authorization": f"Bearer {self._token}", **more.pop("headers", {})}
        return Asked(method, self.path + path, body, headers=headers, **more)


def line_of(message: dict[str, Any]) -> Line:
    replies = message.get("replies") or []
    return Line(
        seq=message["seq"],
        author=message["author"],
        at=dt.datetime.fromisoformat(message["created_at"]).timestamp(),
        client_message_id=message.get("client_message_id"),
        reply_to=message.get("reply_to"),
        key=replies[0]["key"] if replies else None,
    )
