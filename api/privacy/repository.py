"""Queries of deletion. Nothing here commits."""

import datetime as dt
from typing import cast

from sqlalchemy import CursorResult, delete, func, select, text, update
from sqlalchemy.orm import Session

from api.conversations.models import Awaiting, Conversation, Message
from api.letters.models import LeftMessage
from api.privacy.models import Receipt, TrackerDeletion


def count_messages(session: Session, conversation_id: str) -> int:
    statement = select(func.count()).select_from(Message).where(Message.conversation_id == conversation_id)
    return session.scalars(statement).one()


def is_awaited(session: Session, conversation_id: str) -> bool:
    statement = select(Awaiting.message_id).where(Awaiting.conversation_id == conversation_id).limit(1)
    return session.scalars(statement).first() is not None


def hold(session: Session, conversation_id: str) -> None:
    """Before anything of it goes: all take the conversation first, so that no two wait for each other."""
    session.execute(select(Conversation.id).where(Conversation.id == conversation_id).with_for_update())


def remove_left_messages(session: Session, conversation_id: str) -> int:
    """Those that no journal has; the others stay at the desk. How many went."""
    statement = delete(LeftMessage).where(
        LeftMessage.conversation_id == conversation_id, LeftMessage.journaled_at.is_(None)
    )
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[tuple[()]]", result).rowcount


def count_left_messages(session: Session, conversation_id: str) -> int:
    statement = select(func.count()).select_from(LeftMessage).where(LeftMessage.conversation_id == conversation_id)
    return session.scalars(statement).one()


def remove_answered(session: Session, answered_before: dt.datetime) -> None:
    """Left messages that were answered long ago, with or without a conversation."""
    statement = delete(LeftMessage).where(LeftMessage.answered_at < answered_before)
    session.execute(statement.execution_options(synchronize_session=False))


def remove(session: Session, conversation_id: str) -> None:
    """The conversation, and by the store's own rules all that belongs to it."""
    session.execute(
        delete(Conversation).where(Conversation.id == conversation_id).execution_options(synchronize_session=False)
    )


def resting(session: Session, active_before: dt.datetime, most: int) -> list[str]:
    """Conversations with the bot alone that nobody has used since, and in which no message awaits a person."""
    awaits = (
        select(LeftMessage.receipt)
        .where(LeftMessage.conversation_id == Conversation.id, LeftMessage.answered_at.is_(None))
        .exists()
    )
    statement = select(Conversation.id).where(
        Conversation.last_active_at < active_before,
        Conversation.owner == "bot",
        Conversation.state.in_(("bot", "proposed", "closed", "message_left")),
        ~awaits,
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
