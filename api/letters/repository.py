"""Queries of messages left for a person. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Case, ColumnElement, CursorResult, case, or_, select, update
from sqlalchemy.orm import Session

from api.accounts.access import Agent
from api.conversations.models import Conversation
from api.letters.models import LeftMessage


def hold(session: Session, conversation: Conversation) -> None:
    """Whoever else leaves a message here stands behind now, and what is known of the conversation is as it stands."""
    session.refresh(conversation, with_for_update=True)


def left_since(session: Session, conversation_id: str, since: dt.datetime) -> Sequence[dt.datetime]:
    """When messages were left in this conversation after `since`, the oldest first."""
    statement = (
        select(LeftMessage.left_at)
        .where(LeftMessage.conversation_id == conversation_id, LeftMessage.left_at > since)
        .order_by(LeftMessage.left_at)
    )
    return session.scalars(statement).all()


def by_client_id(session: Session, conversation_id: str, client_message_id: str) -> LeftMessage | None:
    statement = select(LeftMessage).where(
        LeftMessage.conversation_id == conversation_id, LeftMessage.client_message_id == client_message_id
    )
    return session.scalars(statement).one_or_none()


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id)


def hold_conversation(session: Session, conversation_id: str | None) -> None:
    """Before anything of it is written: all take the conversation first, so that no two wait for each other."""
    if conversation_id:
        session.execute(select(Conversation.id).where(Conversation.id == conversation_id).with_for_update())


def reread(session: Session, receipt: str) -> LeftMessage | None:
    """As it stands by now; None if the citizen has deleted it."""
    return session.get(LeftMessage, receipt, populate_existing=True)


def by_receipt(session: Session, receipt: str) -> LeftMessage | None:
    return session.get(LeftMessage, receipt)


def unanswered(session: Session, queues: Iterable[str]) -> list[LeftMessage]:
    statement = (
        select(LeftMessage)
        .where(LeftMessage.queue.in_(list(queues)), LeftMessage.answered_at.is_(None))
        .order_by(LeftMessage.left_at, LeftMessage.receipt)
    )
    return list(session.scalars(statement))


def take(session: Session, receipt: str, agent: Agent) -> bool:
    return _set(session, receipt, _free_for(agent), status=_unless_refused("taken"), **_by(agent))


def release(session: Session, receipt: str, agent: Agent, *, anybodys: bool) -> bool:
    held = LeftMessage.taken_by.is_not(None) if anybodys else LeftMessage.taken_by == agent.account_id
    still = LeftMessage.status.in_(("taken", "refused"))
    return _set(session, receipt, held & still, status=_unless_refused("left"), taken_by=None, taken_by_name=None)


def journal(session: Session, receipt: str, now: dt.datetime) -> bool:
    """True also where it is journaled already: the first time is kept."""
    _set(session, receipt, LeftMessage.journaled_at.is_(None), journaled_at=now)
    return True


def sending(session: Session, receipt: str, agent: Agent, answer: str) -> bool:
    """The answer's mail is put in the outbox in the same transaction."""
    return _set(session, receipt, _free_for(agent), status="sending", answer=answer, refused_why=None, **_by(agent))


def sent(session: Session, receipt: str, now: dt.datetime) -> bool:
    done = {"status": "answered", "answered_at": now, "answered_by": LeftMessage.taken_by}
    return _set(session, receipt, LeftMessage.status == "sending", **done)


def came_back(session: Session, receipt: str, why: str) -> bool:
    return _set(session, receipt, LeftMessage.status == "sending", status="refused", refused_why=why)


def called(session: Session, receipt: str, agent: Agent, now: dt.datetime, *, reached: bool) -> bool:
    """Somebody who was not reached is free to be called by anybody."""
    counted = {"calls": LeftMessage.calls + 1, "called_at": now}
    if reached:
        done = {"status": "answered", "answered_at": now, "answered_by": agent.account_id, **_by(agent)}
        return _set(session, receipt, _free_for(agent), **counted, **done)
    return _set(session, receipt, _free_for(agent), **counted, status="left", taken_by=None, taken_by_name=None)


def _by(agent: Agent) -> dict[str, Any]:
    return {"taken_by": agent.account_id, "taken_by_name": agent.name}


def _free_for(agent: Agent) -> ColumnElement[bool]:
    """Nobody's or this agent's, and neither answered nor on its way."""
    nobodys_or_own = or_(LeftMessage.taken_by.is_(None), LeftMessage.taken_by == agent.account_id)
    return nobodys_or_own & LeftMessage.status.in_(("left", "taken", "refused"))


def _unless_refused(status: str) -> Case[str]:
    """That an answer came back stays to be seen."""
    return case((LeftMessage.status == "refused", "refused"), else_=status)


def _set(session: Session, receipt: str, condition: ColumnElement[bool], **values: Any) -> bool:
    statement = (
        update(LeftMessage)
        .where(LeftMessage.receipt == receipt, condition)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[tuple[()]]", session.execute(statement)).rowcount == 1
