"""Tables of those who sit at the desk, of their sessions, and of what they read."""

import datetime as dt

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.agent import Role
from api.db import Base, Moment
from backend.facts.values import Language
from replies.reply import Queue

OF_ACCOUNT = "accounts.id"


class Account(Base):
    """`name` is what is written to sign in; `display_name` is what others see.

    One with an issuer and a subject signs in at that OpenID provider and has no password; one with neither has a
    password, or cannot sign in.
    """

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("name"), UniqueConstraint("issuer", "subject"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    display_name: Mapped[str] = mapped_column(String(80))
    roles: Mapped[list[Role]] = mapped_column(JSON)
    queues: Mapped[list[Queue]] = mapped_column(JSON)
    languages: Mapped[list[Language]] = mapped_column(JSON)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    issuer: Mapped[str | None] = mapped_column(String(255))
    subject: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    disabled_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class DeskSession(Base):
    """Its token is in the browser's cookie alone; here is the hash. `csrf` is told to pages of ours, and opens nothing.

    Times are real ones, not the city's clock.
    """

    __tablename__ = "desk_sessions"
    __table_args__ = (UniqueConstraint("token_hash"), Index("desk_sessions_by_account", "account_id"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    account_id: Mapped[str] = mapped_column(ForeignKey(OF_ACCOUNT, ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    last_seen_at: Mapped[dt.datetime] = mapped_column(Moment)
    expires_at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class SignInTries(Base):
    """How often a name, or an address, was tried since `since`. `who` is a pseudonym of either."""

    __tablename__ = "sign_in_tries"

    who: Mapped[str] = mapped_column(String(80), primary_key=True)
    since: Mapped[dt.datetime] = mapped_column(Moment, index=True)
    tries: Mapped[int]


class ReadingLog(Base):
    """Who read which past conversation, and when. It outlives the conversation, and holds none of its words."""

    __tablename__ = "reading_log"
    __table_args__ = (Index("reading_log_by_conversation", "conversation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey(OF_ACCOUNT, ondelete="CASCADE"))
    conversation_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[dt.datetime] = mapped_column(Moment, index=True)
