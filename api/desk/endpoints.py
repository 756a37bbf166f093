"""The desk's calls on conversations. Each is for an agent at the desk; 409 tells whose a conversation is."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.conversations.endpoints import Seq
from api.conversations.schemas import MessageView
from api.desk.canned import Canned
from api.desk.parts import AtTheDesk, ForAgents
from api.desk.schemas import (
    Card,
    Claim,
    Colleague,
    Finish,
    History,
    NoteView,
    NoteWritten,
    Opened,
    PresenceSet,
    Queues,
    Transfer,
    Written,
)
from api.letters.parts import ForEverybody as ForLetters
from backend.facts.values import Language

router = APIRouter(prefix="/api/desk", tags=["desk"])
ONE = "/conversations/{conversation_id}"
Words = Annotated[str, Query(max_length=200)]


@router.get("/queues")
def queues(parts: ForAgents, letters: ForLetters, agent: AtTheDesk) -> Queues:
    """The agent's queues, who waits in them in order, what is the agent's own, and messages that await an answer."""
    found = parts.desk.queues(agent)
    return found.model_copy(update={"left_messages": letters.desk.waiting(agent).left_messages})


@router.get(ONE)
def conversation(
    parts: ForAgents, agent: AtTheDesk, conversation_id: str, after: Seq = 0, language: Language = "da"
) -> Opened:
    """With what travels along; the bot's part in the language asked for, people's words as they wrote them."""
    return parts.desk.conversation(agent, conversation_id, after, language)


@router.post(f"{ONE}/claim")
def claim(parts: ForAgents, agent: AtTheDesk, conversation_id: str, seen: Claim | None = None) -> Card:
    """With a `version`, only if nothing has changed since."""
    parts.staff.claim(agent, conversation_id, seen.version if seen else None)
    return parts.card(agent, conversation_id)


@router.post(f"{ONE}/release", status_code=HTTPStatus.NO_CONTENT)
def release(parts: ForAgents, agent: AtTheDesk, conversation_id: str) -> None:
    """To the front of its queue; a guest takes leave."""
    parts.staff.release(agent, conversation_id)


@router.post(f"{ONE}/transfer", status_code=HTTPStatus.NO_CONTENT)
def transfer(parts: ForAgents, agent: AtTheDesk, conversation_id: str, wanted: Transfer) -> None:
    parts.transfer(agent, conversation_id, wanted)


@router.post(f"{ONE}/messages", status_code=HTTPStatus.ACCEPTED)
def write(parts: ForAgents, agent: AtTheDesk, conversation_id: str, written: Written) -> MessageView:
    """The same `client_message_id` again gives the same message, once."""
    return parts.write(agent, conversation_id, written)


@router.post(f"{ONE}/finish", status_code=HTTPStatus.NO_CONTENT)
def finish(parts: ForAgents, agent: AtTheDesk, conversation_id: str, finish: Finish) -> None:
    parts.staff.finish(agent, conversation_id, finish.reason, finish.to)


@router.post(f"{ONE}/notes", status_code=HTTPStatus.CREATED)
def note(parts: ForAgents, agent: AtTheDesk, conversation_id: str, note: NoteWritten) -> NoteView:
    """For colleagues; the citizen never sees it."""
    return parts.desk.note(agent, conversation_id, note.text)


@router.post(f"{ONE}/typing", status_code=HTTPStatus.NO_CONTENT)
def typing(parts: ForAgents, agent: AtTheDesk, conversation_id: str) -> None:
    """A sign that lasts some seconds; what is being typed is never sent."""
    parts.desk.typing(agent, conversation_id)


@router.put("/presence")
def presence(parts: ForAgents, agent: AtTheDesk, wanted: PresenceSet) -> Colleague:
    return parts.desk.settle(agent, wanted)


@router.get("/colleagues")
def colleagues(parts: ForAgents, _agent: AtTheDesk) -> list[Colleague]:
    return parts.desk.colleagues()


@router.get("/canned")
def canned(parts: ForAgents, _agent: AtTheDesk, language: Language = "da") -> list[Canned]:
    """Ready answers in the citizen's language."""
    return parts.canned.of(language)


@router.get("/history")
def history(parts: ForAgents, agent: AtTheDesk, search: Words = "", after: str | None = None) -> History:
    """Conversations of the agent's queues that a person has finished, newest first."""
    return parts.desk.history(agent, search, after)
