"""What the store knows of mails: taking them up, and closing each. Synchronous."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

import structlog
from sqlalchemy.orm import Session, sessionmaker

from api.conversations.owed import Lease
from api.letters.outbox import repository
from api.letters.outbox.models import Mail
from api.letters.outbox.outgoing import Outgoing, Written, letter

log = structlog.get_logger()
UNWRITABLE = "unwritable"


class Writer(Protocol):
    def __call__(self, session: Session, mail: Outgoing) -> Written | None:
        """The mail's words; None if what it is about is no more."""


class Settled(Protocol):
    """Who must know what became of a mail, in the same transaction."""

    def hold(self, session: Session, mail: Outgoing) -> None:
        """Before the mail is written: take first what others take first."""

    def accepted(self, session: Session, mail: Outgoing) -> None: ...
    def refused(self, session: Session, mail: Outgoing, why: str) -> bool:
        """Whether the mail is to be kept, for somebody to look at."""

    def closed(self, mail: Outgoing) -> None:
        """After the commit, whatever became of it."""


@dataclass(frozen=True)
class MailPostbox:
    """`holder` names this process; `now` is real time."""

    sessions: sessionmaker[Session]
    write: Writer
    settled: Settled
    now: Callable[[], dt.datetime]
    holder: str
    lease_s: float

    def take(self, most: int) -> list[Outgoing]:
        """Take up to `most` mails that are due."""
        now = self.now()
        lease = Lease(self.holder, now + dt.timedelta(seconds=self.lease_s))
        with self.sessions.begin() as session:
            return [
                _outgoing(mail)
                for mail in repository.due(session, now, most)
                if repository.lease(session, mail.id, lease, now)
            ]

    def written(self, mail: Outgoing) -> EmailMessage | None:
        """Ready to be sent; None, and refused, if there is nothing to send any more or no header can hold it."""
        try:
            with self.sessions() as session:
                written = self.write(session, mail)
            if written:
                return letter(mail, written)
        except ValueError as error:
            log.error("mail_unwritable", error=type(error).__name__, mail=mail.id)  # noqa: TRY400 - no words in logs
        self.refused(mail, UNWRITABLE)
        return None

    def accepted(self, mail: Outgoing) -> None:
        """Nothing happens if it was another's by then: that one will send it again, under the same Message-ID."""
        with self.sessions.begin() as session:
            self.settled.hold(session, mail)
            if repository.accepted(session, mail.id, self.holder):
                self.settled.accepted(session, mail)
        self.settled.closed(mail)

    def refused(self, mail: Outgoing, why: str) -> None:
        with self.sessions.begin() as session:
            self.settled.hold(session, mail)
            if repository.refused(session, mail.id, self.holder, why) and not self.settled.refused(session, mail, why):
                repository.remove(session, mail.id)
        self.settled.closed(mail)

    def later(self, mail: Outgoing, wait_s: float, why: str) -> None:
        with self.sessions.begin() as session:
            repository.later(session, mail.id, self.holder, self.now() + dt.timedelta(seconds=wait_s), why)


def _outgoing(mail: Mail) -> Outgoing:
    return Outgoing(
        id=mail.id,
        kind=mail.kind,
        receipt=mail.receipt,
        conversation_id=mail.conversation_id,
        sender=mail.sender,
        address=mail.address,
        subject=mail.subject,
        facts=dict(mail.facts),
        language=mail.language,
        attempts=mail.attempts + 1,
        queued_at=mail.queued_at,
    )
