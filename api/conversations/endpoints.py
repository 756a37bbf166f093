"""The citizen's calls. All but the first ask for the conversation's token."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query, Request

from api.conversations.access import ByCitizen
from api.conversations.parts import ForEverybody
from api.conversations.schemas import (
    Form,
    MessageView,
    News,
    Opinion,
    Post,
    Settled,
    Start,
    Started,
    Switch,
)
from api.conversations.service import Reader
from api.conversations.waiting import within
from api.reader import usual_language
from backend.facts.values import Language

router = APIRouter(prefix="/api/conversations", tags=["conversations"])
Seq = Annotated[int, Query(ge=0, le=2**31 - 1)]


@router.post("", status_code=HTTPStatus.CREATED)
def start(parts: ForEverybody, request: Request, wanted: Start | None = None) -> Started:
    """A new conversation with its token, which is shown this once. The first message says that it is a machine."""
    address = request.client.host if request.client else ""
    return parts.conversations.start(wanted or Start(), address, usual_language(request))


@router.post("/{conversation_id}/messages", status_code=HTTPStatus.ACCEPTED)
def post(parts: ForEverybody, citizen: ByCitizen, post: Post) -> MessageView:
    """Stored, and answered soon. The same `client_message_id` again gives the same message, once."""
    return parts.posting.post(citizen, post)


@router.get("/{conversation_id}/messages")
async def messages(
    parts: ForEverybody,
    citizen: ByCitizen,
    *,
    after: Seq = 0,
    wait: Annotated[float, Query(ge=0)] = 0,
    language: Language | None = None,
    form: Form | None = None,
) -> News:
    """What was said after a seq; with `wait`, as soon as there is something, or nothing after so many seconds."""
    reader = Reader(language, form)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + min(wait, parts.longest_wait)
    with parts.waiting.listen(citizen.conversation_id) as event:
        while (left := deadline - loop.time()) > 0:
            event.clear()
            if news := await to_thread.run_sync(parts.conversations.news, citizen, after, reader):
                return news
            await within(event, left)
    return await to_thread.run_sync(parts.conversations.read, citizen, after, reader)


@router.patch("/{conversation_id}")
def switch(parts: ForEverybody, citizen: ByCitizen, wanted: Switch) -> Settled:
    """Another language or form from now on; what was said can be read in it too."""
    settled = parts.conversations.switch(citizen, wanted)
    parts.waiting.changed(citizen.conversation_id)
    return settled


@router.post("/{conversation_id}/feedback", status_code=HTTPStatus.NO_CONTENT)
def opine(parts: ForEverybody, citizen: ByCitizen, opinion: Opinion) -> None:
    parts.conversations.opine(citizen, opinion)
