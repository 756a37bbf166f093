"""What the desk's stream of events tells: only where to look anew."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

from sse_starlette import ServerSentEvent

from api.live.hearing import heard
from api.live.notes import LOOK, Note, desk_topic
from api.live.nudges import Nudges
from api.live.signs import TYPING

AGAIN_MS = 2000
EVERYTHING: Note = {"queues": True}


async def desk_stream(
    nudges: Nudges, account_id: str, still_there: Callable[[], Awaitable[bool]], look_s: float
) -> AsyncGenerator[ServerSentEvent, None]:
    """`changed` with what to ask for again, at first and now and then with everything; `typing` with where.

    `still_there` is asked at each look, so it may note a sign of life; the stream ends once it says no.
    """
    topics = (desk_topic(), desk_topic(account_id))
    async with aclosing(heard(nudges, topics, look_s)) as notes:
        async for note in notes:
            if note == LOOK and not await still_there():
                return
            kind = TYPING if TYPING in note else "changed"
            yield ServerSentEvent(json.dumps(dict(note or EVERYTHING)), event=kind, retry=AGAIN_MS)
