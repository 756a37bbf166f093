"""Wakes whoever waits for news of a conversation, at once in this process, soon when another process wrote."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

LastSeqs = Callable[[list[str]], Awaitable[dict[str, int]]]


class Waiting:
    """Lives in one event loop; `changed` may be called from any thread once `bind` has been."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._streams: defaultdict[str, int] = defaultdict(int)
        self._known: dict[str, int] = {}

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def changed(self, conversation_id: str) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, conversation_id)

    def wake_all(self) -> None:
        """For the end of the process: nobody is kept waiting."""
        for conversation_id in list(self._waiters):
            self._wake(conversation_id)

    @contextmanager
    def listen(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """An event that is set at each change; clear it before reading, or news is missed."""
        event = asyncio.Event()
        self._waiters[conversation_id].add(event)
        try:
            yield event
        finally:
            self._waiters[conversation_id].discard(event)
            if not self._waiters[conversation_id]:
                del self._waiters[conversation_id]
                self._known.pop(conversation_id, None)

    def take_stream(self, conversation_id: str, most: int) -> bool:
        """Count one more stream, unless there are as many as may be; whoever takes one gives it back."""
        if self._streams[conversation_id] >= most:
            return False
        self._streams[conversation_id] += 1
        return True

    def give_back_stream(self, conversation_id: str) -> None:
        self._streams[conversation_id] -= 1
        if self._streams[conversation_id] <= 0:
            del self._streams[conversation_id]

    async def look_around(self, last_seqs: LastSeqs) -> None:
        """Wake those for whom another process may have written; at the first look too: it may just have done so."""
        watched = list(self._waiters)
        if not watched:
            return
        found = await last_seqs(watched)
        for conversation_id in watched:
            now = found.get(conversation_id, -1)
            if self._known.get(conversation_id) != now:
                self._wake(conversation_id)
            self._known[conversation_id] = now

    def _wake(self, conversation_id: str) -> None:
        for event in self._waiters.get(conversation_id, ()):
            event.set()


async def within(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event came in time."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
