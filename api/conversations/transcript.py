"""Writes messages down: seq, Replies, texts' version, and the words as first shown."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from sqlalchemy.orm import Session

from api.content.service import admitted
from api.conversations import repository
from api.conversations.models import Conversation, Message
from api.conversations.reading import Understood
from api.conversations.schemas import Author, Form
from api.conversations.speaking import Speaker, read_back, stored
from api.conversations.wishes import wishes, worth_repeating
from backend.facts.values import Language
from replies import Reply


class Now(Protocol):
    def now(self) -> dt.datetime: ...


@dataclass(frozen=True)
class Written:
    """What one of the staff wrote, and by which name."""

    client_message_id: str
    text: str
    language: Language
    agent_id: str
    agent: str


@dataclass(frozen=True)
class Transcript:
    speaker: Speaker
    clock: Now

    def citizen(
        self, session: Session, conversation: Conversation, seq: int, client_message_id: str, understood: Understood
    ) -> Message:
        message = self._message(conversation, seq, "citizen", understood.text, understood.language)
        message.client_message_id = client_message_id
        message.reply_to, message.choice = understood.reply_to, understood.choice
        repository.add(session, message)
        return message

    def answer(
        self, session: Session, conversation: Conversation, replies: Sequence[Reply], reply_to: int | None
    ) -> Message | None:
        """Store what the bot says, after doing what it wishes of the gateway. None if the owner has changed."""
        seq = repository.next_seq_of_bot(session, conversation.id, self.clock.now(), conversation.epoch)
        if seq is None:
            return None
        wished = wishes(replies)
        if wished.language:
            conversation.language, conversation.language_chosen = wished.language, True
        if wished.form:
            conversation.form = wished.form
        again = self.last_answer(session, conversation.id) if wished.again else ()
        return self._bot(session, conversation, seq, admitted(session, (*replies, *again)), reply_to)

    def beside(
        self, session: Session, conversation: Conversation, replies: Sequence[Reply], reply_to: int | None
    ) -> Message:
        """Store what the gateway says itself, whoever owns the conversation and whatever is still owed."""
        turn = repository.next_turn(session, conversation.id, self.clock.now())
        return self._bot(session, conversation, turn.seq if turn else 0, replies, reply_to, author="system")

    def staff(
        self, session: Session, conversation: Conversation, written: Written, writers: frozenset[str]
    ) -> Message | None:
        """Store what one of the staff wrote. None if the owner is not one of `writers` by now."""
        turn = repository.next_turn(session, conversation.id, self.clock.now())
        if turn is None or turn.owner not in writers:
            return None
        message = self._message(conversation, turn.seq, "staff", written.text, written.language)
        message.client_message_id = written.client_message_id
        message.agent_id, message.agent = written.agent_id, written.agent
        repository.add(session, message)
        return message

    def _bot(
        self,
        session: Session,
        conversation: Conversation,
        seq: int,
        replies: Sequence[Reply],
        reply_to: int | None,
        *,
        author: Author = "bot",
    ) -> Message:
        language, form = cast("Language", conversation.language), cast("Form", conversation.form)
        said = self.speaker.say(replies, language, form)
        message = self._message(conversation, seq, author, said.text, language)
        message.replies, message.shown = stored(replies), said.shown
        message.texts_version, message.reply_to = self.speaker.version, reply_to
        repository.add(session, message)
        return message

    def _message(self, conversation: Conversation, seq: int, author: Author, text: str, language: Language) -> Message:
        return Message(
            id=str(uuid.uuid4()),
            conversation_id=conversation.id,
            seq=seq,
            author=author,
            text=text,
            language=language,
            form=conversation.form,
            created_at=self.clock.now(),
        )

    @staticmethod
    def last_answer(session: Session, conversation_id: str) -> tuple[Reply, ...]:
        for message in repository.newest_from_bot(session, conversation_id):
            if answer := worth_repeating(read_back(message.replies)):
                return answer
        return ()
