"""Who is at the desk, as far as was heard, and so which queue a citizen can be offered."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy.orm import Session

from api.accounts.access import Agent
from api.conversations.transcript import Now
from api.handover import repository
from api.handover.models import Presence
from api.handover.opening import Opening, OpeningHours
from api.handover.queues import Queue, QueueBook
from backend.facts.values import Language
from backend.places.hours import utc

Here = Literal["ready", "pause", "away"]
USUAL_CAPACITY = 3
KEPT_SHARE = 1 / 12


@dataclass(frozen=True)
class Attendance:
    """`real_time` tells who was heard of, the city's `clock` what is open. `silent_s`: after so long one is gone."""

    book: QueueBook
    hours: OpeningHours
    clock: Now
    real_time: Callable[[], dt.datetime]
    silent_s: float

    def is_fresh(self, session: Session, agent: Agent) -> bool:
        """Whether what is written of them is as good as new."""
        known = repository.presence(session, agent.account_id)
        if known is None or not same(known, agent):
            return False
        return self.real_time() - known.heard_at <= dt.timedelta(seconds=self.silent_s * KEPT_SHARE)

    def heard(self, session: Session, agent: Agent) -> None:
        """A sign of life; written down now and then, or when something of the account is new."""
        now = self.real_time()
        known = repository.presence(session, agent.account_id)
        if known is None:
            repository.put_presence(session, self._new(agent, now))
        elif not self.is_fresh(session, agent):
            known.name, known.heard_at = agent.name, now
            known.queues, known.languages = sorted(agent.queues), sorted(agent.languages)

    def settle(self, session: Session, agent: Agent, presence: Here, capacity: int | None) -> Presence:
        self.heard(session, agent)
        session.flush()
        known = cast("Presence", repository.presence(session, agent.account_id))
        known.presence, known.capacity = presence, capacity or known.capacity
        return known

    def present(self, session: Session) -> list[Presence]:
        """Those of whom something was heard of late, whatever they do."""
        return repository.presences(session, self.real_time() - dt.timedelta(seconds=self.silent_s))

    def is_there(self, session: Session, queue: Queue, language: Language) -> bool:
        return any(
            each.presence == "ready" and queue.key in each.queues and language in each.languages
            for each in self.present(session)
        )

    def opening(self, queue: Queue) -> Opening:
        return self.hours.open_now(queue, self.clock.now())

    def offered(self, session: Session, wanted: Queue, language: Language) -> Queue | None:
        """The wanted queue or the first it falls back on where a person can be had now; None: nobody is offered."""
        now = self.clock.now()
        for queue in self.book.chain(wanted):
            in_time = self.opening(queue).offered(now, queue.entry.stop_before_minutes)
            if in_time and queue.speaks(language) and self.is_there(session, queue, language):
                return queue
        return None

    def closes_in(self, queue: Queue) -> dt.timedelta | None:
        """None where it never closes; nothing, where it is closed or its hours are not known."""
        opening = self.opening(queue)
        if not opening.open:
            return dt.timedelta(0)
        return utc(opening.until) - utc(self.clock.now()) if opening.until else None

    @staticmethod
    def _new(agent: Agent, now: dt.datetime) -> Presence:
        return Presence(
            account_id=agent.account_id,
            name=agent.name,
            queues=sorted(agent.queues),
            languages=sorted(agent.languages),
            presence="away",
            capacity=USUAL_CAPACITY,
            heard_at=now,
        )


def same(known: Presence, agent: Agent) -> bool:
    return (known.name, known.queues, known.languages) == (agent.name, sorted(agent.queues), sorted(agent.languages))
