"""Whoever waits for news is woken, by this process or by another."""

import asyncio

import pytest

from api.conversations.waiting import Waiting, within
from api.live.nudges import LocalNudges
from api.live.signs import Signs

SOON_S = 10


@pytest.fixture
async def waiting(nudges: LocalNudges) -> Waiting:
    return Waiting(nudges)


async def seqs(**found: int) -> dict[str, int]:
    return found


async def test_a_change_in_this_process_wakes_those_who_wait_for_that_conversation(waiting: Waiting) -> None:
    with waiting.listen("a") as ours, waiting.listen("b") as others:
        waiting.changed("a")
        assert await within(ours, SOON_S)
        assert not others.is_set()


async def test_an_agent_who_types_wakes_the_citizen_and_the_citizens_own_typing_does_not(
    waiting: Waiting, nudges: LocalNudges
) -> None:
    signs = Signs(nudges, lambda: 0.0)
    with waiting.listen("a") as event:
        signs.give("a", "citizen")
        signs.withdraw("a", "citizen")
        assert not await within(event, 0.01)
        signs.give("a", "agent")
        assert await within(event, SOON_S)


async def test_what_another_process_wrote_before_the_first_look_wakes_too(waiting: Waiting) -> None:
    with waiting.listen("a") as event:
        await waiting.look_around(lambda _: seqs(a=3))
        assert event.is_set()


async def test_nothing_new_wakes_nobody(waiting: Waiting) -> None:
    with waiting.listen("a") as event:
        await waiting.look_around(lambda _: seqs(a=3))
        event.clear()
        await waiting.look_around(lambda _: seqs(a=3))
        assert not event.is_set()
        await waiting.look_around(lambda _: seqs(a=4))
        assert event.is_set()


async def test_who_left_during_a_look_is_forgotten(waiting: Waiting) -> None:
    with waiting.listen("a"):
        leaving = asyncio.create_task(waiting.look_around(lambda _: asyncio.sleep(0.01, {"a": 3})))
        await asyncio.sleep(0)
    await leaving
    assert waiting._known == {}


async def test_waiting_ends_when_its_time_is_up() -> None:
    assert not await within(asyncio.Event(), 0.01)


def test_a_conversation_has_so_many_streams_and_no_more() -> None:
    waiting = Waiting(LocalNudges())
    assert waiting.take_stream("a", 2)
    assert waiting.take_stream("a", 2)
    assert not waiting.take_stream("a", 2)
    waiting.give_back_stream("a")
    assert waiting.take_stream("a", 2)
