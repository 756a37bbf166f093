"""Between processes: by a real Redis, which falls, hangs and comes back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import islice

import pytest
from redis.asyncio import Redis

from api.live.notes import LOOK, Note
from api.live.redis_nudges import CHANNEL, RedisNudges, connecting, growing
from tests.redis_server import RedisServer

pytestmark = pytest.mark.redis
SOON_S = 30


@asynccontextmanager
async def linked(url: str, *names: str, beat_s: float = 0.2) -> AsyncIterator[list[RedisNudges]]:
    """As many processes as names, each with its own connection; here in one loop."""
    nudges = [RedisNudges(connecting(url), name, beat_s=beat_s, longest_pause_s=0.2) for name in names]
    for each in nudges:
        each.bind(asyncio.get_running_loop())
    running = [asyncio.create_task(each.run()) for each in nudges]
    try:
        yield nudges
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def eventually(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON_S):
        while not is_so():  # noqa: ASYNC110 - what it waits for has no event
            await asyncio.sleep(0.01)


async def reached(*nudges: RedisNudges) -> None:
    await eventually(lambda: all(each.standing().well for each in nudges))


async def test_a_note_is_heard_once_at_each_process_its_own_included(redis: RedisServer) -> None:
    told: dict[str, list[Note]] = {"one": [], "two": []}
    async with linked(redis.url, "one", "two") as (one, two):
        await reached(one, two)
        with one.listen("desk", told["one"].append), two.listen("desk", told["two"].append):
            one.publish("desk", {"conversation": "c1", "last_seq": 7})
            await eventually(lambda: {"conversation": "c1", "last_seq": 7} in told["two"])
            two.publish("desk", {"queues": True})
            await eventually(lambda: {"queues": True} in told["one"])
    for notes in told.values():
        assert [note for note in notes if note != LOOK] == [{"conversation": "c1", "last_seq": 7}, {"queues": True}]


async def test_signs_and_wakes_of_another_process_are_heard(redis: RedisServer) -> None:
    overheard: list[str] = []
    async with linked(redis.url, "one", "two") as (one, two):
        two.overhear(lambda nudge: overheard.append(nudge.topic))
        await reached(one, two)
        one.publish("conversation:c1", {"typing": "agent"})
        await eventually(lambda: overheard == ["conversation:c1"])


async def test_redis_falls_and_comes_back_and_everybody_looks(redis: RedisServer) -> None:
    told: list[Note] = []
    async with linked(redis.url, "one", "two") as (one, two):
        await reached(one, two)
        with two.listen("desk", told.append):
            redis.kill()
            await eventually(lambda: not one.standing().well and not two.standing().well)
            one.publish("desk", {"queues": True})
            redis.start()
            await reached(one, two)
            await eventually(lambda: LOOK in told)
            assert {"queues": True} not in told
            one.publish("desk", {"queues": True})
            await eventually(lambda: {"queues": True} in told)


async def test_within_a_process_a_note_is_heard_though_there_is_no_redis(redis: RedisServer) -> None:
    told: list[Note] = []
    redis.kill()
    async with linked(redis.url, "one") as (one,):
        with one.listen("desk", told.append):
            one.publish("desk", {"queues": True})
            await eventually(lambda: told == [{"queues": True}])
        assert not one.standing().well


async def test_a_redis_that_hangs_is_found_out(redis: RedisServer) -> None:
    async with linked(redis.url, "one") as (one,):
        await reached(one)
        redis.freeze()
        await eventually(lambda: not one.standing().well)
        redis.thaw()
        await reached(one)


async def test_what_others_say_on_the_channel_changes_nothing(redis: RedisServer) -> None:
    told: list[Note] = []
    async with linked(redis.url, "one") as (one,), Redis.from_url(redis.url) as stranger:
        await reached(one)
        with one.listen("desk", told.append):
            for said in (b"\xff", b"hej", b'{"topic": "desk", "note": {"text": "to ord"}}', b"x" * 10_000):
                await stranger.publish(CHANNEL, said)
            await stranger.publish(CHANNEL, b'{"topic": "desk", "note": {"number": 1}, "by": "two"}')
            await eventually(lambda: {"number": 1} in told)
        assert [note for note in told if note != LOOK] == [{"number": 1}]
        assert one.standing().well


async def test_nothing_is_hoarded_while_redis_is_away(redis: RedisServer) -> None:
    redis.kill()
    async with linked(redis.url, "one") as (one,):
        for number in range(5000):
            one.publish("desk", {"number": number})
        await asyncio.sleep(0.05)
        assert one._unsent.qsize() <= 1


def test_pauses_grow_up_to_the_longest() -> None:
    assert list(islice(growing(1, first_s=0.1), 6)) == pytest.approx([0.1, 0.2, 0.4, 0.8, 1, 1])
