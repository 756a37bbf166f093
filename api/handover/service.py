"""The citizen's side: an offer, consent, the queue, and out of it again. All in the transaction of whoever calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from sqlalchemy.orm import Session

from api.conversations.models import Conversation, Message
from api.db import after_commit
from api.errors import ChoiceOldError, ClosedError, NotWaitingError
from api.handover import repository, words
from api.handover.errors import StateChangedError
from api.handover.line import Line
from api.handover.models import Handover
from api.handover.moving import CITIZEN, SYSTEM, Actor, Mover
from api.handover.offering import ASKED, AWAITS_AN_ANSWER, offer_in
from api.handover.queues import Queue
from api.handover.states import BOT, agent_of
from api.handover.summary import newest_topic
from backend.facts.values import Language
from replies import Handover as Wish
from replies import Payload, Reply
from replies.reply import Queue as QueueName

BY_BOT = Actor("bot")


@dataclass(frozen=True)
class Handovers:
    """Whatever happens is said in the transcript: nobody is left in silence, or in doubt of who answers."""

    mover: Mover
    line: Line
    closed: words.Closed

    def takes(self, payload: Payload) -> bool:
        """Whether a pressed choice is the gateway's own matter."""
        return payload.intent in words.OURS

    def written(self, session: Session, conversation_id: str, owner: str) -> None:
        """Wake the person whose conversation it is, and who stayed in it."""
        handover = repository.open_handover(session, conversation_id)
        for account_id in {agent_of(owner), handover.guest_id if handover else None} - {None}:
            after_commit(session, partial(self.mover.desk_changed, account_id))

    def chosen(self, session: Session, conversation: Conversation, payload: Payload, message: Message) -> None:
        """What the citizen's press of a button, or wish for a person, leads to. ChoiceOldError once it is too late."""
        repository.reread(session, conversation)
        if payload.intent == words.ASK:
            queue = cast("QueueName | None", payload.entities.get("queue"))
            self._asked(session, conversation, queue, message.seq)
        elif payload.intent == words.MESSAGE:
            self._form(session, conversation, message.seq)
        elif payload.intent == words.LEAVE:
            self._leave(session, conversation, message.seq, ChoiceOldError())
        else:
            self._answer_offer(session, conversation, payload, message)

    def answered(
        self, session: Session, conversation: Conversation, replies: Sequence[Reply], before: Sequence[Reply], seq: int
    ) -> None:
        """After an answer of the bot: offer a person where it says so, or where it failed twice."""
        repository.reread(session, conversation)
        wish = offer_in(replies, before)
        if wish is None or conversation.owner != BOT:
            return
        of_itself = wish.reason != ASKED
        if of_itself and (conversation.state != BOT or repository.declined(session, conversation.id, wish.reason)):
            return
        self._offer(session, conversation, wish, BY_BOT, seq)

    def leave(self, session: Session, conversation: Conversation) -> None:
        """NotWaitingError for whoever does not wait."""
        repository.reread(session, conversation)
        self._leave(session, conversation, None, NotWaitingError())

    def leave_message(self, session: Session, conversation: Conversation) -> None:
        """A message is left instead, and the queue with it. ClosedError; StateChangedError while a person has it."""
        repository.reread(session, conversation)
        if conversation.state == "closed":
            raise ClosedError
        if not self.mover.move(session, conversation, "leave_message", CITIZEN):
            raise StateChangedError
        self._end(session, conversation, "left_message")

    def settle_message(self, session: Session, conversation: Conversation) -> None:
        """The left message was answered. Nothing happens where the conversation has gone on meanwhile."""
        repository.reread(session, conversation)
        if conversation.state == "message_left":
            self.mover.move(session, conversation, "settle", SYSTEM)

    def queue_of(self, session: Session, conversation: Conversation) -> QueueName:
        """Where it was on its way to, or else where its topic belongs."""
        if handover := repository.open_handover(session, conversation.id):
            return cast("QueueName", handover.queue)
        return self._queue_by_topic(session, conversation)

    def current(self, session: Session, conversation: Conversation) -> Handover | None:
        return repository.open_handover(session, conversation.id)

    def queue_for(self, session: Session, conversation: Conversation) -> QueueName:
        """The queue it is on its way to, or that which takes what was last spoken of."""
        if handover := repository.open_handover(session, conversation.id):
            return cast("QueueName", handover.queue)
        topic = newest_topic(repository.newest_replies(session, conversation.id))
        return self.line.attendance.book.of(topic, _language(conversation)).key

    def message_left(self, session: Session, conversation: Conversation) -> bool:
        """Instead of waiting for a person. Whether it was still the bot's."""
        repository.reread(session, conversation)
        moved = conversation.owner == BOT and self.mover.move(session, conversation, "leave_message", CITIZEN)
        if moved:
            self._end(session, conversation, "message_left")
        return moved

    def _asked(self, session: Session, conversation: Conversation, queue: QueueName | None, seq: int) -> None:
        if conversation.owner != BOT:
            return
        wanted = queue or self._queue_by_topic(session, conversation)
        self._offer(session, conversation, Wish(queue=wanted, reason=ASKED), CITIZEN, seq)

    def _queue_by_topic(self, session: Session, conversation: Conversation) -> QueueName:
        topic = newest_topic(repository.newest_replies(session, conversation.id))
        return self.line.attendance.book.of(topic, _language(conversation)).key

    def _offer(self, session: Session, conversation: Conversation, wish: Wish, by: Actor, seq: int) -> None:
        if conversation.state == "waiting":
            self._say_place(session, conversation, seq)
            return
        wanted = self.line.attendance.book[wish.queue]
        queue = self.line.attendance.offered(session, wanted, _language(conversation))
        if queue is None:
            if wish.reason in AWAITS_AN_ANSWER:
                self._nobody(session, conversation, wanted, seq)
        elif self.mover.move(session, conversation, "propose", by, reason=wish.reason):
            offer = words.offer(queue, self.line.wait_minutes(session, queue))
            said = self.mover.say(session, conversation, offer, seq)
            self._remember(session, conversation, queue, wish, said.seq)

    def _remember(self, session: Session, conversation: Conversation, queue: Queue, wish: Wish, offer_seq: int) -> None:
        handover = repository.open_handover(session, conversation.id)
        if handover is None:
            now = self.mover.real_time()
            handover = Handover(
                id=repository.new_id(), conversation_id=conversation.id, asked_at=now, front=False,
                queue=queue.key, reason=wish.reason, offer_seq=offer_seq,
            )  # fmt: skip
            repository.add(session, handover)
        handover.queue, handover.reason, handover.offer_seq = queue.key, wish.reason, offer_seq

    def _nobody(self, session: Session, conversation: Conversation, wanted: Queue, seq: int | None) -> None:
        """No person can be had: say why, and offer what can be; an offer or a place that stood is taken back."""
        opening = self.line.attendance.opening(wanted)
        why = opening.why_nobody(self.line.attendance.clock.now(), wanted.entry.stop_before_minutes)
        if conversation.state == "proposed" and self.mover.move(session, conversation, "shut", SYSTEM):
            self._end(session, conversation, "closed")
        self.mover.say(session, conversation, self.closed.say(why, wanted, opening), seq)

    def _answer_offer(self, session: Session, conversation: Conversation, payload: Payload, message: Message) -> None:
        handover = repository.open_handover(session, conversation.id)
        if conversation.state != "proposed" or handover is None or message.reply_to != handover.offer_seq:
            raise ChoiceOldError
        if payload.intent == words.DECLINE:
            if self.mover.move(session, conversation, "decline", CITIZEN):
                self._end(session, conversation, "declined")
                self.mover.say(session, conversation, words.plain("declined"), message.seq)
            return
        self._consented(session, conversation, handover, message.seq)

    def _consented(self, session: Session, conversation: Conversation, handover: Handover, seq: int) -> None:
        wanted = self.line.queue_of(handover)
        queue = self.line.attendance.offered(session, wanted, _language(conversation))
        if queue is None:
            self._nobody(session, conversation, wanted, seq)
        elif self.mover.move(session, conversation, "consent", CITIZEN):
            self.line.join(handover, queue)
            place = self.line.place(session, handover) or 1
            self.mover.say(
                session, conversation, words.waiting(queue, place, self.line.wait_minutes(session, queue)), seq
            )

    def _say_place(self, session: Session, conversation: Conversation, seq: int) -> None:
        handover = repository.open_handover(session, conversation.id)
        if handover is None:
            return
        queue, place = self.line.queue_of(handover), self.line.place(session, handover) or 1
        told = words.still_waiting(queue, place, self.line.wait_minutes(session, queue))
        self.mover.say(session, conversation, told, seq)

    def _leave(
        self, session: Session, conversation: Conversation, seq: int | None, refusal: ChoiceOldError | NotWaitingError
    ) -> None:
        if conversation.state != "waiting" or not self.mover.move(session, conversation, "leave", CITIZEN):
            raise refusal
        self._end(session, conversation, "left")
        self.mover.say(session, conversation, words.plain("left"), seq)

    def _form(self, session: Session, conversation: Conversation, seq: int) -> None:
        if conversation.owner != BOT:
            raise ChoiceOldError
        self.mover.say(session, conversation, words.form(), seq)

    def _end(self, session: Session, conversation: Conversation, outcome: str) -> None:
        if handover := repository.open_handover(session, conversation.id):
            self.line.leave(handover, outcome, self.mover.real_time())


def _language(conversation: Conversation) -> Language:
    return cast("Language", conversation.language)
