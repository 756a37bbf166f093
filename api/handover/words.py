"""What is said of a handover: one Reply for each situation, with the values and buttons that its words need."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.handover.opening import UNTOLD, Opening, Why
from api.handover.queues import Queue
from backend.facts.fact import Told, given
from backend.facts.values import Duration, Number, same
from backend.places.service import UnknownPlaceError, place_facts
from replies import Choice, Payload, Reply, reply

log = structlog.get_logger()
ASK, CONSENT, DECLINE, LEAVE, MESSAGE = (
    "handover_ask", "handover_consent", "handover_decline", "handover_leave", "handover_message",
)  # fmt: skip
OURS = frozenset({ASK, CONSENT, DECLINE, LEAVE, MESSAGE})


def button(intent: str) -> Choice:
    """Pressed, it is the gateway that acts; the bot never hears of it."""
    name = intent.removeprefix("handover_")
    return Choice(key=name, label=f"handover.{name}", payload=Payload(intent=intent))


def wait_fact(minutes: int | None) -> Told:
    return UNTOLD if minutes is None else given(Duration(number=minutes, unit="minute"))


def in_queue(queue: Queue, **more: Told) -> dict[str, Told]:
    return {"queue": given(queue.name), **more}


def offer(queue: Queue, minutes: int | None) -> Reply:
    facts = in_queue(queue, wait=wait_fact(minutes))
    return reply("handover.offer", facts, choices=(button(CONSENT), button(DECLINE), button(MESSAGE)))


def waiting(queue: Queue, place: int, minutes: int | None) -> Reply:
    return _in_line("handover.waiting", queue, place, wait=wait_fact(minutes))


def still_waiting(queue: Queue, place: int, minutes: int | None) -> Reply:
    return _in_line("handover.still_waiting", queue, place, wait=wait_fact(minutes))


def deadline_passed(queue: Queue, place: int) -> Reply:
    return _in_line("handover.deadline", queue, place)


def _in_line(key: str, queue: Queue, place: int, **more: Told) -> Reply:
    facts = in_queue(queue, place=given(Number(number=place)), **more)
    return reply(key, facts, choices=(button(MESSAGE), button(LEAVE)))


def given_back(situation: str, queue: Queue) -> Reply:
    """To the front of the queue: "released", "lost" or "queue_changed"."""
    return reply(f"handover.{situation}", in_queue(queue), choices=(button(MESSAGE), button(LEAVE)))


def with_person(situation: str, queue: Queue, name: str) -> Reply:
    """A person has it now: "claimed" or "transferred"."""
    return reply(f"handover.{situation}", in_queue(queue, agent=given(same(name))))


def plain(situation: str) -> Reply:
    """What needs no values."""
    return reply(f"handover.{situation}")


def form() -> Reply:
    return reply("handover.form")


@dataclass(frozen=True)
class Closed:
    """What is said where nobody can be had: when they are there again, and whom to call, as far as that is known."""

    city: sessionmaker[Session]
    today: Callable[[], dt.date]

    def say(self, situation: Why | Literal["closed_meanwhile"], queue: Queue, opening: Opening) -> Reply:
        facts = in_queue(queue, next_opening=opening.again(self.today()), phone=self._phone(queue))
        return reply(f"handover.{situation}", facts, choices=(button(MESSAGE),))

    def _phone(self, queue: Queue) -> Told:
        try:
            with self.city() as session:
                fact = place_facts(session, queue.entry.hours.place).get("phone")
        except (SQLAlchemyError, UnknownPlaceError) as error:
            log.warning("city_store_unread", queue=queue.key, error=type(error).__name__)
            return UNTOLD
        return fact.told(self.today()) if fact else UNTOLD
