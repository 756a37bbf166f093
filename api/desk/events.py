"""That there is something to look at, as server-sent events: a nudge only; the calls tell what."""

import json
from collections.abc import AsyncIterator

from anyio import to_thread
from fastapi import APIRouter
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.accounts.access import Agent
from api.conversations.waiting import within
from api.desk.parts import AtTheDesk, DeskParts, ForAgents

router = APIRouter(prefix="/api/desk", tags=["desk"])
PING_S = 15
AGAIN_MS = 2000


@router.get("/events", response_class=EventSourceResponse)
async def events(parts: ForAgents, agent: AtTheDesk) -> EventSourceResponse:
    """`changed` at once, and whenever something of the queues or of the agent's conversations has."""
    return EventSourceResponse(_stream(parts, agent), ping=PING_S)


async def _stream(parts: DeskParts, agent: Agent) -> AsyncIterator[ServerSentEvent]:
    """An open stream is a sign of life, so it says so before the silence gets too long; and looks in then, too."""
    with parts.bell.listen(agent.account_id) as event:
        while True:
            event.clear()
            yield ServerSentEvent(json.dumps({"queues": True}), event="changed", retry=AGAIN_MS)
            await within(event, parts.look_s)
            await to_thread.run_sync(parts.desk.heard, agent)
