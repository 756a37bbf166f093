"""What the calls of a conversation need of the process; the assembly puts it in `app.state.conversations`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.conversations.posting import Posting
from api.conversations.service import Conversations
from api.conversations.waiting import Waiting
from api.live.signs import Signs


@dataclass(frozen=True)
class ConversationParts:
    conversations: Conversations
    posting: Posting
    waiting: Waiting
    signs: Signs
    longest_wait: float
    streams: int


async def parts_of(request: Request) -> ConversationParts:
    parts: ConversationParts = request.app.state.conversations
    return parts


ForEverybody = Annotated[ConversationParts, Depends(parts_of)]
