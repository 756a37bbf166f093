"""Tables of messages left for a person."""

import datetime as dt

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment


class LeftMessage(Base):
    """`reach_by` is "mail" or "call", `address` whither. `answered_at` is set once it is answered, and not before.

    A conversation that is deleted takes its left messages along, but for the journaled: they lose their conversation.
    `status`: left, taken by a colleague, sending (the answer's mail is on its way), refused (it came back), answered.
    Times are by the city's clock.
    """

    __tablename__ = "left_messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "client_message_id"),
        Index("left_messages_by_queue", "queue", "answered_at"),
    )

    receipt: Mapped[str] = mapped_column(String(9), primary_key=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    client_message_id: Mapped[str] = mapped_column(String(36))
    queue: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    reach_by: Mapped[str] = mapped_column(String(8))
    address: Mapped[str] = mapped_column(String(254))
    wished_on: Mapped[dt.date | None] = mapped_column(Date)
    wished_part: Mapped[str | None] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    left_at: Mapped[dt.datetime] = mapped_column(Moment)
    taken_by: Mapped[str | None] = mapped_column(String(36))
    taken_by_name: Mapped[str | None] = mapped_column(String(80))
    calls: Mapped[int]
    called_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by: Mapped[str | None] = mapped_column(String(36))
    answered_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    refused_why: Mapped[str | None] = mapped_column(String(80))
    journaled_at: Mapped[dt.datetime | None] = mapped_column(Moment)
