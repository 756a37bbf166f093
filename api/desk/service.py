"""What the desk sees: its queues, a conversation with what travels along, colleagues, and what is past."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session, sessionmaker

from api.accounts.access import Agent
from api.accounts.service import note_reading
from api.conversations.models import Conversation, Message
from api.conversations.views import view
from api.desk import repository
from api.desk.cards import Cards, Glance
from api.desk.doors import Doors
from api.desk.glances import Glances
from api.desk.schemas import Card, Colleague, History, NoteView, Opened, Past, PresenceSet, Queues, QueueView
from api.errors import ConversationUnknownError
from api.handover.attendance import Here
from api.handover.desk_reading import DeskReading, Held
from api.handover.errors import QueueNotYoursError
from api.handover.models import Handover, Note, Presence
from api.handover.states import agent_owner
from api.handover.summary import summary_of
from api.live.signs import Signs
from backend.facts.values import Language
from replies.reply import Queue


@dataclass(frozen=True)
class Desk:
    sessions: sessionmaker[Session]
    reading: DeskReading
    cards: Cards
    glances: Glances
    doors: Doors
    signs: Signs

    def heard(self, agent: Agent) -> None:
        """A sign of life; most calls come too soon after the last to be worth a write."""
        with self.sessions() as session:
            if self.reading.attendance.is_fresh(session, agent):
                return
        with self.sessions.begin() as session:
            self.reading.attendance.heard(session, agent)

    def settle(self, agent: Agent, wanted: PresenceSet) -> Colleague:
        with self.sessions.begin() as session:
            known = self.reading.attendance.settle(session, agent, wanted.presence, wanted.capacity)
            self.reading.tell_desk(session)
            return _colleague(known, self.reading.owned_by_each(session).get(agent_owner(agent.account_id), 0))

    def queues(self, agent: Agent) -> Queues:
        with self.sessions() as session:
            line = self.reading.waiting(session, frozenset(agent.queues))
            mine = self.reading.of(session, agent.account_id)
            glances = self.glances.of(session, [held.conversation for held in (*line, *mine)])
            ready = self.reading.ready(session)
            return Queues(
                queues=[self._queue(queue, line, ready[queue]) for queue in sorted(agent.queues)],
                waiting=[self._card(held, glances) for held in line],
                mine=[self._card(held, glances) for held in mine],
            )

    def conversation(self, agent: Agent, conversation_id: str, after: int, language: Language) -> Opened:
        """QueueNotYoursError for who has neither its queue nor it. The reading of a past one is written down."""
        with self.sessions() as session:
            conversation, handover = self._readable(session, agent, conversation_id)
            last = handover.ended_seq if handover.ended_at else None
            everything = repository.messages(session, conversation_id, last)
            opened = self._opened(session, conversation, handover, everything, after=after, language=language)
        if handover.ended_at:
            self._write_down(agent, conversation_id)
        return opened

    def note(self, agent: Agent, conversation_id: str, text: str) -> NoteView:
        with self.sessions.begin() as session:
            self._readable(session, agent, conversation_id)
            note = Note(
                id=str(uuid.uuid4()), conversation_id=conversation_id, author_id=agent.account_id, author=agent.name,
                text=self.reading.tidy(text), at=self.reading.attendance.real_time(),
            )  # fmt: skip
            session.add(note)
            self.reading.tell(session, conversation_id)
            return _note(note)

    def typing(self, agent: Agent, conversation_id: str) -> None:
        with self.sessions() as session:
            self.reading.refuse_outsiders(session, agent, conversation_id)
        self.signs.give(conversation_id, "agent")

    def colleagues(self) -> list[Colleague]:
        """Those at the desk now, and how much each has in hand."""
        with self.sessions() as session:
            owned = self.reading.owned_by_each(session)
            present = self.reading.attendance.present(session)
            return [_colleague(each, owned.get(agent_owner(each.account_id), 0)) for each in present]

    def history(self, agent: Agent, words: str, after: str | None) -> History:
        """A page of what is past, newest first; `after` is where the page before ended."""
        with self.sessions() as session:
            last = repository.handover(session, after) if after else None
            before = (last.ended_at, last.id) if last and last.ended_at else None
            found = repository.past(session, frozenset(agent.queues), words, before)
            said = repository.messages_of(session, [each.conversation_id for each in found])
            views = [self._past(session, each, said[each.conversation_id]) for each in found]
        full = len(found) == repository.MOST_FOUND
        return History(conversations=views, next=found[-1].id if full else None)

    def _opened(
        self,
        session: Session,
        conversation: Conversation,
        handover: Handover,
        everything: Sequence[Message],
        *,
        after: int,
        language: Language,
    ) -> Opened:
        typing = self.signs.shown(conversation.id, "citizen")
        return Opened(
            conversation=self.cards.card(
                conversation, handover, self.cards.glance(conversation, everything), typing=typing
            ),
            summary=self.cards.summary(summary_of(everything, conversation.language, conversation.channel)),
            messages=[view(each, self.cards.speaker, language, "standard") for each in everything if each.seq > after],
            notes=[_note(each) for each in repository.notes(session, conversation.id)],
        )

    def _readable(self, session: Session, agent: Agent, conversation_id: str) -> tuple[Conversation, Handover]:
        conversation = repository.conversation(session, conversation_id)
        handover = repository.readable(session, conversation_id)
        if conversation is None or handover is None:
            raise ConversationUnknownError
        if handover.queue not in agent.queues and agent.account_id not in {handover.agent_id, handover.guest_id}:
            raise QueueNotYoursError
        return conversation, handover

    def _write_down(self, agent: Agent, conversation_id: str) -> None:
        with self.sessions.begin() as session:
            note_reading(session, agent, conversation_id, self.reading.attendance.real_time())

    def _queue(self, key: Queue, line: Sequence[Held], ready: int) -> QueueView:
        attendance = self.reading.attendance
        queue = attendance.book[key]
        since = [held.handover.waiting_since for held in line if held.handover.queue == key]
        waits = [(attendance.real_time() - each).total_seconds() for each in since if each]
        return QueueView(
            queue=key,
            name=queue.title,
            open=self.doors.open(key),
            waiting=len(since),
            longest_wait_seconds=round(max(waits, default=0)),
            agents_ready=ready,
        )

    def _card(self, held: Held, glances: dict[str, Glance]) -> Card:
        conversation, handover = held.conversation, held.handover
        typing = self.signs.shown(conversation.id, "citizen")
        return self.cards.card(conversation, handover, glances[conversation.id], typing=typing)

    def _past(self, session: Session, handover: Handover, messages: Sequence[Message]) -> Past:
        conversation = cast("Conversation", repository.conversation(session, handover.conversation_id))
        read = [each for each in messages if each.seq <= (handover.ended_seq or 0)]
        card = self.cards.card(conversation, handover, self.cards.glance(conversation, read), typing=False)
        how = {"agent": handover.agent_name, "outcome": handover.outcome, "ended_at": handover.ended_at}
        return Past.model_validate({**card.model_dump(), **how})


def _colleague(known: Presence, held: int) -> Colleague:
    return Colleague(
        id=known.account_id,
        name=known.name,
        queues=cast("list[Queue]", known.queues),
        presence=cast("Here", known.presence),
        capacity=known.capacity,
        open=held,
    )


def _note(note: Note) -> NoteView:
    return NoteView(id=note.id, author=note.author, text=note.text, at=note.at)
