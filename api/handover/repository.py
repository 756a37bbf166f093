"""Queries of handing over. Nothing here commits."""

import datetime as dt
import uuid
from typing import cast

from sqlalchemy import ColumnElement, CursorResult, case, delete, func, literal, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from api.conversations.models import Awaiting, Conversation, Message
from api.conversations.speaking import read_back
from api.db import Moment, table
from api.errors import ConversationUnknownError
from api.handover.models import Handover, Presence, Transition
from api.handover.states import AGENT, BOT, OWNED_BY_AGENT
from replies import Reply

CONVERSATIONS = table(Conversation)
PICK_UPS_SEEN = 10
REPLIES_SEEN = 20


def compare_and_set(session: Session, conversation: Conversation, state: str, owner: str) -> bool:
    """Give it a state and an owner, in one statement, if nobody has touched either since it was read."""
    changes_hands = owner != conversation.owner
    was = (CONVERSATIONS.c.owner == conversation.owner, CONVERSATIONS.c.version == conversation.version)
    statement = (
        update(CONVERSATIONS)
        .where(CONVERSATIONS.c.id == conversation.id, *was)
        .values(
            state=state,
            owner=owner,
            version=CONVERSATIONS.c.version + 1,
            epoch=CONVERSATIONS.c.epoch + (1 if changes_hands else 0),
        )
    )
    if cast("CursorResult[tuple[()]]", session.execute(statement)).rowcount != 1:
        return False
    after = {"state": state, "owner": owner, "version": conversation.version + 1}
    for name, value in (after | {"epoch": conversation.epoch + changes_hands}).items():
        set_committed_value(conversation, name, value)
    return True


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id, populate_existing=True)


def reread(session: Session, conversation: Conversation) -> None:
    """Where it stands now, and until the end of the transaction. ConversationUnknownError if it is gone by now."""
    stands = (Conversation.state, Conversation.owner, Conversation.version, Conversation.epoch)
    statement = select(*stands).where(Conversation.id == conversation.id).with_for_update()
    row = session.execute(statement).one_or_none()
    if row is None:
        raise ConversationUnknownError
    for name, value in zip(("state", "owner", "version", "epoch"), row, strict=True):
        set_committed_value(conversation, name, value)


def forget_what_the_bot_owes(session: Session, conversation_id: str) -> None:
    """A person answers now: what waits for the bot, and what it is just saying, is not said."""
    session.execute(
        delete(Awaiting).where(Awaiting.conversation_id == conversation_id).execution_options(synchronize_session=False)
    )


def add(session: Session, row: Handover | Transition) -> None:
    session.add(row)
    session.flush()


def transitions(session: Session, conversation_id: str) -> list[Transition]:
    statement = select(Transition).where(Transition.conversation_id == conversation_id).order_by(Transition.version)
    return list(session.scalars(statement))


def new_id() -> str:
    return str(uuid.uuid4())


def open_handover(session: Session, conversation_id: str) -> Handover | None:
    """The asking that has not ended."""
    statement = select(Handover).where(Handover.conversation_id == conversation_id, Handover.ended_at.is_(None))
    return session.scalars(statement.execution_options(populate_existing=True)).one_or_none()


def declined(session: Session, conversation_id: str, reason: str) -> bool:
    """Whether an offer for this reason was turned down before."""
    statement = select(Handover.id).where(
        Handover.conversation_id == conversation_id, Handover.reason == reason, Handover.outcome == "declined"
    )
    return session.scalars(statement.limit(1)).first() is not None


def waiting(session: Session, queues: frozenset[str] | None = None) -> list[tuple[Handover, Conversation]]:
    """Those in the queues, who is to be taken first first: whoever was given back, then by how long they wait."""
    statement = (
        select(Handover, Conversation)
        .join(Conversation, Conversation.id == Handover.conversation_id)
        .where(_in_line())
        .order_by(case((Handover.front, 0), else_=1), Handover.waiting_since, Handover.id)
    )
    if queues is not None:
        statement = statement.where(Handover.queue.in_(queues))
    return [(row[0], row[1]) for row in session.execute(statement)]


def place(session: Session, handover: Handover) -> int | None:
    """Which in line, the first being 1; None when not in the queue."""
    if handover.waiting_since is None:
        return None
    same = Handover.front.is_(handover.front)
    earlier = tuple_(Handover.waiting_since, Handover.id) <= tuple_(
        literal(handover.waiting_since, Moment()), literal(handover.id)
    )
    not_after = same & earlier if handover.front else or_(Handover.front.is_(True), same & earlier)
    statement = (
        select(func.count(), func.count().filter(Handover.id == handover.id))
        .select_from(Handover)
        .join(Conversation, Conversation.id == Handover.conversation_id)
        .where(_in_line(), Handover.queue == handover.queue, not_after)
    )
    number, itself = session.execute(statement).one()
    return int(number) if itself else None


def _in_line() -> ColumnElement[bool]:
    return Handover.ended_at.is_(None) & (Conversation.state == "waiting")


def pick_ups(session: Session, queue: str) -> list[int]:
    """How many seconds those waited who were picked up last, the newest first."""
    statement = (
        select(Handover.picked_up_s)
        .where(Handover.queue == queue, Handover.picked_up_s.is_not(None))
        .order_by(Handover.waiting_since.desc())
        .limit(PICK_UPS_SEEN)
    )
    return [seconds for seconds in session.scalars(statement) if seconds is not None]


def overdue(session: Session, now: dt.datetime) -> list[str]:
    """Conversations in a queue whose deadline has passed."""
    statement = (
        select(Handover.conversation_id)
        .join(Conversation, Conversation.id == Handover.conversation_id)
        .where(_in_line(), Handover.deadline_at <= now)
    )
    return list(session.scalars(statement))


def unheard(session: Session, heard_before: dt.datetime) -> list[str]:
    """Conversations that a person has of whom nothing was heard since."""
    heard = select(Presence.account_id).where(
        Presence.heard_at >= heard_before, Conversation.owner == AGENT + Presence.account_id
    )
    statement = select(Conversation.id).where(
        Conversation.state.in_(OWNED_BY_AGENT), Conversation.owner != BOT, ~heard.exists()
    )
    return list(session.scalars(statement))


def held(session: Session, owner: str, account_id: str) -> list[tuple[Handover, Conversation]]:
    """What the owner has, and what the account is a guest in; the oldest first."""
    theirs = or_(Conversation.owner == owner, Handover.guest_id == account_id)
    statement = (
        select(Handover, Conversation)
        .join(Conversation, Conversation.id == Handover.conversation_id)
        .where(Handover.ended_at.is_(None), Conversation.state.in_(OWNED_BY_AGENT), theirs)
        .order_by(Handover.asked_at, Handover.id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def count_owned(session: Session) -> dict[str, int]:
    """How many conversations each owner has."""
    statement = (
        select(Conversation.owner, func.count())
        .where(Conversation.state.in_(OWNED_BY_AGENT))
        .group_by(Conversation.owner)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def presence(session: Session, account_id: str) -> Presence | None:
    return session.get(Presence, account_id, populate_existing=True)


def put_presence(session: Session, row: Presence) -> None:
    """Unless another call of the same account has just done so."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return


def presences(session: Session, heard_after: dt.datetime | None = None) -> list[Presence]:
    statement = select(Presence).order_by(Presence.name, Presence.account_id)
    if heard_after is not None:
        statement = statement.where(Presence.heard_at >= heard_after)
    return list(session.scalars(statement))


def message_by_client_id(session: Session, conversation_id: str, client_message_id: str) -> Message | None:
    statement = select(Message).where(
        Message.conversation_id == conversation_id, Message.client_message_id == client_message_id
    )
    return session.scalars(statement).one_or_none()


def newest_replies(session: Session, conversation_id: str) -> list[Reply]:
    """What the bot said last, the newest first."""
    statement = (
        select(Message.replies)
        .where(Message.conversation_id == conversation_id, Message.author == "bot")
        .order_by(Message.seq.desc())
        .limit(REPLIES_SEEN)
    )
    return [reply for replies in session.scalars(statement) for reply in reversed(read_back(replies))]
