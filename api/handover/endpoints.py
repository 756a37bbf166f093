"""The citizen's calls about a person: ask for one, see how it stands, leave the queue, and that one is typing."""

from http import HTTPStatus

from fastapi import APIRouter

from api.conversations.access import ByCitizen
from api.conversations.schemas import MessageView
from api.handover.parts import ForEverybody
from api.handover.schemas import HandoverView, PersonAsked

router = APIRouter(prefix="/api/conversations", tags=["handover"])


@router.post("/{conversation_id}/handover", status_code=HTTPStatus.ACCEPTED)
def ask_person(parts: ForEverybody, citizen: ByCitizen, wanted: PersonAsked | None = None) -> MessageView:
    """A person is offered where one can be had now, and consent asked for; else a message can be left."""
    return parts.posting.ask_person(citizen, wanted.queue if wanted else None)


@router.get("/{conversation_id}/handover")
def standing(parts: ForEverybody, citizen: ByCitizen) -> HandoverView:
    return parts.standing(citizen)


@router.delete("/{conversation_id}/handover", status_code=HTTPStatus.NO_CONTENT)
def leave_queue(parts: ForEverybody, citizen: ByCitizen) -> None:
    """409 for whoever is in no queue."""
    parts.leave(citizen)


@router.post("/{conversation_id}/typing", status_code=HTTPStatus.NO_CONTENT)
def typing(parts: ForEverybody, citizen: ByCitizen) -> None:
    """A sign that lasts some seconds; what is being typed is never sent."""
    parts.typing(citizen)
