"""Two gateways on one store, a citizen at each end: woken at once by Redis, and without it a little later."""

import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from redis import Redis

from api.live.redis_nudges import CHANNEL
from tests.api.conftest import Start
from tests.api.delivery.test_without_loss import eventually
from tests.redis_server import RedisServer
from tests.talk import Talk

pytestmark = pytest.mark.redis
SOON_S = 60
NEVER = 100_000
ONLY_BY_NUDGE = {"look_around_seconds": NEVER, "longest_wait_seconds": NEVER}
BY_LOOKING_TOO = {"look_around_seconds": 0.1, "longest_wait_seconds": NEVER}


def live(address: str) -> str:
    found: str = httpx.get(f"{address}/health").json()["parts"]["live"]["status"]
    return found


def reached(*addresses: str) -> None:
    eventually(lambda: all(live(address) == "ok" for address in addresses), SOON_S)


class Reader:
    """Reads the events of one conversation at a gateway, in a thread, so that each wait for them has an end."""

    def __init__(self, lines: Iterator[str], beside: ThreadPoolExecutor) -> None:
        self._lines = lines
        self._beside = beside

    def until(self, event: str) -> Any:
        """The data of the next such event."""
        found: Future[Any] = self._beside.submit(self._next, event)
        return found.result(timeout=SOON_S)

    def _next(self, event: str) -> Any:
        wanted = False
        for line in self._lines:
            if line.startswith("event: "):
                wanted = line == f"event: {event}"
            elif wanted and line.startswith("data: "):
                return json.loads(line.removeprefix("data: "))
        raise AssertionError("the stream ended")


@contextmanager
def reading(address: str, talk: Talk) -> Iterator[Reader]:
    with (
        ThreadPoolExecutor(1) as beside,
        httpx.Client(base_url=address, headers=talk.http.headers, timeout=None) as http,  # noqa: S113 - Reader waits
        http.stream("GET", f"{talk.path}/events") as stream,
    ):
        yield Reader(stream.iter_lines(), beside)


def test_a_message_written_at_one_gateway_wakes_who_listens_at_the_other(start: Start, redis: RedisServer) -> None:
    one, two = (start(redis_url=redis.url, **ONLY_BY_NUDGE).address for _ in range(2))
    reached(one, two)
    with Talk(one, "da") as talk, reading(two, talk) as reader:
        assert reader.until("message")["seq"] == 1
        talk.send("Hej")
        assert [reader.until("message")["author"] for _ in range(2)] == ["citizen", "bot"]


def test_an_agent_who_types_at_one_gateway_is_seen_at_the_other(start: Start, redis: RedisServer) -> None:
    gateways = [start(redis_url=redis.url, **ONLY_BY_NUDGE) for _ in range(2)]
    one, two = (gateway.address for gateway in gateways)
    reached(one, two)
    with Talk(one, "da") as talk, reading(two, talk) as reader:
        assert reader.until("message")["seq"] == 1
        gateways[0].outside.nudges.publish(f"conversation:{talk.id}", {"typing": "agent"})
        assert reader.until("typing") == {"agent": True}
        assert reader.until("typing") == {"agent": False}


def test_redis_is_killed_in_the_middle_and_nothing_is_lost(start: Start, redis: RedisServer) -> None:
    one, two = (start(redis_url=redis.url, **BY_LOOKING_TOO).address for _ in range(2))
    reached(one, two)
    with Talk(one, "da", patience_s=SOON_S) as talk, reading(two, talk) as reader:
        talk.say("Hej")
        redis.kill()
        eventually(lambda: live(one) == live(two) == "degraded", SOON_S)
        assert httpx.get(f"{one}/health").json()["status"] == "degraded"
        talk.say("Er der nogen?")
        redis.start()
        reached(one, two)
        talk.say("Og nu?")
        assert [reader.until("message")["seq"] for _ in range(7)] == [1, 2, 3, 4, 5, 6, 7]


def test_what_was_missed_while_redis_was_away_is_seen_when_it_is_back(start: Start, redis: RedisServer) -> None:
    one, two = (start(redis_url=redis.url, **ONLY_BY_NUDGE).address for _ in range(2))
    reached(one, two)
    with Talk(one, "da", patience_s=SOON_S) as talk, reading(two, talk) as reader:
        assert reader.until("message")["seq"] == 1
        redis.kill()
        eventually(lambda: live(one) == live(two) == "degraded", SOON_S)
        talk.say("Hej")
        redis.start()
        assert [reader.until("message")["seq"] for _ in range(2)] == [2, 3]


def test_what_citizen_and_bot_say_is_in_no_nudge(start: Start, redis: RedisServer) -> None:
    word = "hemmeligt"
    address = start(redis_url=redis.url, **BY_LOOKING_TOO).address
    reached(address)
    with Redis.from_url(redis.url) as stranger, stranger.pubsub() as overhearing:
        overhearing.subscribe(CHANNEL)
        with Talk(address, "da") as talk:
            answers = talk.say(word)
            packed = [overhearing.get_message(ignore_subscribe_messages=True, timeout=SOON_S) for _ in range(3)]
        told = " ".join(str(each["data"]) for each in packed if each)
    assert talk.id in told
    assert word not in told
    assert answers[0]["text"] not in told


def test_a_gateway_starts_without_its_redis(start: Start, redis: RedisServer) -> None:
    redis.kill()
    address = start(redis_url=redis.url, **BY_LOOKING_TOO).address
    with Talk(address, "da") as talk:
        assert talk.say("Hej")
    assert live(address) == "degraded"
