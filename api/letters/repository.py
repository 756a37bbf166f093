"""Queries of messages left for a person. Nothing here commits."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

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


def leave(session: Session, conversation_id: str, version: int) -> bool:
    """Move to `message_left` while it is the bot's and nothing has changed: compared and set in one statement."""
    statement = (
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.owner == "bot", Conversation.version == version)
        .values(state="message_left", version=version + 1)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[tuple[()]]", session.execute(statement)).rowcount == 1
