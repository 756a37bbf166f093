"""What a citizen's post says: words in a language, or a choice, or a wish for a person."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session

from api.conversations import repository
from api.conversations.beside import LANGUAGE_OFFER
from api.conversations.choices import pressed
from api.conversations.language import Ear, decide
from api.conversations.models import Conversation
from api.conversations.said import tidied
from api.conversations.schemas import Post
from api.conversations.speaking import Speaker
from backend.facts.values import Language
from replies import Payload
from replies.reply import Queue

ASK_PERSON = "handover_ask"


@dataclass(frozen=True)
class Understood:
    """`language`: the message's own; `reader`: the one answers are given in. `notes` are said beside the answer."""

    text: str
    language: Language
    reader: Language
    notes: tuple[str, ...] = ()
    payload: Payload | None = None
    reply_to: int | None = None
    choice: str | None = None


@dataclass(frozen=True)
class Reading:
    ear: Ear
    speaker: Speaker
    most_characters: int

    def read(self, session: Session, conversation: Conversation, post: Post) -> Understood:
        if post.reply_to is not None and post.choice is not None:
            return self._choice(session, conversation, post.reply_to, post.choice)
        said = tidied(post.text or "", self.most_characters)
        decision = decide(self.ear.hear(said.text), _reader(conversation), chosen=conversation.language_chosen)
        notes = (*said.notes, decision.note) if decision.note else said.notes
        if decision.note == LANGUAGE_OFFER and self._offered(session, conversation):
            notes = said.notes
        return Understood(said.text, decision.message, decision.reader, notes)

    def wish_for_a_person(self, conversation: Conversation, queue: Queue | None) -> Understood:
        reader = _reader(conversation)
        payload = Payload(intent=ASK_PERSON, entities={"queue": queue} if queue else {})
        return Understood(self.speaker.word("ask_person", reader), reader, reader, payload=payload)

    @staticmethod
    def _offered(session: Session, conversation: Conversation) -> bool:
        """Once is an offer; again and again would be nagging."""
        newest = repository.newest_replies(session, conversation.id)
        return any(reply["key"] == LANGUAGE_OFFER for replies in newest for reply in replies or ())

    def _choice(self, session: Session, conversation: Conversation, seq: int, key: str) -> Understood:
        """The label in the conversation's language stands in the transcript; the payload goes to the bot."""
        choice, reply = pressed(session, conversation, seq, key)
        reader = _reader(conversation)
        shown = self.speaker.say([reply], reader, "standard").shown[0]["choices"]
        label = next((each["label"] for each in shown if each["key"] == key), key)
        return Understood(label, reader, reader, payload=choice.payload, reply_to=seq, choice=key)


def _reader(conversation: Conversation) -> Language:
    return cast("Language", conversation.language)
