"""The line of a queue: who stands where, how long it takes, and by when somebody is told."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.handover import repository
from api.handover.attendance import Attendance
from api.handover.models import Handover
from api.handover.queues import Queue
from api.handover.waits import deadline, wait_minutes


@dataclass(frozen=True)
class Line:
    attendance: Attendance

    def queue_of(self, handover: Handover) -> Queue:
        return self.attendance.book[handover.queue]

    def place(self, session: Session, handover: Handover) -> int | None:
        session.flush()
        return repository.place(session, handover)

    def wait_minutes(self, session: Session, queue: Queue) -> int | None:
        return wait_minutes(repository.pick_ups(session, queue.key))

    def join(self, handover: Handover, queue: Queue) -> None:
        """At the end."""
        handover.queue, handover.waiting_since = queue.key, self.attendance.real_time()
        self.be_patient(handover)

    def rejoin(self, handover: Handover, queue: Queue) -> None:
        """At the front: it was given back. How long the citizen has waited counts on."""
        handover.queue, handover.front = queue.key, True
        handover.agent_id = handover.agent_name = handover.guest_id = None
        self.be_patient(handover)

    def be_patient(self, handover: Handover) -> None:
        queue = self.queue_of(handover)
        closes_in = self.attendance.closes_in(queue)
        now = self.attendance.real_time()
        handover.deadline_at = deadline(now, queue.entry.deadline_minutes, closes_in)

    def leave(self, handover: Handover, outcome: str, now: dt.datetime) -> None:
        handover.ended_at, handover.outcome = now, outcome
        handover.deadline_at = None
