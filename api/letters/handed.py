"""What leaving a message asks of the conversation's state."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from api.conversations.models import Conversation
from api.errors import ClosedError
from api.handover.service import Handovers
from api.letters.errors import WithAPersonError
from replies.reply import Queue


class Handed(Protocol):
    """Given by who moves conversations between bot and person."""

    def queue_of(self, session: Session, conversation: Conversation) -> Queue:
        """The queue that the conversation was on its way to, or else the first door."""

    def leave_message(self, session: Session, conversation: Conversation) -> None:
        """In the caller's transaction. ClosedError; WithAPersonError where a person has it, or has just taken it."""


@dataclass(frozen=True)
class ByHandovers:
    """By who hands conversations over."""

    handovers: Handovers

    def queue_of(self, session: Session, conversation: Conversation) -> Queue:
        return self.handovers.queue_for(session, conversation)

    def leave_message(self, session: Session, conversation: Conversation) -> None:
        if conversation.state == "closed":
            raise ClosedError
        if not self.handovers.message_left(session, conversation):
            raise WithAPersonError
