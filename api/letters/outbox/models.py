"""The table of mails that wait to be sent."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment


class Mail(Base):
    """Gone once it is accepted; kept as `refused` where somebody must look at it. It goes with what it is about.

    `facts` fill the words of its kind. `id` is also its Message-ID, the same however often it is sent. Times are real.
    """

    __tablename__ = "mails"
    __table_args__ = (
        CheckConstraint("(receipt IS NULL) <> (conversation_id IS NULL)", name="mails_are_about_one_thing"),
        Index("mails_by_next_try", "state", "next_try_at"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    receipt: Mapped[str | None] = mapped_column(ForeignKey("left_messages.receipt", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    sender: Mapped[str] = mapped_column(String(254))
    address: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int]
    queued_at: Mapped[dt.datetime] = mapped_column(Moment)
    next_try_at: Mapped[dt.datetime] = mapped_column(Moment)
    lease_holder: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[dt.datetime | None] = mapped_column(Moment)
    why: Mapped[str | None] = mapped_column(String(80))
