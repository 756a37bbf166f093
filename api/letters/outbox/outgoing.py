"""A mail as it leaves: its words, and the headers that let it be answered, threaded and told from spam. Pure."""

import datetime as dt
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime
from typing import Any


@dataclass(frozen=True)
class Outgoing:
    """A mail that this process holds for now."""

    id: str
    kind: str
    receipt: str | None
    conversation_id: str | None
    sender: str
    address: str = field(repr=False)
    subject: str
    facts: dict[str, Any] = field(repr=False)
    language: str
    attempts: int
    queued_at: dt.datetime


@dataclass(frozen=True)
class Written:
    """`html` is the same for a reader who likes it so."""

    subject: str
    text: str
    html: str | None = None


def letter(mail: Outgoing, written: Written) -> EmailMessage:
    """The same bytes however often it is made: the date is when it was queued. ValueError for a broken header."""
    message = EmailMessage(policy=SMTP_POLICY)
    message["Message-ID"] = f"<{mail.id}@{mail.sender.rpartition('@')[2]}>"
    message["Date"] = format_datetime(mail.queued_at.astimezone(dt.UTC))
    message["From"] = mail.sender
    message["To"] = mail.address
    message["Subject"] = written.subject
    message["Content-Language"] = mail.language
    if mail.kind != "answer":
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(written.text)
    if written.html is not None:
        message.add_alternative(written.html, subtype="html")
    return message
