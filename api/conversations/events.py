"""News as server-sent events, read by `fetch` with the Authorization header, so that no token stands in an address."""

import json
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.types import Receive, Scope, Send

from api.conversations.access import ByCitizen, Citizen
from api.conversations.endpoints import Seq
from api.conversations.parts import ConversationParts, ForEverybody
from api.conversations.schemas import Form, News
from api.conversations.service import Reader
from api.conversations.waiting import Waiting, within
from api.errors import ConversationUnknownError, GatewayError, TooManyStreamsError
from backend.facts.values import Language

router = APIRouter(prefix="/api/conversations", tags=["conversations"])
PING_S = 15
AGAIN_MS = 2000
GREATEST_SEQ = 2**31 - 1


@router.get("/{conversation_id}/events", response_class=EventSourceResponse)
async def events(
    parts: ForEverybody,
    citizen: ByCitizen,
    *,
    after: Seq = 0,
    last_event_id: Annotated[str | None, Header()] = None,
    language: Language | None = None,
    form: Form | None = None,
) -> EventSourceResponse:
    """`message` for each message, its seq as id; `typing` when an agent begins or stops to; `state` when anything else
    changes; `gone` at the end.
    """
    broken_off = last_seen(last_event_id)
    seen = after if broken_off is None else broken_off
    reader = Reader(language, form)
    first = await to_thread.run_sync(parts.conversations.read, citizen, seen, reader)
    if not parts.waiting.take_stream(citizen.conversation_id, parts.streams):
        refusal = TooManyStreamsError(retry_after=PING_S)
        refusal.language = first.language
        raise refusal
    return CountedStream(parts.waiting, citizen.conversation_id, _stream(parts, citizen, first, seen, reader))


def last_seen(last_event_id: str | None) -> int | None:
    """The seq that a stream broke off after; None where the header holds none."""
    if not last_event_id or len(last_event_id) > len(str(GREATEST_SEQ)) or not last_event_id.isdecimal():
        return None
    return min(int(last_event_id), GREATEST_SEQ)


class CountedStream(EventSourceResponse):
    """Gives its place back however it ends."""

    def __init__(self, waiting: Waiting, conversation_id: str, content: AsyncIterator[ServerSentEvent]) -> None:
        super().__init__(content, ping=PING_S)
        self._give_back = partial(waiting.give_back_stream, conversation_id)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._give_back()


async def _stream(
    parts: ConversationParts, citizen: Citizen, news: News, seen: int, reader: Reader
) -> AsyncIterator[ServerSentEvent]:
    """The store is asked only when there may be news, and never held while waiting."""
    state, typing = None, False
    with parts.waiting.listen(citizen.conversation_id) as event:
        while True:
            if (now := _state(news)) != state:
                state = now
                yield ServerSentEvent(state, event="state", retry=AGAIN_MS)
            if (shown := parts.signs.shown(citizen.conversation_id, "agent")) != typing:
                typing = shown
                yield ServerSentEvent(json.dumps({"agent": typing}), event="typing")
            for message in news.messages:
                seen = message.seq
                yield ServerSentEvent(message.model_dump_json(), event="message", id=str(seen))
            if not news.messages:
                sign_s = parts.signs.left_s(citizen.conversation_id, "agent")
                await within(event, min(sign_s or parts.longest_wait, parts.longest_wait))
            event.clear()
            try:
                news = await to_thread.run_sync(parts.conversations.read, citizen, seen, reader)
            except ConversationUnknownError:
                yield ServerSentEvent("{}", event="gone")
                return
            except GatewayError:
                return


def _state(news: News) -> str:
    return json.dumps(news.model_dump(include={"state", "language", "form", "notices"}), ensure_ascii=False)
