"""The citizen's call: leave a message for a person."""

from http import HTTPStatus

from fastapi import APIRouter

from api.conversations.access import ByCitizen
from api.letters.parts import ForEverybody
from api.letters.schemas import Choices, Leaving, Left
from replies.reply import Queue

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.get("/{conversation_id}/left-message")
def choices(parts: ForEverybody, citizen: ByCitizen, queue: Queue | None = None) -> Choices:
    """When a call can be wished; the queue is the conversation's own unless another is named."""
    return parts.left.choices(citizen, queue)


@router.post("/{conversation_id}/left-message", status_code=HTTPStatus.CREATED)
def leave(parts: ForEverybody, citizen: ByCitizen, wanted: Leaving) -> Left:
    """Kept until a person has answered it, by mail or by a call. The receipt, and what to expect."""
    return parts.left.leave(citizen, wanted)
