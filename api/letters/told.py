"""What became of a left message or a mail, told in the conversation and, by a nudge, at the desk."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.conversations.transcript import Transcript
from api.letters import repository
from api.letters.desk_schemas import CallResult
from api.letters.models import LeftMessage
from api.letters.outbox.outgoing import Outgoing
from api.letters.outbox.service import Outbox
from backend.facts.fact import given
from backend.facts.values import same
from replies import Reply, reply


@dataclass(frozen=True)
class Told:
    transcript: Transcript

    def called(self, session: Session, message: LeftMessage, result: CallResult) -> None:
        receipt = {"receipt": given(same(message.receipt))}
        said = reply("letters.called", receipt) if result == "reached" else reply("letters.not_reached", receipt)
        self.say(session, message.conversation_id, said)

    def answered(self, session: Session, message: LeftMessage) -> None:
        self.say(session, message.conversation_id, reply("letters.answered", {"receipt": given(same(message.receipt))}))

    def say(self, session: Session, conversation_id: str | None, said: Reply) -> None:
        """Nothing, where the citizen has deleted the conversation."""
        conversation = repository.conversation(session, conversation_id) if conversation_id else None
        if conversation:
            self.transcript.beside(session, conversation, [said], conversation.last_seq)


@dataclass(frozen=True)
class MailSettled:
    """What each kind of mail means once it is accepted, or refused for good. `now` is the city's clock.

    `overwrite` leaves nothing of a citizen's address in the store's log.
    """

    told: Told
    outbox: Outbox
    now: Callable[[], dt.datetime]
    changed: Callable[[str], None]
    desk_changed: Callable[[str | None], None]
    overwrite: Callable[[], None]

    def hold(self, session: Session, mail: Outgoing) -> None:
        message = repository.by_receipt(session, mail.receipt) if mail.receipt else None
        repository.hold_conversation(session, message.conversation_id if message else mail.conversation_id)

    def accepted(self, session: Session, mail: Outgoing) -> None:
        if mail.kind == "transcript":
            self.told.say(session, mail.conversation_id, reply("letters.transcript_sent"))
        message = self._answered(session, mail)
        if message and repository.sent(session, message.receipt, self.now()):
            self.outbox.forget_notice(session, message.receipt)
            self.told.answered(session, message)

    def refused(self, session: Session, mail: Outgoing, why: str) -> bool:
        """A notice is kept for operators; an answer's text stands with the left message; an address goes."""
        if mail.kind == "transcript":
            self.told.say(session, mail.conversation_id, reply("letters.transcript_refused"))
        message = self._answered(session, mail)
        if message:
            repository.came_back(session, message.receipt, why)
        return mail.kind == "notice"

    def closed(self, mail: Outgoing) -> None:
        if mail.conversation_id:
            self.overwrite()
            self.changed(mail.conversation_id)
        else:
            self.desk_changed(None)

    @staticmethod
    def _answered(session: Session, mail: Outgoing) -> LeftMessage | None:
        return repository.by_receipt(session, mail.receipt) if mail.kind == "answer" and mail.receipt else None
