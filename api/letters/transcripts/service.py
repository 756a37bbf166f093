"""Gives a citizen the whole conversation, and sends it where they want it. Synchronous, one transaction a call."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session

from api.conversations.access import Citizen
from api.conversations.models import Conversation
from api.conversations.service import Conversations
from api.letters.errors import MailNotSetUpError, TooManyTranscriptsError
from api.letters.outbox.service import Outbox
from api.letters.reach import mail_address
from api.letters.transcripts.page import TranscriptPage, Whole
from api.limits import Addresses, Window
from backend.facts.values import Language


@dataclass(frozen=True)
class Transcripts:
    """`tries` counts by conversation, `received` by address, so that nobody is sent what they did not ask for."""

    conversations: Conversations
    page: TranscriptPage
    outbox: Outbox
    addresses: Addresses
    tries: Window
    received: Window
    mail_leaves: bool

    def read(self, citizen: Citizen, language: Language | None) -> Whole:
        with self.conversations.looked_at(citizen) as (session, conversation):
            return self.of(session, conversation, language)

    def of(self, session: Session, conversation: Conversation, language: Language | None) -> Whole:
        reads = language or cast("Language", conversation.language)
        return Whole(
            language=reads,
            started_at=conversation.created_at,
            read_at=self.conversations.clock.now(),
            messages=self.conversations.whole(session, conversation, language),
        )

    def send(self, citizen: Citizen, written: str) -> None:
        """MailAddressWrongError, TooManyTranscriptsError; MailNotSetUpError rather than a mail that never leaves."""
        with self.conversations.opened(citizen) as (session, conversation):
            if not self.mail_leaves:
                raise MailNotSetUpError
            address = mail_address(written)
            self._refuse_too_many(conversation.id, address)
            self.outbox.transcript(session, conversation.id, address, cast("Language", conversation.language))
        self.outbox.wake()

    def _refuse_too_many(self, conversation_id: str, address: str) -> None:
        for window, key in ((self.tries, conversation_id), (self.received, self.addresses.pseudonym(address.lower()))):
            wait = window.refuse_for(key)
            if wait is not None:
                raise TooManyTranscriptsError(retry_after=wait)
