"""The citizen's call: leave a message for a person."""

from http import HTTPStatus

from fastapi import APIRouter

from api.conversations.access import ByCitizen
from api.letters.parts import ForEverybody
from api.letters.schemas import Leaving, Left

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.post("/{conversation_id}/left-message", status_code=HTTPStatus.CREATED)
def leave(parts: ForEverybody, citizen: ByCitizen, wanted: Leaving) -> Left:
    """Kept until a person has answered it, by mail or by a call. The receipt, and what to expect."""
    return parts.left.leave(citizen, wanted)
