"""What leaving a message asks of the conversation's state."""

from typing import Protocol

from sqlalchemy.orm import Session

from api.conversations.models import Conversation
from api.errors import ClosedError
from api.letters import repository
from api.letters.errors import WithAPersonError
from replies.reply import Queue


class Handed(Protocol):
    """Given by who moves conversations between bot and person."""

    def queue_of(self, session: Session, conversation: Conversation) -> Queue:
        """The queue that the conversation was on its way to, or else the first door."""

    def leave_message(self, session: Session, conversation: Conversation) -> None:
        """In the caller's transaction. ClosedError; WithAPersonError where a person has it, or has just taken it."""


class OwnState:
    """By the conversation's own row alone."""

    def queue_of(self, _session: Session, _conversation: Conversation) -> Queue:
        return "citizen_service"

    def leave_message(self, session: Session, conversation: Conversation) -> None:
        if conversation.state == "closed":
            raise ClosedError
        if not repository.leave(session, conversation.id, conversation.version):
            raise WithAPersonError
