"""Open, read and settle a conversation. Synchronous, one transaction a call."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session, sessionmaker

from api.content.service import notices
from api.conversations import repository
from api.conversations.access import Citizen, hash_of, new_token, proves
from api.conversations.contacts import Contacts
from api.conversations.models import Conversation, Feedback, Message
from api.conversations.said import storable
from api.conversations.schemas import Form, MessageView, News, Opinion, Settled, Start, Started, Switch
from api.conversations.speaking import Speaker
from api.conversations.transcript import Now, Transcript
from api.conversations.views import view
from api.errors import (
    ConversationUnknownError,
    GatewayError,
    MessageUnknownError,
    TokenWrongError,
    TooManyConversationsError,
)
from api.limits import Addresses, Window
from api.privacy.masking import mask
from backend.facts.values import Language

WELCOME = "gateway.welcome"


@dataclass(frozen=True)
class Reader:
    """In which language and form somebody reads; None is as the conversation stands."""

    language: Language | None = None
    form: Form | None = None


AS_IT_STANDS = Reader()


@dataclass(frozen=True)
class Conversations:
    sessions: sessionmaker[Session]
    speaker: Speaker
    transcript: Transcript
    contacts: Contacts
    clock: Now
    starts: Window
    addresses: Addresses

    @contextmanager
    def opened(self, citizen: Citizen) -> Iterator[tuple[Session, Conversation]]:
        """The conversation, for whoever has its token. Commits at the end; refusals are in its language."""
        with self.sessions.begin() as session:
            conversation = _proved(session, citizen)
            try:
                yield session, conversation
            except GatewayError as error:
                error.language = error.language or cast("Language", conversation.language)
                raise

    @contextmanager
    def looked_at(self, citizen: Citizen) -> Iterator[tuple[Session, Conversation]]:
        """The same, to read alone: nobody who writes waits for it."""
        with self.sessions() as session:
            yield session, _proved(session, citizen)

    def start(self, wanted: Start, address: str, usual: Language) -> Started:
        """A new conversation, in the language asked for or else the `usual` one of this reader."""
        wait = self.starts.refuse_for(self.addresses.pseudonym(address))
        if wait is not None:
            raise TooManyConversationsError(retry_after=wait)
        token = new_token()
        with self.sessions.begin() as session:
            conversation = self._new(wanted, usual, token)
            session.add(conversation)
            session.flush()
            welcome = self.transcript.answer(session, conversation, [self.contacts.own(WELCOME)], None)
            assert welcome  # noqa: S101 - nobody else knows of this conversation yet
            news = self._news(session, conversation, [self.seen(welcome, conversation)], AS_IT_STANDS)
        return Started(id=conversation.id, token=token, **news.model_dump())

    def read(self, citizen: Citizen, after: int, reader: Reader) -> News:
        with self.sessions() as session:
            return self._read(session, _proved(session, citizen), after, reader)

    def news(self, citizen: Citizen, after: int, reader: Reader) -> News | None:
        """The same; None, for little, while nothing has been said after that seq."""
        with self.sessions() as session:
            conversation = _proved(session, citizen)
            news = self._read(session, conversation, after, reader) if conversation.last_seq > after else None
        return news if news and news.messages else None

    def whole(self, session: Session, conversation: Conversation, language: Language | None) -> list[MessageView]:
        """All that was said, from the beginning: as first shown, or in one language."""
        seen: list[MessageView] = []
        while found := repository.messages_after(session, conversation.id, seen[-1].seq if seen else 0):
            seen += [_as_first_shown(self.speaker, message, language) for message in found]
        return seen

    def switch(self, citizen: Citizen, wanted: Switch) -> Settled:
        with self.opened(citizen) as (_, conversation):
            if wanted.language:
                conversation.language, conversation.language_chosen = wanted.language, True
            if wanted.form:
                conversation.form = wanted.form
            return Settled.model_validate(conversation, from_attributes=True)

    def opine(self, citizen: Citizen, opinion: Opinion) -> None:
        with self.opened(citizen) as (session, conversation):
            if opinion.seq and repository.message(session, conversation.id, opinion.seq) is None:
                raise MessageUnknownError
            session.add(
                Feedback(
                    id=str(uuid.uuid4()),
                    conversation_id=conversation.id,
                    seq=opinion.seq,
                    helped=opinion.helped,
                    rating=opinion.rating,
                    comment=mask(storable(opinion.comment)).text if opinion.comment else None,
                    created_at=self.clock.now(),
                )
            )

    def last_seqs(self, conversation_ids: list[str]) -> dict[str, int]:
        with self.sessions() as session:
            return repository.last_seqs(session, conversation_ids)

    def seen(self, message: Message, conversation: Conversation, reader: Reader = AS_IT_STANDS) -> MessageView:
        language = reader.language or cast("Language", conversation.language)
        return view(message, self.speaker, language, reader.form or cast("Form", conversation.form))

    def _read(self, session: Session, conversation: Conversation, after: int, reader: Reader) -> News:
        messages = repository.messages_after(session, conversation.id, after)
        seen = [self.seen(message, conversation, reader) for message in messages]
        return self._news(session, conversation, seen, reader)

    def _new(self, wanted: Start, usual: Language, token: str) -> Conversation:
        now = self.clock.now()
        return Conversation(
            id=str(uuid.uuid4()),
            token_hash=hash_of(token),
            language=wanted.language or usual,
            language_chosen=wanted.language is not None,
            channel=wanted.channel,
            form="standard",
            state="bot",
            owner="bot",
            version=1,
            epoch=1,
            last_seq=0,
            created_at=now,
            last_active_at=now,
        )

    def _news(self, session: Session, conversation: Conversation, seen: list[MessageView], reader: Reader) -> News:
        language = reader.language or cast("Language", conversation.language)
        return News(
            messages=seen,
            state=conversation.state,
            language=cast("Language", conversation.language),
            form=cast("Form", conversation.form),
            notices=[each.text_en if language == "en" else each.text_da for each in notices(session)],
        )


def _as_first_shown(speaker: Speaker, message: Message, language: Language | None) -> MessageView:
    return view(message, speaker, language or cast("Language", message.language), cast("Form", message.form))


def _proved(session: Session, citizen: Citizen) -> Conversation:
    conversation = repository.conversation(session, citizen.conversation_id)
    if conversation is None:
        raise ConversationUnknownError
    if not proves(citizen, conversation.token_hash):
        raise TokenWrongError
    return conversation
