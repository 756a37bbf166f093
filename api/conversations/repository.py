"""Queries of conversations. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.conversations.models import Awaiting, Conversation, Message

MOST_AT_ONCE = 200
SEEN_BACK = 20


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id)


def next_seq(session: Session, conversation_id: str, now: dt.datetime, version: int | None = None) -> int | None:
    """The next number, allotted in one statement. None if the conversation is gone, or no longer at `version`."""
    statement = update(Conversation).where(Conversation.id == conversation_id)
    if version is not None:
        statement = statement.where(Conversation.owner == "bot", Conversation.version == version)
    return session.execute(
        statement.values(last_seq=Conversation.last_seq + 1, last_active_at=now)
        .returning(Conversation.last_seq)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()


def by_client_id(session: Session, conversation_id: str, client_message_id: str) -> Message | None:
    return session.scalars(
        select(Message).where(
            Message.conversation_id == conversation_id, Message.client_message_id == client_message_id
        )
    ).one_or_none()


def message(session: Session, conversation_id: str, seq: int) -> Message | None:
    return session.scalars(
        select(Message).where(Message.conversation_id == conversation_id, Message.seq == seq)
    ).one_or_none()


def messages_after(session: Session, conversation_id: str, seq: int) -> list[Message]:
    statement = select(Message).where(Message.conversation_id == conversation_id, Message.seq > seq)
    return list(session.scalars(statement.order_by(Message.seq).limit(MOST_AT_ONCE)))


def newest_from_bot(session: Session, conversation_id: str) -> list[Message]:
    """The bot's last messages, newest first."""
    statement = select(Message).where(Message.conversation_id == conversation_id, Message.author == "bot")
    return list(session.scalars(statement.order_by(Message.seq.desc()).limit(SEEN_BACK)))


def awaited(session: Session) -> int:
    """How many messages of all conversations await an answer."""
    return session.scalars(select(func.count()).select_from(Awaiting)).one()


def awaits(session: Session, conversation_id: str) -> bool:
    statement = select(Awaiting.message_id).where(Awaiting.conversation_id == conversation_id).limit(1)
    return session.scalars(statement).first() is not None


def last_seqs(session: Session, conversation_ids: Iterable[str]) -> dict[str, int]:
    """The newest number of each conversation that is still there."""
    statement = select(Conversation.id, Conversation.last_seq).where(Conversation.id.in_(list(conversation_ids)))
    return {row.id: row.last_seq for row in session.execute(statement)}
