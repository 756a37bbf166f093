"""Queries of the desk. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from api.conversations.models import Conversation, Message
from api.handover.models import Handover, Note

MOST_FOUND = 20
ESCAPE = "\\"


def readable(session: Session, conversation_id: str) -> Handover | None:
    """The last asking that the citizen consented to, if it has not ended or was a person's when it did."""
    statement = select(Handover).where(
        Handover.conversation_id == conversation_id,
        Handover.waiting_since.is_not(None),
        or_(Handover.ended_at.is_(None), Handover.agent_id.is_not(None)),
    )
    return session.scalars(statement.order_by(Handover.waiting_since.desc()).limit(1)).first()


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id, populate_existing=True)


def messages(session: Session, conversation_id: str, last: int | None) -> list[Message]:
    """All, or those up to the last one that is to be read."""
    statement = select(Message).where(Message.conversation_id == conversation_id)
    statement = statement if last is None else statement.where(Message.seq <= last)
    return list(session.scalars(statement.order_by(Message.seq)))


def messages_of(session: Session, conversation_ids: Iterable[str]) -> dict[str, list[Message]]:
    """What each has said so far, in order."""
    found: dict[str, list[Message]] = {each: [] for each in conversation_ids}
    if not found:
        return found
    statement = select(Message).where(Message.conversation_id.in_(list(found))).order_by(Message.seq)
    for message in session.scalars(statement):
        found[message.conversation_id].append(message)
    return found


def notes(session: Session, conversation_id: str) -> list[Note]:
    statement = select(Note).where(Note.conversation_id == conversation_id).order_by(Note.at, Note.id)
    return list(session.scalars(statement))


def past(
    session: Session, queues: frozenset[str], words: str, before: tuple[dt.datetime, str] | None
) -> list[Handover]:
    """Askings of these queues that have ended, newest first, in whose conversation the words were said."""
    statement = select(Handover).where(
        Handover.ended_at.is_not(None), Handover.queue.in_(queues), Handover.agent_id.is_not(None)
    )
    if words:
        said = select(Message.id).where(
            Message.conversation_id == Handover.conversation_id,
            Message.seq <= Handover.ended_seq,
            or_(*(func.lower(Message.text).like(each, escape=ESCAPE) for each in _holding(words))),
        )
        statement = statement.where(said.exists())
    if before:
        ended, handover_id = before
        same_time = (Handover.ended_at == ended) & (Handover.id > handover_id)
        statement = statement.where(or_(Handover.ended_at < ended, same_time))
    return list(session.scalars(statement.order_by(Handover.ended_at.desc(), Handover.id).limit(MOST_FOUND)))


def handover(session: Session, handover_id: str) -> Handover | None:
    return session.get(Handover, handover_id)


def _holding(words: str) -> set[str]:
    """In the ways it may be written: SQLite knows no small letter of Å."""
    for special in (ESCAPE, "%", "_"):
        words = words.replace(special, ESCAPE + special)
    return {f"%{each}%" for each in (words, words.lower(), words.capitalize())}
