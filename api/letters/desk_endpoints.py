"""The desk's calls about left messages, for the agents of their queue."""

from fastapi import APIRouter

from api.accounts.access import ByAgent
from api.letters.desk_schemas import Answer, LeftMessagesView, LeftMessageView
from api.letters.parts import ForEverybody

router = APIRouter(prefix="/api/desk/left-messages", tags=["desk"])


@router.get("")
def waiting(parts: ForEverybody, agent: ByAgent) -> LeftMessagesView:
    """Those that await an answer, the oldest first; also such whose answer came back."""
    return parts.desk.waiting(agent)


@router.post("/{receipt}/take")
def take(parts: ForEverybody, agent: ByAgent, receipt: str) -> LeftMessageView:
    """One colleague at a time; 409 tells who was first."""
    return parts.desk.take(agent, receipt)


@router.post("/{receipt}/release")
def release(parts: ForEverybody, agent: ByAgent, receipt: str) -> LeftMessageView:
    """Back to all colleagues: one's own, or as a lead anybody's."""
    return parts.desk.release(agent, receipt)


@router.post("/{receipt}/answer")
def answer(parts: ForEverybody, agent: ByAgent, receipt: str, answer: Answer) -> LeftMessageView:
    """By mail from the queue's address, `sending` until it is accepted; or a call, with its result."""
    return parts.desk.answer(agent, receipt, answer)


@router.post("/{receipt}/journal")
def journal(parts: ForEverybody, agent: ByAgent, receipt: str) -> LeftMessageView:
    """The case system has it now, so the citizen's "Slet samtalen" leaves it here, and says so."""
    return parts.desk.journal(agent, receipt)
