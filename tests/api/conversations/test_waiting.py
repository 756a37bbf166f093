"""Whoever waits for news is woken, by this process or by another."""

import asyncio

from api.conversations.waiting import Waiting, within


async def seqs(**found: int) -> dict[str, int]:
    return found


async def test_a_change_in_this_process_wakes_those_who_wait_for_that_conversation() -> None:
    waiting = Waiting()
    waiting.bind(asyncio.get_running_loop())
    with waiting.listen("a") as ours, waiting.listen("b") as others:
        waiting.changed("a")
        assert await within(ours, 1)
        assert not others.is_set()


async def test_what_another_process_wrote_before_the_first_look_wakes_too() -> None:
    waiting = Waiting()
    with waiting.listen("a") as event:
        await waiting.look_around(lambda _: seqs(a=3))
        assert event.is_set()


async def test_nothing_new_wakes_nobody() -> None:
    waiting = Waiting()
    with waiting.listen("a") as event:
        await waiting.look_around(lambda _: seqs(a=3))
        event.clear()
        await waiting.look_around(lambda _: seqs(a=3))
        assert not event.is_set()
        await waiting.look_around(lambda _: seqs(a=4))
        assert event.is_set()


async def test_waiting_ends_when_its_time_is_up() -> None:
    assert not await within(asyncio.Event(), 0.01)


def test_a_conversation_has_so_many_streams_and_no_more() -> None:
    waiting = Waiting()
    assert waiting.take_stream("a", 2)
    assert waiting.take_stream("a", 2)
    assert not waiting.take_stream("a", 2)
    waiting.give_back_stream("a")
    assert waiting.take_stream("a", 2)
