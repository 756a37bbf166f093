"""An agent who claims, answers, gives away, goes dark, comes back, and writes down which conversations were theirs."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from soak.client import Client
from soak.door import Answered, Asked
from soak.journal import Held, Sent

DESK = "/api/desk"
CONVERSATIONS = f"{DESK}/conversations"
CAPACITY = 3
ANSWER = "Det ser jeg på med det samme."
NOT_MINE = (HTTPStatus.CONFLICT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
QUEUES = ("citizen_service", "library")


@dataclass
class Holding:
    """A conversation of theirs: since when, until when it is known to be, and what they have read of it."""

    since: float
    confirmed: float
    read: int = 0


@dataclass
class Notes:
    """An agent's journal of one conversation."""

    held: list[Held] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)


@dataclass
class Agent(Client):
    name: str = ""
    password: str = ""
    steady: bool = False
    notes: dict[str, Notes] = field(default_factory=dict)
    _headers: dict[str, str] = field(default_factory=dict)
    _holding: dict[str, Holding] = field(default_factory=dict)
    at_the_desk: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def live(self) -> None:
        """Until cancelled: sign in, then work, with pauses in which nothing is heard of them."""
        await self._sign_in()
        while True:
            try:
                async with asyncio.timeout(self.chance.expovariate(1 / self.habits.awake_s)):
                    await self._work_at_the_desk()
            except TimeoutError:
                if not self.steady:
                    await asyncio.sleep(self.chance.uniform(*self.habits.dark_s))

    def put_down(self) -> None:
        """The end of the work: what is held by now was held until it was last heard to be."""
        for conversation_id in list(self._holding):
            self._let_go(conversation_id)

    async def _sign_in(self) -> None:
        answered = await self.insisting(
            Asked("POST", f"{DESK}/session", {"name": self.name, "password": self.password}), HTTPStatus.OK
        )
        cookies = "; ".join(f"{name}={value}" for name, value in answered.cookies.items())
        self._headers = {"Cookie": cookies, "X-CSRF-Token": answered.body["csrf"]}
        await self._ask("PUT", f"{DESK}/presence", {"presence": "ready", "capacity": CAPACITY})
        self.at_the_desk.set()

    async def _work_at_the_desk(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.again_and_again(self._one_stream))
            tasks.create_task(self._work())

    async def _one_stream(self) -> None:
        asked = Asked("GET", f"{DESK}/events", headers=self._headers)
        async with aclosing(self.door.stream(self.gateway(), asked)) as told:
            async for _ in told:
                self._news.set()

    async def _work(self) -> None:
        while True:
            self._news.clear()
            waiting = await self._look()
            for conversation_id in list(self._holding):
                await self._serve(conversation_id)
            for card in waiting:
                if len(self._holding) < CAPACITY:
                    await self._claim(card["id"])
            await asyncio.sleep(self.habits.least_look_s)
            try:
                async with asyncio.timeout(self.habits.look_s):
                    await self._news.wait()
            except TimeoutError:
                continue

    async def _look(self) -> list[dict[str, Any]]:
        """Who waits, in an order of chance; what is theirs, by the desk's word."""
        asked_at = self.clock()
        board = (await self._ask("GET", f"{DESK}/queues")).body
        mine = {card["id"] for card in board["mine"] if card["state"] == "human"}
        for conversation_id in mine:
            self._take(conversation_id, asked_at)
        for conversation_id in set(self._holding) - mine:
            self._let_go(conversation_id)
        waiting = list(board["waiting"])
        self.chance.shuffle(waiting)
        return waiting

    async def _claim(self, conversation_id: str) -> None:
        asked_at = self.clock()
        answered = await self._ask("POST", f"{CONVERSATIONS}/{conversation_id}/claim", {})
        if answered.status == HTTPStatus.OK:
            self._take(conversation_id, asked_at)

    async def _serve(self, conversation_id: str) -> None:
        """Answer what is new, once for all of it; after an answer, now and then, let it go."""
        holding = self._holding[conversation_id]
        asked = Asked("GET", f"{CONVERSATIONS}/{conversation_id}", params={"after": holding.read})
        told = await self._ask(asked.method, asked.path, params=dict(asked.params))
        if told.status != HTTPStatus.OK:
            return
        messages = told.body["messages"]
        unanswered = any(message["author"] == "citizen" for message in messages)
        if unanswered and not await self._write(conversation_id):
            return
        holding.read = max([holding.read, *(message["seq"] for message in messages)])
        if unanswered and self.chance.random() < self.habits.lets_go:
            await self._give_up(conversation_id)

    async def _write(self, conversation_id: str) -> bool:
        client_message_id = self.new_id()
        self._notes(conversation_id).tried.add(client_message_id)
        asked_at = self.clock()
        body = {"client_message_id": client_message_id, "text": ANSWER}
        answered = await self._ask("POST", f"{CONVERSATIONS}/{conversation_id}/messages", body)
        if answered.status != HTTPStatus.ACCEPTED:
            self._let_go(conversation_id)
            return False
        self._notes(conversation_id).sent.append(Sent(client_message_id, int(answered.body["seq"]), self.clock()))
        self._take(conversation_id, asked_at)
        return True

    async def _give_up(self, conversation_id: str) -> None:
        """Theirs no longer from the moment of asking: it may have been heard, though the answer was not."""
        self._holding[conversation_id].confirmed = self.clock()
        self._let_go(conversation_id)
        what, body = self.chance.choice(
            [
                ("finish", {"reason": "solved", "to": "bot"}),
                ("finish", {"reason": "solved", "to": "bot"}),
                ("release", {}),
                ("transfer", {"to_queue": self.chance.choice(QUEUES)}),
            ]
        )
        await self._ask("POST", f"{CONVERSATIONS}/{conversation_id}/{what}", body)

    async def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, params: dict[str, Any] | None = None
    ) -> Answered:
        asked = Asked(method, path, body, params or {}, self._headers)
        return await self.insisting(asked, HTTPStatus.OK, HTTPStatus.ACCEPTED, HTTPStatus.NO_CONTENT, *NOT_MINE)

    def _notes(self, conversation_id: str) -> Notes:
        return self.notes.setdefault(conversation_id, Notes())

    def _take(self, conversation_id: str, asked_at: float) -> None:
        """Told to be theirs: since the answer at the latest, and still so when that was asked."""
        holding = self._holding.setdefault(conversation_id, Holding(self.clock(), asked_at))
        holding.confirmed = max(holding.confirmed, asked_at)

    def _let_go(self, conversation_id: str) -> None:
        if holding := self._holding.pop(conversation_id, None):
            until = max(holding.since, holding.confirmed)
            self._notes(conversation_id).held.append(Held(self.name, holding.since, until))
