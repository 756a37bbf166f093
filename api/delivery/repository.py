"""Queries of answers that are owed. Nothing here commits."""

import datetime as dt
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, Executable, and_, bindparam, delete, exists, or_, select, update
from sqlalchemy.orm import Session, aliased

from api.conversations.models import Awaiting, Conversation, Message
from api.conversations.owed import Lease
from api.db import table

AWAITED = table(Awaiting)
DONE = delete(AWAITED).where(
    AWAITED.c.message_id == bindparam("message"), AWAITED.c.lease_holder == bindparam("holder")
)
CONVERSATION = select(Conversation).where(Conversation.id == bindparam("conversation")).with_for_update()
OTHERS = select(Awaiting.message_id).where(Awaiting.conversation_id == bindparam("conversation")).limit(1)


def free(session: Session, now: dt.datetime, most: int) -> list[tuple[Awaiting, Message, int]]:
    """The first awaiting message of each conversation, if nobody holds it; the oldest first."""
    earlier = aliased(Awaiting)
    is_first = ~exists().where(earlier.conversation_id == Awaiting.conversation_id, earlier.seq < Awaiting.seq)
    statement = (
        select(Awaiting, Message, Conversation.epoch)
        .join(Message, Message.id == Awaiting.message_id)
        .join(Conversation, Conversation.id == Awaiting.conversation_id)
        .where(is_first, Awaiting.not_before <= now, _unheld(now))
        .order_by(Awaiting.queued_at)
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(statement)]


def lease(session: Session, message_id: str, held: Lease, now: dt.datetime) -> bool:
    """Whether the message is ours now: compared and set in one statement."""
    statement = (
        update(Awaiting)
        .where(Awaiting.message_id == message_id, _unheld(now))
        .values(lease_holder=held.holder, lease_until=held.until, attempts=Awaiting.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    return _touched(session, statement)


def renew(session: Session, held: Lease, message_ids: list[str]) -> None:
    session.execute(
        update(Awaiting)
        .where(Awaiting.message_id.in_(message_ids), Awaiting.lease_holder == held.holder)
        .values(lease_until=held.until)
        .execution_options(synchronize_session=False)
    )


def let_go(session: Session, message_id: str, holder: str, not_before: dt.datetime, *, uncounted: bool) -> None:
    """Leave the message to the next try; `uncounted` if this one did not reach the bot."""
    session.execute(
        update(Awaiting)
        .where(Awaiting.message_id == message_id, Awaiting.lease_holder == holder)
        .values(
            lease_holder=None,
            lease_until=None,
            not_before=not_before,
            attempts=Awaiting.attempts - (1 if uncounted else 0),
        )
        .execution_options(synchronize_session=False)
    )


def done(session: Session, message_id: str, holder: str) -> bool:
    """Strike the message off; False if it is another's by now, or gone."""
    return _touched(session, DONE, {"message": message_id, "holder": holder})


def untold(session: Session) -> list[Awaiting]:
    """The first awaiting message of each conversation that has not been told that the bot is down."""
    other = aliased(Awaiting)
    told = exists().where(other.conversation_id == Awaiting.conversation_id, other.told_down_at.is_not(None))
    statement = select(Awaiting).where(~told).order_by(Awaiting.seq, Awaiting.message_id)
    firsts: dict[str, Awaiting] = {}
    for awaiting in session.scalars(statement):
        firsts.setdefault(awaiting.conversation_id, awaiting)
    return list(firsts.values())


def tell(session: Session, message_id: str, now: dt.datetime) -> bool:
    """Whether it is ours to tell."""
    statement = (
        update(Awaiting)
        .where(Awaiting.message_id == message_id, Awaiting.told_down_at.is_(None))
        .values(told_down_at=now)
        .execution_options(synchronize_session=False)
    )
    return _touched(session, statement)


def older(session: Session, queued_before: dt.datetime, now: dt.datetime, most: int) -> list[Awaiting]:
    """Messages that have waited too long and that nobody is answering just now."""
    statement = (
        select(Awaiting)
        .where(Awaiting.queued_at < queued_before, _unheld(now))
        .order_by(Awaiting.seq, Awaiting.message_id)
    )
    return list(session.scalars(statement.limit(most)))


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    """Held until the transaction ends. Everybody takes it before its messages, or two would wait on each other."""
    return session.scalars(CONVERSATION, {"conversation": conversation_id}).one_or_none()


def others_wait(session: Session, conversation_id: str) -> bool:
    return session.scalars(OTHERS, {"conversation": conversation_id}).first() is not None


def _unheld(now: dt.datetime) -> ColumnElement[bool]:
    return or_(Awaiting.lease_holder.is_(None), and_(Awaiting.lease_until.is_not(None), Awaiting.lease_until < now))


def _touched(session: Session, statement: Executable, values: dict[str, str] | None = None) -> bool:
    return cast("CursorResult[tuple[()]]", session.execute(statement, values)).rowcount == 1
