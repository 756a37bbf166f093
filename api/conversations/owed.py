"""An answer that is owed: what the bot is asked, and what it takes to store the answer once and in order."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from api.conversations.models import Awaiting, Message
from replies import Payload


@dataclass(frozen=True)
class Owed:
    """`epoch` is the conversation's when the message was taken up: an answer to another's is thrown away."""

    message_id: str
    conversation_id: str
    epoch: int
    seq: int
    text: str
    language: str
    payload: Payload | None
    notes: tuple[str, ...]
    received_at: dt.datetime
    queued_at: dt.datetime
    attempts: int


@dataclass(frozen=True)
class Lease:
    """Who answers, and until when nobody else tries."""

    holder: str
    until: dt.datetime


class Desk(Protocol):
    """Where messages are handed over to be answered. Both may be called from any thread."""

    def lease(self) -> Lease | None:
        """For a message that can be taken up at once; None if this process has its hands full."""

    def arrived(self, owed: Owed | None) -> None:
        """A message under this desk's lease; None for one that is left to whoever is free."""


def owed(message: Message, awaiting: Awaiting, epoch: int, attempts: int) -> Owed:
    return Owed(
        message_id=message.id,
        conversation_id=message.conversation_id,
        epoch=epoch,
        seq=message.seq,
        text=message.text,
        language=message.language,
        payload=Payload.model_validate(awaiting.payload) if awaiting.payload else None,
        notes=tuple(awaiting.notes),
        received_at=awaiting.received_at,
        queued_at=awaiting.queued_at,
        attempts=attempts,
    )
