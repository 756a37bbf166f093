"""What is put in the outbox, by whom it is sent, and to whom."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.letters.errors import MailboxUnknownError
from api.letters.models import LeftMessage
from api.letters.outbox import repository
from api.letters.outbox.models import Mail
from backend.facts.values import Language
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

    def mailbox_to_answer_from(self, queue: str) -> str:
        """MailboxUnknownError for a queue that has no address."""
        mailbox = self.mailbox_of(queue)
        if mailbox is None:
            raise MailboxUnknownError
        return mailbox

    def answer(self, session: Session, message: LeftMessage, mailbox: str, text: str) -> None:
        facts = {"receipt": message.receipt, "text": text}
        about = {"receipt": message.receipt, "sender": mailbox, "language": message.language}
        session.add(self._mail("answer", message.address, "mail_answer", facts, **about))

    def transcript(self, session: Session, conversation_id: str, address: str, language: Language) -> None:
        """Its words are written when it is sent: no copy of the conversation waits here."""
        about = {"conversation_id": conversation_id, "language": language}
        session.add(self._mail("transcript", address, "mail_transcript", {}, **about))

    def refused_notices(self, session: Session, receipts: Sequence[str]) -> dict[str, str]:
        """Why the queue's own mailbox did not take the notice, by receipt."""
        return repository.refused_notices(session, receipts)

    def forget_notice(self, session: Session, receipt: str) -> None:
        repository.remove_of(session, receipt)

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
