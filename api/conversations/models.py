"""Tables of a conversation."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment

OF_CONVERSATION = "conversations.id"


class Conversation(Base):
    """`version` grows at every change of state, `epoch` when the owner changes; `last_seq` is the newest message's."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("conversations_by_activity", "last_active_at"),
        Index("conversations_by_owner", "state", "owner"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    language_chosen: Mapped[bool]
    channel: Mapped[str] = mapped_column(String(16))
    form: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    owner: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    epoch: Mapped[int] = mapped_column(server_default="1")
    last_seq: Mapped[int]
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    last_active_at: Mapped[dt.datetime] = mapped_column(Moment)


class Message(Base):
    """What was said. For the bot: its Replies, and `shown`, how they were first shown; neither changes afterwards.

    For the staff: whose words they are, by account and by the name that was shown.
    `reply_to` is the seq of the message answered, or of the message whose choice was pressed.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_message_id"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    seq: Mapped[int]
    author: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    form: Mapped[str] = mapped_column(String(16))
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    shown: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    texts_version: Mapped[str | None] = mapped_column(String(64))
    client_message_id: Mapped[str | None] = mapped_column(String(36))
    reply_to: Mapped[int | None]
    choice: Mapped[str | None] = mapped_column(String(200))
    agent_id: Mapped[str | None] = mapped_column(String(36))
    agent: Mapped[str | None] = mapped_column(String(80))
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class Awaiting(Base):
    """A message that the bot owes an answer. `notes` are keys of what the gateway says beside that answer.

    Times of delivery are real ones; `received_at` alone is by the city's clock.
    """

    __tablename__ = "awaiting_answers"
    __table_args__ = (Index("awaiting_by_conversation", "conversation_id", "seq"),)

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    seq: Mapped[int]
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    notes: Mapped[list[str]] = mapped_column(JSON)
    received_at: Mapped[dt.datetime] = mapped_column(Moment)
    queued_at: Mapped[dt.datetime] = mapped_column(Moment)
    not_before: Mapped[dt.datetime] = mapped_column(Moment)
    lease_holder: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[dt.datetime | None] = mapped_column(Moment)
    attempts: Mapped[int]
    told_down_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Feedback(Base):
    """What the citizen thought of an answer, or of the whole conversation when `seq` is absent."""

    __tablename__ = "feedback"
    __table_args__ = (Index("feedback_by_conversation", "conversation_id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    seq: Mapped[int | None]
    helped: Mapped[bool | None]
    rating: Mapped[int | None]
    comment: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
