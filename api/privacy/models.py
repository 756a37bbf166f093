"""Tables of deletion. A receipt says nothing of who was deleted."""

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment


class Receipt(Base):
    """Proof that a conversation is gone; `tracker_gone_at` is when the bot forgot it too."""

    __tablename__ = "deletion_receipts"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reason: Mapped[str] = mapped_column(String(16))
    messages: Mapped[int]
    deleted_at: Mapped[dt.datetime] = mapped_column(Moment)
    tracker_gone_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class TrackerDeletion(Base):
    """A conversation that the bot has still to forget; the row goes when it has."""

    __tablename__ = "tracker_deletions"

    conversation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(36))
    due_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    final_after: Mapped[dt.datetime] = mapped_column(Moment)
    attempts: Mapped[int]
