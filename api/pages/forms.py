"""What the page's forms do: the same services as the HTTP calls, called with the cookie's conversation."""

from dataclasses import dataclass
from datetime import datetime

from anyio import from_thread
from pydantic import ValidationError

from api.conversations.access import Citizen
from api.conversations.said import tidied
from api.conversations.schemas import MessageView, Opinion, Post, Start, Switch
from api.errors import ChoiceUnknownError, ConversationUnknownError, MessageUnknownError
from api.pages.asked import Asked
from api.pages.parts import PageParts
from api.reader import USUAL


@dataclass(frozen=True)
class Done:
    """What a form came to. `said` was said and may be answered soon; `thanked` is the seq of the answer rated."""

    citizen: Citizen
    said: MessageView | None = None
    thanked: int = 0
    shows: bool = False


@dataclass(frozen=True)
class Erased:
    receipt: str
    deleted_at: datetime
    left_messages: int
    journaled: int


def say(parts: PageParts, asked: Asked) -> Done:
    """The same form sent twice is one message. A text that cannot be sent begins no conversation."""
    tidied(asked.text, parts.pages.limits.characters)
    citizen = _begun(parts, asked)
    return Done(citizen, parts.talk.posting.post(citizen, Post(client_message_id=asked.message_id, text=asked.text)))


def ask_person(parts: PageParts, asked: Asked) -> Done:
    citizen = _begun(parts, asked)
    return Done(citizen, parts.talk.posting.ask_person(citizen))


@dataclass(frozen=True)
class Choose:
    """A choice of the message `reply_to`; whether it was offered is for the conversation to know."""

    reply_to: int
    choice: str

    def __call__(self, parts: PageParts, asked: Asked) -> Done:
        citizen = _citizen(asked)
        try:
            post = Post(client_message_id=asked.message_id, reply_to=self.reply_to, choice=self.choice)
        except ValidationError as problem:
            raise ChoiceUnknownError from problem
        return Done(citizen, parts.talk.posting.post(citizen, post))


@dataclass(frozen=True)
class Opine:
    """Whether an answer helped."""

    seq: int
    helped: bool

    def __call__(self, parts: PageParts, asked: Asked) -> Done:
        citizen = _citizen(asked)
        try:
            opinion = Opinion(seq=self.seq, helped=self.helped)
        except ValidationError as problem:
            raise MessageUnknownError from problem
        parts.talk.conversations.opine(citizen, opinion)
        return Done(citizen, thanked=self.seq)


@dataclass(frozen=True)
class Rate:
    """How a talk with a person went."""

    seq: int
    rating: int
    comment: str

    def __call__(self, parts: PageParts, asked: Asked) -> Done:
        citizen = _citizen(asked)
        try:
            opinion = Opinion(seq=self.seq, rating=self.rating, comment=self.comment.strip() or None)
        except ValidationError as problem:
            raise MessageUnknownError from problem
        parts.talk.conversations.opine(citizen, opinion)
        return Done(citizen, thanked=self.seq)


def leave_queue(parts: PageParts, asked: Asked) -> Done:
    citizen = _citizen(asked)
    parts.person.leave(citizen)
    return Done(citizen)


def fetch(_parts: PageParts, asked: Asked) -> Done:
    return Done(_citizen(asked), shows=True)


def switch(parts: PageParts, asked: Asked) -> Done:
    citizen = _citizen(asked)
    parts.talk.conversations.switch(citizen, Switch(language=asked.language))
    return Done(citizen)


def erase(parts: PageParts, asked: Asked) -> Erased:
    """Called in a worker thread; the deletion itself is of the event loop, as it calls the bot."""
    erased = from_thread.run(parts.erase, _citizen(asked))
    return Erased(erased.receipt, erased.deleted_at, erased.left_messages, erased.journaled)


def _citizen(asked: Asked) -> Citizen:
    if asked.citizen is None:
        raise ConversationUnknownError
    return asked.citizen


def _begun(parts: PageParts, asked: Asked) -> Citizen:
    """The cookie's conversation, or a new one."""
    if asked.citizen:
        return asked.citizen
    started = parts.talk.conversations.start(Start(language=asked.language), asked.address, asked.language or USUAL)
    return Citizen(started.id, started.token)
