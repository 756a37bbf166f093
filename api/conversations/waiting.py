"""Wakes whoever waits for news of a conversation: by a nudge at once, by a look around soon."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from api.live.notes import Note, conversation_topic
from api.live.nudges import Nudges
from api.live.signs import STOPPED, TYPING

LastSeqs = Callable[[list[str]], Awaitable[dict[str, int]]]
OWN_SIGNS = ({TYPING: "citizen"}, {STOPPED: "citizen"})


class Waiting:
    """Lives in the nudges' event loop; `changed` may be called from any thread."""

    def __init__(self, nudges: Nudges) -> None:
        self._nudges = nudges
        self._watched: Counter[str] = Counter()
        self._streams: Counter[str] = Counter()
        self._known: dict[str, int] = {}

    def changed(self, conversation_id: str) -> None:
        self._nudges.publish(conversation_topic(conversation_id), {"changed": True})

    def wake_all(self) -> None:
        """For the end of the process: nobody is kept waiting."""
        self._nudges.wake_all()

    @contextmanager
    def listen(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """An event that is set at each change; clear it before reading, or news is missed."""
        event = asyncio.Event()

        def receive(note: Note) -> None:
            if note not in OWN_SIGNS:
                event.set()

        self._watched[conversation_id] += 1
        try:
            with self._nudges.listen(conversation_topic(conversation_id), receive):
                yield event
        finally:
            _less(self._watched, conversation_id)
            if conversation_id not in self._watched:
                self._known.pop(conversation_id, None)

    def take_stream(self, conversation_id: str, most: int) -> bool:
        """Count one more stream, unless there are as many as may be; whoever takes one gives it back."""
        if self._streams[conversation_id] >= most:
            return False
        self._streams[conversation_id] += 1
        return True

    def give_back_stream(self, conversation_id: str) -> None:
        _less(self._streams, conversation_id)

    async def look_around(self, last_seqs: LastSeqs) -> None:
        """Wake those for whom another process may have written; at the first look too: it may just have done so."""
        watched = list(self._watched)
        if not watched:
            return
        found = await last_seqs(watched)
        for conversation_id in watched:
            now = found.get(conversation_id, -1)
            if conversation_id in self._watched and self._known.get(conversation_id) != now:
                self._known[conversation_id] = now
                self._nudges.wake(conversation_topic(conversation_id))


def _less(counted: Counter[str], key: str) -> None:
    counted[key] -= 1
    if counted[key] <= 0:
        del counted[key]


async def within(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event came in time."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
