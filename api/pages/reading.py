"""What the page shows of a conversation, or before there is one."""

import uuid
from collections.abc import Sequence
from typing import Any

from api.conversations.access import Citizen
from api.conversations.schemas import News
from api.conversations.service import WELCOME, Conversations, Reader
from api.handover.states import OWNED_BY_AGENT
from api.pages.leaving import LeaveForm, is_offered, with_options
from api.pages.page import View
from api.pages.parts import PageParts
from api.pages.shown import Json, in_order
from api.reader import USUAL
from backend.facts.values import Language


def beginning(parts: PageParts, language: Language | None, **more: Any) -> View:
    """The page before anything is written."""
    return alone(parts, language, notices=parts.notices(language or USUAL), **more)


def alone(parts: PageParts, language: Language | None, **more: Any) -> View:
    """The page without asking the store: the welcome, which says that it is a machine."""
    reads = language or USUAL
    return View(
        language=reads,
        chosen=language is not None,
        messages=in_order([_welcome(parts.talk.conversations, reads)], reads),
        message_id=str(uuid.uuid4()),
        safe_way=parts.safe_way(reads),
        **more,
    )


def conversation(
    parts: PageParts, citizen: Citizen, language: Language | None, leaving: LeaveForm | None = None, **more: Any
) -> View:
    """The whole conversation, as it stands; the page around it in the language asked for, else in its own."""
    messages, news = _all(parts.talk.conversations, citizen)
    standing = parts.person.standing(citizen)
    reads = language or news.language
    form = leaving or (LeaveForm() if is_offered(messages) else None)
    return View(
        language=reads,
        chosen=language is not None,
        session=True,
        messages=in_order(messages, reads),
        awaiting=bool(messages) and messages[-1]["author"] == "citizen" and standing.state not in OWNED_BY_AGENT,
        standing=standing,
        safe_way=parts.safe_way(reads),
        notices=news.notices,
        leaving=with_options(form, parts.left, citizen) if form else None,
        message_id=str(uuid.uuid4()),
        **more,
    )


def _welcome(conversations: Conversations, language: Language) -> Json:
    said = conversations.speaker.say([conversations.contacts.own(WELCOME)], language, "standard")
    now = conversations.clock.now().isoformat()
    return {
        "seq": 1,
        "author": "bot",
        "text": said.text,
        "replies": said.shown,
        "language": language,
        "created_at": now,
    }


def _all(conversations: Conversations, citizen: Citizen) -> tuple[Sequence[Json], News]:
    messages: list[Json] = []
    while True:
        news = conversations.read(citizen, messages[-1]["seq"] if messages else 0, Reader())
        if not news.messages:
            return messages, news
        messages += [message.model_dump(mode="json") for message in news.messages]
