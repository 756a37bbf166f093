"""Tables of the copilot. All that bears words goes with the messages it is about."""

import datetime as dt

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Moment

OF_MESSAGE = "messages.id"


class Suggestion(Base):
    """What was last offered for a citizen's message, key by text, and the keys that were sent unchanged."""

    __tablename__ = "suggestions"

    question_id: Mapped[str] = mapped_column(ForeignKey(OF_MESSAGE, ondelete="CASCADE"), primary_key=True)
    offered: Mapped[dict[str, str]] = mapped_column(JSON)
    accepted: Mapped[list[str]] = mapped_column(JSON)


class Correction(Base):
    """What somebody of the staff sent where `keys` were suggested. Both texts are as stored: numbers are masked."""

    __tablename__ = "corrections"

    message_id: Mapped[str] = mapped_column(ForeignKey(OF_MESSAGE, ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(ForeignKey(OF_MESSAGE, ondelete="CASCADE"), index=True)
    asked: Mapped[str] = mapped_column(Text)
    keys: Mapped[list[str]] = mapped_column(JSON)
    sent: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(2))
    at: Mapped[dt.datetime] = mapped_column(Moment, index=True)


class Accepted(Base):
    """How often an answer was sent as it was suggested."""

    __tablename__ = "accepted_suggestions"

    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    times: Mapped[int]
