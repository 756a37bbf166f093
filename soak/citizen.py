"""A citizen who asks, reads, loses the connection, tries again, and writes down what was promised."""

import asyncio
import datetime as dt
import json
from contextlib import aclosing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from soak.client import Client
from soak.door import Answered, Asked
from soak.journal import Journal, Line, Sent, Stream

CONVERSATIONS = "/api/conversations"
A_PERSON = "Jeg vil gerne tale med et menneske"
CONSENT = "consent"


@dataclass
class Citizen(Client):
    questions: tuple[str, ...] = ()
    ahead_s: float = 0
    journal: Journal = field(default_factory=Journal)
    path: str = ""
    last_heard: int = 0
    _token: str = ""
    _offer: int | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def conversation_id(self) -> str:
        return self.path.removeprefix(f"{CONVERSATIONS}/")

    async def live(self) -> None:
        """Until cancelled."""
        await asyncio.sleep(self.chance.uniform(0, self.habits.pause_s[0]))
        start = Asked("POST", CONVERSATIONS, {"language": self.chance.choice(("da", "en"))})
        started = (await self.insisting(start, HTTPStatus.CREATED)).body
        self.path, self._token = f"{CONVERSATIONS}/{started['id']}", started["token"]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.again_and_again(self._one_stream))
            tasks.create_task(self._talk())

    async def transcript(self) -> list[Line]:
        """All that the gateways say was said, read afterwards."""
        lines: list[Line] = []
        while self.path:
            asked = self._asked("GET", "/messages", params={"after": lines[-1].seq if lines else 0})
            page = (await self.insisting(asked, HTTPStatus.OK)).body["messages"]
            lines += [line_of(message, self.ahead_s) for message in page]
            if not page:
                break
        return lines

    async def _talk(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(*self.habits.pause_s))
            if self._offer is not None:
                await self._consent(self._offer)
                continue
            wants = self.chance.random() < self.habits.wants_person
            sent = await self.say(A_PERSON if wants else self.chance.choice(self.questions))
            if sent and (wants or self.chance.random() > self.habits.impatient):
                await self._wait_past(sent.seq)

    async def say(self, text: str) -> Sent | None:
        """Sent until it is acknowledged, under one id; now and then once more, as a lost connection would."""
        asked = self._written({"text": text})
        sent = self._noted(await self.insisting(asked, HTTPStatus.ACCEPTED))
        if sent and self.chance.random() < self.habits.sent_again:
            again = await self.insisting(asked, HTTPStatus.ACCEPTED)
            if again.status == HTTPStatus.ACCEPTED and again.body["seq"] != sent.seq:
                self.unexpected.append("the same message under another number")
        return sent

    async def _consent(self, offer: int) -> None:
        """Refused where something else has been said since."""
        self._offer = None
        pressed = self._written({"reply_to": offer, "choice": CONSENT})
        self._noted(await self.insisting(pressed, HTTPStatus.ACCEPTED, HTTPStatus.CONFLICT))

    def _written(self, what: dict[str, Any]) -> Asked:
        client_message_id = self.new_id()
        self.journal.tried.add(client_message_id)
        return self._asked("POST", "/messages", {"client_message_id": client_message_id, **what})

    def _noted(self, answered: Answered) -> Sent | None:
        if answered.status != HTTPStatus.ACCEPTED:
            return None
        sent = Sent(answered.body["client_message_id"], int(answered.body["seq"]), self.clock())
        self.journal.sent.append(sent)
        return sent

    async def _wait_past(self, seq: int) -> None:
        try:
            async with asyncio.timeout(self.habits.patience_s):
                while self.last_heard <= seq:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return

    async def _one_stream(self) -> None:
        """From where the last one broke off."""
        stream = Stream(self.last_heard)
        self.journal.streams.append(stream)
        asked = self._asked("GET", "/events", headers={"Last-Event-ID": str(self.last_heard)})
        async with aclosing(self.door.stream(self.gateway(), asked)) as told:
            async for event in told:
                if event.kind == "message":
                    self._heard(json.loads(event.data), stream)

    def _heard(self, message: dict[str, Any], stream: Stream) -> None:
        stream.seqs.append(message["seq"])
        self.last_heard = max(self.last_heard, message["seq"])
        offered = {choice["key"] for reply in message.get("replies") or () for choice in reply["choices"]}
        if message["author"] != "citizen":
            self._offer = message["seq"] if CONSENT in offered else None
        self._news.set()

    def _asked(self, method: str, path: str, body: dict[str, Any] | None = None, **more: Any) -> Asked:
        headers = {"Authorization": f"Bearer {self._token}", **more.pop("headers", {})}
        return Asked(method, self.path + path, body, headers=headers, **more)


def line_of(message: dict[str, Any], ahead_s: float = 0) -> Line:
    """`ahead_s`: by how much the city's clock runs before the world's."""
    replies = message.get("replies") or []
    return Line(
        seq=message["seq"],
        author=message["author"],
        at=dt.datetime.fromisoformat(message["created_at"]).timestamp() - ahead_s,
        client_message_id=message.get("client_message_id"),
        reply_to=message.get("reply_to"),
        key=replies[0]["key"] if replies else None,
    )
