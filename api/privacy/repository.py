"""Queries of deletion. Nothing here commits."""

import datetime as dt

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from api.conversations.models import Awaiting, Conversation, Message
from api.privacy.models import Receipt, TrackerDeletion


def count_messages(session: Session, conversation_id: str) -> int:
    statement = select(func.count()).select_from(Message).where(Message.conversation_id == conversation_id)
    return session.scalars(statement).one()


def is_awaited(session: Session, conversation_id: str) -> bool:
    statement = select(Awaiting.message_id).where(Awaiting.conversation_id == conversation_id).limit(1)
    return session.scalars(statement).first() is not None


def remove(session: Session, conversation_id: str) -> None:
    """The conversation, and by the store's own rules all that belongs to it."""
    session.execute(
        delete(Conversation).where(Conversation.id == conversation_id).execution_options(synchronize_session=False)
    )


def resting(session: Session, active_before: dt.datetime, most: int) -> list[str]:
    """Conversations with the bot alone that nobody has used since."""
    statement = select(Conversation.id).where(
        Conversation.last_active_at < active_before,
        Conversation.owner == "bot",
        Conversation.state.in_(("bot", "proposed", "closed")),
    )
    return list(session.scalars(statement.order_by(Conversation.last_active_at).limit(most)))


def tracker_deletion(session: Session, conversation_id: str) -> TrackerDeletion | None:
    return session.get(TrackerDeletion, conversation_id)


def due(session: Session, now: dt.datetime, most: int) -> list[TrackerDeletion]:
    statement = select(TrackerDeletion).where(TrackerDeletion.due_at <= now).order_by(TrackerDeletion.due_at)
    return list(session.scalars(statement.limit(most)))


def tracker_gone(session: Session, left: TrackerDeletion, now: dt.datetime) -> None:
    """Note it on the receipt, and strike it off."""
    session.execute(
        update(Receipt)
        .where(Receipt.id == left.receipt_id)
        .values(tracker_gone_at=now)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(TrackerDeletion)
        .where(TrackerDeletion.conversation_id == left.conversation_id)
        .execution_options(synchronize_session=False)
    )


def remove_receipts(session: Session, deleted_before: dt.datetime) -> None:
    done = Receipt.tracker_gone_at.is_not(None)
    session.execute(
        delete(Receipt).where(Receipt.deleted_at < deleted_before, done).execution_options(synchronize_session=False)
    )


def empty_write_ahead_log(session: Session) -> None:
    """What was deleted stands in SQLite's write-ahead log until it is folded into the file."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
