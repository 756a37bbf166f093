"""Queries of conversations, built once. Nothing here commits."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from api.conversations.models import Awaiting, Conversation, Message
from api.db import table

MOST_AT_ONCE = 200
SEEN_BACK = 20

CONVERSATIONS = table(Conversation)
INSERT = {kind: insert(table(kind)) for kind in (Message, Awaiting)}
CONVERSATION = select(Conversation).where(Conversation.id == bindparam("conversation"))
OF_CONVERSATION = Message.conversation_id == bindparam("conversation")
NEXT_SEQ = (
    update(CONVERSATIONS)
    .where(CONVERSATIONS.c.id == bindparam("conversation"))
    .values(last_seq=CONVERSATIONS.c.last_seq + 1, last_active_at=bindparam("now"))
    .returning(CONVERSATIONS.c.last_seq, CONVERSATIONS.c.owner, CONVERSATIONS.c.epoch)
)
NEXT_SEQ_OF_BOT = NEXT_SEQ.where(CONVERSATIONS.c.owner == "bot", CONVERSATIONS.c.epoch == bindparam("at_epoch"))
BY_CLIENT_ID = select(Message).where(OF_CONVERSATION, Message.client_message_id == bindparam("client"))
BY_SEQ = select(Message).where(OF_CONVERSATION, Message.seq == bindparam("number"))
AFTER = (
    select(Message).where(OF_CONVERSATION, Message.seq > bindparam("number")).order_by(Message.seq).limit(MOST_AT_ONCE)
)
NEWEST_FROM_BOT = (
    select(Message).where(OF_CONVERSATION, Message.author == "bot").order_by(Message.seq.desc()).limit(SEEN_BACK)
)
NEWEST_REPLIES = NEWEST_FROM_BOT.with_only_columns(Message.replies)
HERE = Awaiting.conversation_id == bindparam("conversation")
AWAITED = select(func.count(), func.count().filter(HERE)).select_from(Awaiting)


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.scalars(CONVERSATION, {"conversation": conversation_id}).one_or_none()


def add(session: Session, row: Message | Awaiting) -> None:
    """Insert at once, past the session's unit of work, which takes twice as long; IntegrityError if it is there."""
    statement = INSERT[type(row)]
    session.execute(statement, {column.key: getattr(row, column.key) for column in statement.table.columns})


class Turn(NamedTuple):
    """A message's number, and whose the conversation is at that number."""

    seq: int
    owner: str
    epoch: int


def next_turn(session: Session, conversation_id: str, now: dt.datetime) -> Turn | None:
    """The next number, allotted in one statement. None if the conversation is gone."""
    found = session.execute(NEXT_SEQ, {"conversation": conversation_id, "now": now}).one_or_none()
    return Turn(*found) if found else None


def next_seq_of_bot(session: Session, conversation_id: str, now: dt.datetime, epoch: int) -> int | None:
    """The same for an answer of the bot: None also if the conversation has changed hands since `epoch`."""
    values = {"conversation": conversation_id, "now": now, "at_epoch": epoch}
    return session.execute(NEXT_SEQ_OF_BOT, values).scalar_one_or_none()


def by_client_id(session: Session, conversation_id: str, client_message_id: str) -> Message | None:
    return session.scalars(BY_CLIENT_ID, {"conversation": conversation_id, "client": client_message_id}).one_or_none()


def message(session: Session, conversation_id: str, seq: int) -> Message | None:
    return session.scalars(BY_SEQ, {"conversation": conversation_id, "number": seq}).one_or_none()


def messages_after(session: Session, conversation_id: str, seq: int) -> list[Message]:
    return list(session.scalars(AFTER, {"conversation": conversation_id, "number": seq}))


def newest_from_bot(session: Session, conversation_id: str) -> list[Message]:
    """The bot's last messages, newest first."""
    return list(session.scalars(NEWEST_FROM_BOT, {"conversation": conversation_id}))


def newest_replies(session: Session, conversation_id: str) -> list[list[dict[str, Any]] | None]:
    """What the bot's last messages say, as stored, newest first."""
    return list(session.scalars(NEWEST_REPLIES, {"conversation": conversation_id}))


def awaited(session: Session, conversation_id: str) -> tuple[int, int]:
    """How many messages await an answer: of all conversations, and of this one."""
    everywhere, here = session.execute(AWAITED, {"conversation": conversation_id}).one()
    return everywhere, here


def last_seqs(session: Session, conversation_ids: Iterable[str]) -> dict[str, int]:
    """The newest number of each conversation that is still there."""
    statement = select(Conversation.id, Conversation.last_seq).where(Conversation.id.in_(list(conversation_ids)))
    return {row.id: row.last_seq for row in session.execute(statement)}
