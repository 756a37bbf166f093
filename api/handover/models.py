"""Tables of handing over."""

import datetime as dt

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment

OF_CONVERSATION = "conversations.id"


class Handover(Base):
    """One asking for a person, from the offer to its end. Times are real ones, whatever the city's clock says.

    `offer_seq` is the message whose buttons count. `front`: it was given back, and is taken before all others.
    `picked_up_s` is how long the citizen waited for the first person. `guest_id` is who gave it on and stayed in.
    `ended_seq` is the last message that was the person's to read: what is told the bot afterwards is not.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        Index("handovers_by_conversation", "conversation_id", "ended_at"),
        Index("handovers_by_queue", "queue", "ended_at"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    queue: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(String(32))
    offer_seq: Mapped[int]
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    waiting_since: Mapped[dt.datetime | None] = mapped_column(Moment)
    front: Mapped[bool]
    deadline_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    agent_id: Mapped[str | None] = mapped_column(String(36))
    agent_name: Mapped[str | None] = mapped_column(String(80))
    guest_id: Mapped[str | None] = mapped_column(String(36))
    picked_up_s: Mapped[int | None]
    ended_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    ended_seq: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(32))


class Transition(Base):
    """One change of state or owner: `version` is the conversation's afterwards, and no two have the same."""

    __tablename__ = "transitions"
    __table_args__ = (UniqueConstraint("conversation_id", "version"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    version: Mapped[int]
    move: Mapped[str] = mapped_column(String(16))
    from_state: Mapped[str] = mapped_column(String(16))
    to_state: Mapped[str] = mapped_column(String(16))
    from_owner: Mapped[str] = mapped_column(String(64))
    to_owner: Mapped[str] = mapped_column(String(64))
    actor: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[dt.datetime] = mapped_column(Moment)


class Presence(Base):
    """An agent at the desk, as last heard of; who it is stands here too, as the account had it then."""

    __tablename__ = "presences"

    account_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    queues: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    presence: Mapped[str] = mapped_column(String(8))
    capacity: Mapped[int]
    heard_at: Mapped[dt.datetime] = mapped_column(Moment)


class Note(Base):
    """From one colleague to the others; the citizen never sees it."""

    __tablename__ = "desk_notes"
    __table_args__ = (Index("desk_notes_by_conversation", "conversation_id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey(OF_CONVERSATION, ondelete="CASCADE"))
    author_id: Mapped[str] = mapped_column(String(36))
    author: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(Moment)
