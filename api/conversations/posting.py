"""Take a citizen's message in: stored once, and owed an answer, before the 202."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.content.service import bot_off_reply
from api.conversations import repository
from api.conversations.access import Citizen
from api.conversations.crisis import Crisis
from api.conversations.hand import Hand
from api.conversations.models import Awaiting, Conversation, Message
from api.conversations.owed import Desk, Owed, owed
from api.conversations.reading import Reading, Understood
from api.conversations.schemas import MessageView, Post
from api.conversations.service import Conversations
from api.errors import ClosedError, ConversationUnknownError, MessageIdTakenError, QueueFullError, TooManyMessagesError
from api.limits import Window
from replies import Reply
from replies.reply import Queue

QUEUE_RETRY_S = 10

Read = Callable[[Session, Conversation], Understood]


@dataclass(frozen=True)
class Posting:
    """`real_time` is the world's, not the city's: leases and delays hold though the city's clock be moved."""

    conversations: Conversations
    reading: Reading
    crisis: Crisis
    rate: Window
    most_queued: int
    desk: Desk
    hand: Hand
    changed: Callable[[str], None]
    real_time: Callable[[], dt.datetime]

    def post(self, citizen: Citizen, post: Post) -> MessageView:
        """The stored message; the same again for a `client_message_id` that was here before."""

        def read(session: Session, conversation: Conversation) -> Understood:
            return self.reading.read(session, conversation, post)

        try:
            return self._once(citizen, str(post.client_message_id), read)
        except IntegrityError:  # the same message came twice at once: the other one is stored now
            return self._once(citizen, str(post.client_message_id), read)

    def ask_person(self, citizen: Citizen, queue: Queue | None = None) -> MessageView:
        """As a message of its own; the gateway itself answers, at once, whether or not the bot is up."""

        def read(_session: Session, conversation: Conversation) -> Understood:
            return self.reading.wish_for_a_person(conversation, queue)

        return self._once(citizen, str(uuid.uuid4()), read)

    def _once(self, citizen: Citizen, client_message_id: str, read: Read) -> MessageView:
        with self.conversations.opened(citizen) as (session, conversation):
            known = repository.by_client_id(session, conversation.id, client_message_id)
            if known and known.author != "citizen":
                raise MessageIdTakenError
            if known:
                return self.conversations.seen(known, conversation)
            understood = read(session, conversation)
            self._refuse_too_many(conversation)
            if conversation.language != understood.reader:
                conversation.language = understood.reader
            message, work = self._take_in(session, conversation, client_message_id, understood)
            seen = self.conversations.seen(message, conversation)
        self.changed(citizen.conversation_id)
        if work.owed or work.left:
            self.desk.arrived(work.owed)
        return seen

    def _refuse_too_many(self, conversation: Conversation) -> None:
        if conversation.state == "closed":
            raise ClosedError
        wait = self.rate.refuse_for(conversation.id)
        if wait is not None:
            raise TooManyMessagesError(retry_after=wait)

    def _queue_full(self) -> QueueFullError:
        phone = self.conversations.contacts.phone()
        if phone is None:
            return QueueFullError(retry_after=QUEUE_RETRY_S)
        return QueueFullError(text="queue_full_call", retry_after=QUEUE_RETRY_S, phone=phone)

    def _take_in(
        self, session: Session, conversation: Conversation, client_message_id: str, understood: Understood
    ) -> tuple[Message, "Work"]:
        turn = repository.next_turn(session, conversation.id, self.conversations.clock.now())
        if turn is None:
            raise ConversationUnknownError
        everywhere, before = repository.awaited(session, conversation.id)  # whoever else writes here stands behind now
        if everywhere >= self.most_queued:
            raise self._queue_full()
        message = self.conversations.transcript.citizen(session, conversation, turn.seq, client_message_id, understood)
        if understood.payload and self.hand.takes(understood.payload):
            self.hand.chosen(session, conversation, understood.payload, message)
            return message, NOTHING
        if turn.owner != "bot":
            self.hand.written(session, conversation.id, turn.owner)
            return message, NOTHING
        if at_once := self._at_once(session, message, understood.notes):
            self.conversations.transcript.answer(session, conversation, at_once, message.seq)
            return message, NOTHING
        return message, self._await_answer(session, turn.epoch, message, understood, before)

    def _at_once(self, session: Session, message: Message, notes: tuple[str, ...]) -> tuple[Reply, ...]:
        """What needs no bot: the numbers to call in danger, with nothing beside them; and that the bot is off."""
        if message.choice is None and self.crisis.heard(message.text):
            return (self.conversations.contacts.crisis(),)
        off = bot_off_reply(session)
        return (*(self.conversations.contacts.own(key) for key in notes), off) if off else ()

    def _await_answer(
        self, session: Session, epoch: int, message: Message, understood: Understood, before: int
    ) -> "Work":
        """Taken up by this process right away if it has a hand free and nothing `before` it waits."""
        lease = None if before else self.desk.lease()
        now = self.real_time()
        awaiting = Awaiting(
            message_id=message.id,
            conversation_id=message.conversation_id,
            seq=message.seq,
            payload=understood.payload.model_dump() if understood.payload else None,
            notes=list(understood.notes),
            received_at=message.created_at,
            queued_at=now,
            not_before=now,
            lease_holder=lease.holder if lease else None,
            lease_until=lease.until if lease else None,
            attempts=1 if lease else 0,
        )
        repository.add(session, awaiting)
        return Work(owed(message, awaiting, epoch, 1) if lease else None, left=lease is None)


@dataclass(frozen=True)
class Work:
    """What the desk hears: an answer owed under its lease, or that one is left to whoever is free."""

    owed: Owed | None
    left: bool


NOTHING = Work(None, left=False)
