"""An agent writes down what is theirs, never longer than they know it to be."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any

import pytest

from soak.agent import Agent
from soak.client import Habits
from soak.compare import compared
from soak.door import Answered, Asked, Event
from soak.journal import Journal
from soak.sabotage import TwoOwners

CLAIM, WRITE, QUEUES = "/claim", "/messages", "/queues"


@dataclass
class FakeDesk:
    """One conversation, owned by the first who claims it; each asks by the cookie that bears their name."""

    owner: str | None = None
    written: list[dict[str, Any]] = field(default_factory=list)
    said: list[dict[str, Any]] = field(default_factory=lambda: [{"seq": 2, "author": "citizen"}])
    asked: list[str] = field(default_factory=list)

    async def call(self, gateway: int, asked: Asked) -> Answered:
        self.asked.append(f"{asked.method} {asked.path}")
        who = asked.headers.get("Cookie", "").removeprefix("borgerchat_desk=")
        if asked.path.endswith("/session"):
            return Answered(HTTPStatus.OK, {"csrf": "c"}, {"borgerchat_desk": (asked.body or {})["name"]})
        if asked.path.endswith("/presence"):
            return Answered(HTTPStatus.NO_CONTENT, "")
        if asked.path.endswith(QUEUES):
            card = {"id": "c1", "state": "human" if self.owner else "waiting"}
            return Answered(
                HTTPStatus.OK, {"mine": [card] if self.owner == who else [], "waiting": [] if self.owner else [card]}
            )
        if asked.path.endswith(CLAIM) and self.owner is None:
            self.owner = who
        if self.owner != who:
            return Answered(HTTPStatus.CONFLICT, {"owner": self.owner})
        return self._owners(asked)

    def _owners(self, asked: Asked) -> Answered:
        if asked.path.endswith(WRITE):
            self.written.append(dict(asked.body or {}))
            return Answered(HTTPStatus.ACCEPTED, {"seq": len(self.written) + 2})
        if asked.method == "GET":
            return Answered(HTTPStatus.OK, {"messages": [m for m in self.said if m["seq"] > asked.params["after"]]})
        if not asked.path.endswith(CLAIM):
            self.owner = None
        return Answered(HTTPStatus.OK, {"id": "c1"})

    async def stream(self, gateway: int, asked: Asked) -> AsyncGenerator[Event, None]:
        await asyncio.Event().wait()
        yield Event("changed", "{}", None)


@pytest.fixture
def ticks() -> Iterator[float]:
    return iter(float(second) for second in range(1000))


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


async def at_the_desk(door: FakeDesk | TwoOwners, name: str, ticks: Iterator[float], lets_go: float = 0) -> Agent:
    habits = Habits(again_s=(0, 0), breaks_off=0, lets_go=lets_go)
    agent = Agent(door, Random(1), lambda: next(ticks), habits, name=name, password="unused")
    await agent._sign_in()
    return agent


async def test_an_answer_that_was_not_taken_is_tried_again(desk: FakeDesk, ticks: Iterator[float]) -> None:
    agent = await at_the_desk(desk, "agent", ticks)
    await agent._claim("c1")
    desk.owner = "other agent"
    await agent._serve("c1")
    desk.owner = "agent"
    await agent._look()
    await agent._serve("c1")
    assert len(desk.written) == 1


async def test_what_is_claimed_and_answered_is_written_down(desk: FakeDesk, ticks: Iterator[float]) -> None:
    agent = await at_the_desk(desk, "agent", ticks)
    (card,) = await agent._look()
    await agent._claim(card["id"])
    await agent._serve("c1")
    await agent._serve("c1")
    agent.put_down()
    notes = agent.notes["c1"]
    assert [sent.client_message_id for sent in notes.sent] == [body["client_message_id"] for body in desk.written]
    assert len(desk.written) == 1  # what was read and answered is not answered again
    assert notes.held[0].since < notes.held[0].until
    assert agent.unexpected == []


async def test_who_was_not_first_writes_nothing_down(desk: FakeDesk, ticks: Iterator[float]) -> None:
    one, two = await at_the_desk(desk, "agent", ticks), await at_the_desk(desk, "other agent", ticks)
    await one._claim("c1")
    await two._claim("c1")
    one.put_down()
    two.put_down()
    assert two.notes == {}
    assert one.notes["c1"].held


async def test_what_was_given_up_is_theirs_no_longer_from_the_moment_of_asking(
    desk: FakeDesk, ticks: Iterator[float]
) -> None:
    one, two = await at_the_desk(desk, "agent", ticks, lets_go=1), await at_the_desk(desk, "other agent", ticks)
    await one._claim("c1")
    await one._serve("c1")
    await two._claim("c1")
    two.put_down()
    held = [*one.notes["c1"].held, *two.notes["c1"].held]
    assert [each.agent for each in held] == ["agent", "other agent"]
    assert compared(Journal(held=held), [], 0).double_owners == 0


async def test_what_was_taken_away_while_they_were_dark_ends_when_it_was_last_known(
    desk: FakeDesk, ticks: Iterator[float]
) -> None:
    one, two = await at_the_desk(desk, "agent", ticks), await at_the_desk(desk, "other agent", ticks)
    await one._claim("c1")
    await one._serve("c1")
    desk.owner = None
    await two._claim("c1")
    await one._look()
    two.put_down()
    held = [*one.notes["c1"].held, *two.notes["c1"].held]
    assert compared(Journal(held=held), [], 0).double_owners == 0


async def test_two_owners_of_the_soaks_own_making_are_found(desk: FakeDesk, ticks: Iterator[float]) -> None:
    door = TwoOwners(desk)
    one, two = await at_the_desk(door, "agent", ticks), await at_the_desk(door, "other agent", ticks)
    await one._claim("c1")
    await two._claim("c1")
    await two._serve("c1")
    await one._serve("c1")
    one.put_down()
    two.put_down()
    held = [*one.notes["c1"].held, *two.notes["c1"].held]
    assert compared(Journal(held=held), [], 0).double_owners == 1
