"""Looks after those who wait, and those whose person is gone: nobody is left in silence."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from anyio import to_thread
from sqlalchemy.orm import Session, sessionmaker

from api.conversations.models import Conversation
from api.handover import repository, words
from api.handover.line import Line
from api.handover.models import Handover
from api.handover.moving import SYSTEM, Mover


@dataclass(frozen=True)
class Watch:
    """`since` is when this process began: what it cannot have heard before then, it holds against nobody."""

    sessions: sessionmaker[Session]
    mover: Mover
    line: Line
    closed: words.Closed
    since: dt.datetime
    look_around_s: float

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self.look_around_s)
            await to_thread.run_sync(self.look)

    def look(self) -> int:
        """How many conversations were seen to. Several processes may look at once: each is seen to once."""
        with self.sessions() as session:
            overdue = repository.overdue(session, self.mover.real_time())
            unheard = repository.unheard(session, self._silent_since()) if self._may_judge() else []
        return sum(map(self._expire, overdue)) + sum(map(self._lose, unheard))

    def _may_judge(self) -> bool:
        return self._silent_since() >= self.since

    def _silent_since(self) -> dt.datetime:
        return self.mover.real_time() - dt.timedelta(seconds=self.line.attendance.silent_s)

    def _expire(self, conversation_id: str) -> bool:
        """The queue's patience is over: the place is kept and a way out offered, or the queue has closed."""
        with self._seen(conversation_id) as (session, conversation, handover):
            if handover is None or handover.deadline_at is None or handover.deadline_at > self.mover.real_time():
                return False
            if conversation.state != "waiting":
                return False
            queue = self.line.queue_of(handover)
            opening = self.line.attendance.opening(queue)
            if not self.mover.move(session, conversation, "expire" if opening.open else "shut", SYSTEM):
                return False
            if opening.open:
                self.line.be_patient(handover)
                said = words.deadline_passed(queue, self.line.place(session, handover) or 1)
            else:
                self.line.leave(handover, "closed", self.mover.real_time())
                said = self.closed.say("closed_meanwhile", queue, opening)
            self.mover.say(session, conversation, said)
            return True

    def _lose(self, conversation_id: str) -> bool:
        """The person is gone: to the front of the queue; what was being rounded off is over."""
        with self._seen(conversation_id) as (session, conversation, handover):
            if handover is None or conversation_id not in repository.unheard(session, self._silent_since()):
                return False
            rounding_off = conversation.state == "wrap_up"
            if not self.mover.move(session, conversation, "finish" if rounding_off else "lose", SYSTEM, reason="lost"):
                return False
            if rounding_off:
                self.line.leave(handover, "lost", self.mover.real_time())
                said = words.plain("finished")
            else:
                self.line.rejoin(handover, self.line.queue_of(handover))
                said = words.given_back("lost", self.line.queue_of(handover))
            told = self.mover.say(session, conversation, said)
            handover.ended_seq = told.seq if rounding_off else None
            return True

    @contextmanager
    def _seen(self, conversation_id: str) -> Iterator[tuple[Session, Conversation, Handover | None]]:
        with self.sessions.begin() as session:
            conversation = repository.conversation(session, conversation_id)
            if conversation is None:
                yield session, Conversation(), None
                return
            repository.reread(session, conversation)
            yield session, conversation, repository.open_handover(session, conversation_id)
