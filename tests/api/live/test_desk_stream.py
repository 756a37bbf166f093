"""The desk is told where to look, and nothing more."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any

from sse_starlette import ServerSentEvent

from api.live.desk_stream import desk_stream
from api.live.nudges import LocalNudges
from api.live.parts import LiveParts
from api.live.signs import Signs

NEVER_S = 3600


async def there() -> bool:
    return True


def stream(
    nudges: LocalNudges, still_there: Callable[[], Awaitable[bool]] = there, look_s: float = NEVER_S
) -> AsyncGenerator[ServerSentEvent, None]:
    return desk_stream(nudges, "a1", still_there, look_s)


def told(event: ServerSentEvent) -> tuple[str | None, Any]:
    return event.event, json.loads(event.data or "")


async def test_at_first_everything_is_to_be_looked_at_then_what_changed(nudges: LocalNudges) -> None:
    live = LiveParts(nudges, Signs(nudges, lambda: 0.0))
    async with aclosing(stream(nudges)) as events:
        assert told(await anext(events)) == ("changed", {"queues": True})
        live.desk_changed("a2")
        live.desk_changed("a1", {"conversation": "c1", "last_seq": 4})
        live.desk_changed("a1", {"conversation": "c1", "typing": "citizen"})
        live.desk_changed()
        assert told(await anext(events)) == ("changed", {"conversation": "c1", "last_seq": 4})
        assert told(await anext(events)) == ("typing", {"conversation": "c1", "typing": "citizen"})
        assert told(await anext(events)) == ("changed", {"queues": True})


async def test_who_hears_nothing_looks_now_and_then(nudges: LocalNudges) -> None:
    async with aclosing(stream(nudges, look_s=0.01)) as events:
        assert [told(await anext(events))[1] for _ in range(3)] == [{"queues": True}] * 3


async def test_the_stream_ends_once_its_reader_may_no_longer_read(nudges: LocalNudges) -> None:
    answers = iter([True, False])

    async def signed_out_soon() -> bool:
        return next(answers)

    assert len([event async for event in stream(nudges, signed_out_soon, look_s=0.01)]) == 1
    assert not nudges._receivers
