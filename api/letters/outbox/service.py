"""What is put in the outbox, by whom it is sent, and to whom."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.letters.models import LeftMessage
from api.letters.outbox.models import Mail
from replies.reply import Queue


@dataclass(frozen=True)
class Outbox:
    """`wake` may be called from any thread, after the commit. `sender` is our own address, for what no queue sends."""

    sender: str
    mailboxes: Mapping[Queue, str]
    desk_url: str
    now: Callable[[], dt.datetime]
    wake: Callable[[], None]

    def mailbox_of(self, queue: str) -> str | None:
        return {str(name): address for name, address in self.mailboxes.items()}.get(queue)

    def notice(self, session: Session, message: LeftMessage) -> None:
        """Tell the queue's mailbox, if it has one, that something waits: its number and the way there, nothing else."""
        mailbox = self.mailbox_of(message.queue)
        if mailbox:
            link = f"{self.desk_url}?besked={message.receipt}"
            facts = {"receipt": message.receipt, "link": link}
            session.add(self._mail("notice", mailbox, "mail_notice", facts, receipt=message.receipt))

    def _mail(self, kind: str, address: str, subject: str, facts: dict[str, Any], **more: Any) -> Mail:
        now = self.now()
        given = {"sender": self.sender, "language": "da", **more}
        return Mail(
            id=str(uuid.uuid4()),
            kind=kind,
            address=address,
            subject=subject,
            facts=facts,
            state="queued",
            attempts=0,
            queued_at=now,
            next_try_at=now,
            **given,
        )
