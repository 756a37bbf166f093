"""What a conversation asks of handing over; `api.handover` does it, in the same transaction."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from api.conversations.models import Conversation, Message
from replies import Payload, Reply


class Hand(Protocol):
    def takes(self, payload: Payload) -> bool:
        """Whether a choice is about who answers, and no question to the bot."""

    def chosen(self, session: Session, conversation: Conversation, payload: Payload, message: Message) -> None:
        """After the citizen's message is stored. ChoiceOldError where it is too late for that."""

    def answered(
        self, session: Session, conversation: Conversation, replies: Sequence[Reply], before: Sequence[Reply], seq: int
    ) -> None:
        """After an answer is stored that speaks of a person; `before` is what was answered before it."""

    def written(self, session: Session, conversation_id: str, owner: str) -> None:
        """The citizen has written to the person who owns the conversation."""
