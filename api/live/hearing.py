"""Notes as they come, for a stream of events."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import ExitStack

from api.live.notes import LOOK, Note
from api.live.nudges import Nudges

MOST_UNREAD = 100


async def heard(nudges: Nudges, topics: Iterable[str], look_s: float) -> AsyncGenerator[Note, None]:
    """Each note to one of the topics; the empty note, "look for yourself", first, and after `look_s` without any.

    Who reads too slowly is told to look instead of being told each. Close it (`aclosing`) to stop listening.
    """
    unread: asyncio.Queue[Note] = asyncio.Queue(MOST_UNREAD)

    def receive(note: Note) -> None:
        if unread.full():
            while not unread.empty():
                unread.get_nowait()
            note = LOOK
        unread.put_nowait(note)

    with ExitStack() as listening:
        for topic in topics:
            listening.enter_context(nudges.listen(topic, receive))
        yield LOOK
        while True:
            yield await _next(unread, look_s)


async def _next(unread: asyncio.Queue[Note], seconds: float) -> Note:
    try:
        async with asyncio.timeout(seconds):
            return await unread.get()
    except TimeoutError:
        return LOOK
