"""Carries nudges between processes by Redis's pub/sub. All network I/O of it is here."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from api.live.notes import EVERYWHERE, Note, Nudge
from api.live.nudges import LocalNudges, Overhear, Receive, Standing

log = structlog.get_logger()

CHANNEL = "borgerchat:nudges"
BEAT = "beat"
MOST_UNSENT = 1000
BEATS_MISSED = 3
ANSWER_S = 2.0


class RedisNudges:
    """Within this process at once, whatever becomes of Redis; between processes while Redis is there.

    One channel carries all: what a process has no listener for costs it a look at a set. Each process hears its own
    beat, which proves the whole way there and back; until the first has come, and after a break, everybody looks for
    themselves, for nudges may have been missed.
    """

    def __init__(self, connect: Callable[[], Redis], name: str, beat_s: float = 5, longest_pause_s: float = 5) -> None:
        self._connect = connect
        self._name = name
        self._beat_s = beat_s
        self._longest_pause_s = longest_pause_s
        self._here = LocalNudges()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsent: asyncio.Queue[Nudge] = asyncio.Queue(MOST_UNSENT)
        self._reached = False

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._here.bind(loop)

    def publish(self, topic: str, note: Note) -> None:
        """A note with text in it is let go."""
        nudge = Nudge.of(topic, note, self._name)
        if nudge is None:
            return
        self._here.pass_on(nudge)
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, nudge)

    def listen(self, topic: str, receive: Receive) -> AbstractContextManager[None]:
        return self._here.listen(topic, receive)

    def overhear(self, receive: Overhear) -> None:
        self._here.overhear(receive)

    def wake(self, topic: str) -> None:
        self._here.wake(topic)

    def wake_all(self) -> None:
        self._here.wake_all()

    def standing(self) -> Standing:
        if self._reached:
            return Standing(well=True, detail="over Redis")
        return Standing(well=False, detail="Redis is not reached: other processes are heard of by looking around")

    async def run(self) -> None:
        """Until cancelled; comes back by itself, after pauses that grow while Redis is away."""
        pauses = growing(self._longest_pause_s)
        log_as = log.warning
        while True:
            why = await self._until_it_breaks()
            if self._reached:
                pauses, log_as = growing(self._longest_pause_s), log.warning
            self._reached = False
            log_as("redis_not_reached", error=why)
            log_as = log.debug
            await asyncio.sleep(next(pauses))

    async def _until_it_breaks(self) -> str:
        """One connection from its beginning to its end; why it ended."""
        why = "ended"
        try:
            async with self._connect() as redis, redis.pubsub() as heard, asyncio.TaskGroup() as tasks:
                await heard.subscribe(CHANNEL)
                tasks.create_task(self._hear(heard))
                tasks.create_task(self._speak(redis))
                tasks.create_task(self._beat())
        except* (RedisError, OSError) as errors:
            why = type(errors.exceptions[0]).__name__
        return why

    async def _hear(self, heard: PubSub) -> None:
        """TimeoutError when our own beat stays away: connected, but to nobody who passes anything on."""
        most_silence = BEATS_MISSED * self._beat_s
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(most_silence) as patience:
            while True:
                message = await heard.get_message(ignore_subscribe_messages=True, timeout=most_silence)
                nudge = Nudge.read(message["data"]) if message else None
                if nudge is None:
                    continue
                if nudge.by != self._name:
                    self._take(nudge)
                elif nudge.topic == BEAT:
                    patience.reschedule(loop.time() + most_silence)
                    self._back()

    def _take(self, nudge: Nudge) -> None:
        if nudge.topic == EVERYWHERE:
            self._here.wake_all()
        elif nudge.topic != BEAT:
            self._here.deliver(nudge)

    def _back(self) -> None:
        """What was published meanwhile reached nobody else: they look for themselves, and so do we."""
        if not self._reached:
            self._reached = True
            log.info("redis_reached")
            self._put(Nudge(topic=EVERYWHERE, note={}, by=self._name))
            self._here.wake_all()

    async def _speak(self, redis: Redis) -> None:
        while True:
            await redis.publish(CHANNEL, (await self._unsent.get()).packed())

    async def _beat(self) -> None:
        while True:
            self._put(Nudge(topic=BEAT, note={}, by=self._name))
            await asyncio.sleep(self._beat_s)

    def _put(self, nudge: Nudge) -> None:
        """What cannot be sent is let go: who misses it looks around."""
        if (self._reached or nudge.topic == BEAT) and not self._unsent.full():
            self._unsent.put_nowait(nudge)


def growing(longest_s: float, first_s: float = 0.1) -> Iterator[float]:
    """Pauses that double, up to the longest."""
    pause = first_s
    while True:
        yield min(pause, longest_s)
        pause = min(pause * 2, longest_s)


def connecting(url: str) -> Callable[[], Redis]:
    """Gives a client that waits neither long for an answer nor tries again by itself: the nudges see to that."""

    def connect() -> Redis:
        return Redis.from_url(
            url, socket_connect_timeout=ANSWER_S, socket_timeout=ANSWER_S, retry=Retry(NoBackoff(), 0)
        )

    return connect
