"""A gateway's parts on a store of their own, with a clock that is moved by hand: citizens, agents, and what became."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import text

from api.accounts.access import Agent
from api.assembly import Gateway, assemble
from api.conversations.access import Citizen
from api.conversations.schemas import MessageView, News, Post, Start
from api.conversations.service import AS_IT_STANDS
from api.handover.attendance import Here
from api.handover.schemas import HandoverView
from api.handover.states import fits
from backend.clock import Clock
from replies import Handover, Reply, reply
from replies.reply import Queue
from tests.api.running import TUESDAY, FakeBot, outside_of


def agent(name: str = "agent", queues: tuple[Queue, ...] = ("citizen_service",), **more: Any) -> Agent:
    return Agent(
        account_id=name,
        name=name.title(),
        roles=frozenset({"agent"}),
        queues=frozenset(queues),
        languages=more.get("languages", frozenset({"da", "en"})),
        session_id="s",
    )


AGENT, OTHER_AGENT = agent("agent"), agent("other agent")
OF_THE_LIBRARY = agent("librarian", ("library",))
ASKED = reply("human.reach_no_hours", handover=Handover(queue="citizen_service", reason="asked"))


@dataclass
class Time:
    """Both the city's and the world's; it stands still until it is told to pass."""

    passed_s: float = 0

    def __call__(self) -> float:
        return self.passed_s

    def real(self) -> dt.datetime:
        return TUESDAY.astimezone(dt.UTC) + dt.timedelta(seconds=self.passed_s)

    def minutes(self, number: float) -> None:
        self.passed_s += 60 * number

    def seconds(self, number: float) -> None:
        self.passed_s += number


@dataclass
class World:
    gateway: Gateway
    time: Time
    begin: Callable[[], Gateway]
    told_desk: list[str | None] = field(default_factory=list)

    @classmethod
    def on(cls, url: str, city_url: str, **settings: Any) -> "World":
        time = Time()
        outside = outside_of(url, city_url, FakeBot(), **settings)
        moved = replace(outside, clock=Clock(TUESDAY, time), real_time=time.real)
        return cls(assemble(moved), time, lambda: assemble(moved))

    def restart(self) -> None:
        """Another process on the same store, which remembers nothing."""
        self.gateway = self.begin()

    def close(self) -> None:
        self.gateway.outside.conversations.dispose()
        self.gateway.outside.city.dispose()

    # the citizen

    def citizen(self, language: Any = "da") -> Citizen:
        started = self.gateway.conversations.conversations.start(Start(language=language), "", "da")
        return Citizen(started.id, started.token)

    def says(self, citizen: Citizen, words: str, client_id: uuid.UUID | None = None) -> MessageView:
        return self.gateway.conversations.posting.post(
            citizen, Post(client_message_id=client_id or uuid.uuid4(), text=words)
        )

    def asks(self, citizen: Citizen, queue: Queue | None = None) -> MessageView:
        return self.gateway.conversations.posting.ask_person(citizen, queue)

    def presses(self, citizen: Citizen, choice: str) -> MessageView:
        """The newest button of that key."""
        offering = next(
            message
            for message in reversed(self.read(citizen).messages)
            if any(each["key"] == choice for said in message.replies or () for each in said["choices"])
        )
        return self.press(citizen, offering.seq, choice)

    def press(self, citizen: Citizen, seq: int, choice: str) -> MessageView:
        post = Post(client_message_id=uuid.uuid4(), reply_to=seq, choice=choice)
        return self.gateway.conversations.posting.post(citizen, post)

    def queues_up(self, citizen: Citizen, queue: Queue | None = None) -> None:
        self.asks(citizen, queue)
        self.presses(citizen, "consent")

    def leaves(self, citizen: Citizen) -> None:
        self.gateway.handover.leave(citizen)

    def standing(self, citizen: Citizen) -> HandoverView:
        return self.gateway.handover.standing(citizen)

    def read(self, citizen: Citizen) -> News:
        return self.gateway.conversations.conversations.read(citizen, 0, AS_IT_STANDS)

    def keys(self, citizen: Citizen) -> list[str]:
        """What was said besides people's own words."""
        return [said["key"] for message in self.read(citizen).messages for said in message.replies or ()]

    def handover_keys(self, citizen: Citizen) -> list[str]:
        return [key.removeprefix("handover.") for key in self.keys(citizen) if key.startswith("handover.")]

    # the desk

    def comes(self, who: Agent, presence: Here = "ready") -> Agent:
        attendance = self.gateway.handover.staff.line.attendance
        with self.gateway.conversations.conversations.sessions.begin() as session:
            attendance.settle(session, who, presence, None)
        return who

    def heard(self, who: Agent) -> None:
        with self.gateway.conversations.conversations.sessions.begin() as session:
            self.gateway.handover.staff.line.attendance.heard(session, who)

    def claims(self, who: Agent, citizen: Citizen, version: int | None = None) -> None:
        self.gateway.handover.staff.claim(who, citizen.conversation_id, version)

    def writes(
        self, who: Agent, citizen: Citizen, words: str = "Hej, jeg er her nu", client_id: str | None = None
    ) -> int:
        written = self.gateway.handover.staff.write(who, citizen.conversation_id, client_id or str(uuid.uuid4()), words)
        return written.seq

    def looks(self) -> int:
        return self.gateway.handover.watch.look()

    # the bot

    def bot_answers(self, *replies: Reply) -> int:
        """Whatever awaits an answer gets this one; how many there were."""
        box = self.gateway.dispatcher._postbox
        taken = box.take(100)
        for owed in taken:
            box.answer(owed, replies)
        return len(taken)

    # the store

    def row(self, citizen: Citizen) -> dict[str, Any]:
        with self.gateway.outside.conversations.connect() as connection:
            found = connection.execute(
                text("SELECT * FROM conversations WHERE id = :id"), {"id": citizen.conversation_id}
            )
            return dict(found.mappings().one())

    def state(self, citizen: Citizen) -> tuple[str, str]:
        row = self.row(citizen)
        return row["state"], row["owner"]

    def transitions(self, citizen: Citizen) -> list[dict[str, Any]]:
        statement = text("SELECT * FROM transitions WHERE conversation_id = :id ORDER BY version")
        with self.gateway.outside.conversations.connect() as connection:
            return [dict(row) for row in connection.execute(statement, {"id": citizen.conversation_id}).mappings()]

    def assert_sound(self, citizen: Citizen) -> None:
        """One owner that fits the state; every change written down, each from where the one before it ended."""
        row, changes = self.row(citizen), self.transitions(citizen)
        assert fits(row["state"], row["owner"])
        assert [each["version"] for each in changes] == list(range(2, row["version"] + 1))
        state, owner = "bot", "bot"
        for each in changes:
            assert (each["from_state"], each["from_owner"]) == (state, owner)
            state, owner = each["to_state"], each["to_owner"]
        assert (row["state"], row["owner"]) == (state, owner)
        assert row["epoch"] == 1 + sum(each["from_owner"] != each["to_owner"] for each in changes)
        seqs = [message.seq for message in self.read(citizen).messages]
        assert seqs == list(range(1, len(seqs) + 1)) or len(seqs) >= 200
