"""What the store knows of answers owed: taking them up, and closing each exactly once. Synchronous."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session, sessionmaker

from api.content.service import bot_off_reply
from api.conversations.beside import arranged
from api.conversations.contacts import Contacts
from api.conversations.hand import Hand
from api.conversations.models import Conversation
from api.conversations.owed import Lease, Owed, owed
from api.conversations.transcript import Transcript
from api.delivery import repository
from backend.facts.values import Language
from replies import Reply

DOWN = "gateway.bot_down"
TOO_OLD = "gateway.too_old"
FAILED = "gateway.failed"


@dataclass(frozen=True)
class Postbox:
    """`holder` names this process; `now` is real time, whatever the city's clock says."""

    sessions: sessionmaker[Session]
    transcript: Transcript
    contacts: Contacts
    hand: Hand
    now: Callable[[], dt.datetime]
    holder: str
    lease_s: float
    too_old_s: float

    def lease(self) -> Lease:
        return Lease(self.holder, self.now() + dt.timedelta(seconds=self.lease_s))

    def take(self, most: int) -> list[Owed]:
        """Take up to `most` messages that nobody holds, the first of each conversation."""
        lease = self.lease()
        with self.sessions.begin() as session:
            found = repository.free(session, self.now(), most)
            return [
                owed(message, awaiting, epoch, attempts=awaiting.attempts + 1)
                for awaiting, message, epoch in found
                if repository.lease(session, awaiting.message_id, lease, self.now())
            ]

    def keep(self, message_ids: list[str]) -> None:
        """Hold on to what is being answered."""
        with self.sessions.begin() as session:
            repository.renew(session, self.lease(), message_ids)

    def let_go(self, what: Owed, wait_s: float, *, uncounted: bool) -> None:
        """Leave it to a later try, this process's or another's."""
        with self.sessions.begin() as session:
            later = self.now() + dt.timedelta(seconds=wait_s)
            repository.let_go(session, what.message_id, self.holder, later, uncounted=uncounted)

    def answer(self, what: Owed, replies: Sequence[Reply]) -> bool:
        """Store the answer and strike the message off, in one. Whether more await in this conversation.

        An answer to a message that is another's by now, or to a conversation that has changed hands, is thrown away.
        """
        with self.sessions.begin() as session:
            conversation = repository.conversation(session, what.conversation_id)
            if not repository.done(session, what.message_id, self.holder):
                return False
            if conversation is None or conversation.epoch != what.epoch or conversation.owner != "bot":
                return False
            off = bot_off_reply(session)
            notes = [self.contacts.own(key, cast("Language", conversation.language)) for key in what.notes]
            said = arranged(notes, (off,) if off else replies)
            self._store(session, conversation, said, what.seq)
            return repository.others_wait(session, what.conversation_id)

    def _store(self, session: Session, conversation: Conversation, said: Sequence[Reply], reply_to: int) -> None:
        """The answer, and whatever it leads to where it speaks of a person."""
        of_a_person = any(reply.handover for reply in said)
        before = self.transcript.last_answer(session, conversation.id) if of_a_person else ()
        stored = self.transcript.answer(session, conversation, said, reply_to)
        if stored and of_a_person:
            self.hand.answered(session, conversation, said, before, stored.seq)

    def give_up(self, what: Owed, key: str = FAILED) -> bool:
        return self.answer(what, [self.contacts.own(key)])

    def is_too_old(self, what: Owed) -> bool:
        return what.queued_at < self._too_old_before()

    def tell_down(self) -> list[str]:
        """Tell each conversation once that its message is kept; the conversations told."""
        told = []
        with self.sessions.begin() as session:
            for awaiting in repository.untold(session):
                conversation = repository.conversation(session, awaiting.conversation_id)
                if conversation and repository.tell(session, awaiting.message_id, self.now()):
                    self.transcript.beside(session, conversation, [self.contacts.own(DOWN)], awaiting.seq)
                    told.append(conversation.id)
        return told

    def expire(self, most: int) -> list[str]:
        """Say of messages that have waited too long that they have; the conversations told."""
        told = []
        with self.sessions.begin() as session:
            for awaiting in repository.older(session, self._too_old_before(), self.now(), most):
                conversation = repository.conversation(session, awaiting.conversation_id)
                if not repository.lease(session, awaiting.message_id, self.lease(), self.now()):
                    continue
                repository.done(session, awaiting.message_id, self.holder)
                if conversation:
                    notes = [self.contacts.own(key) for key in (*awaiting.notes, TOO_OLD)]
                    self.transcript.answer(session, conversation, notes, awaiting.seq)
                    told.append(conversation.id)
        return told

    def _too_old_before(self) -> dt.datetime:
        return self.now() - dt.timedelta(seconds=self.too_old_s)
