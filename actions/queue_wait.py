"""The queue at Borgerservice: how many wait and for how long, as the counters' own system says; else whom to ask."""

import datetime as dt
from typing import ClassVar

from actions.action import City
from actions.choices import ask, sides
from actions.conversation import Asked
from actions.queue_counters import listed
from actions.services import ServiceTopic, Sides, facts_of
from backend.clients.errors import SourceError
from backend.facts.fact import Told, given
from backend.facts.values import Date, Duration, Time
from backend.places import service as places
from backend.places.types import OpenState
from backend.queue import service as queue
from backend.queue.service import Found
from replies import Choice, Reply, reply

COUNTER = "borgerservice"
NIGHT_BEGINS, NIGHT_ENDS = dt.time(19), dt.time(8)


class QueueWait(ServiceTopic):
    """The counters at this moment; the phone and the quiet times of day are not known."""

    name = "action_queue_wait"
    service = "queue"
    tells: ClassVar[Sides] = {
        "how": ("waiting_now", "appointment", "phone"),
        "on_the_phone": ("waiting_on_the_phone", "phone"),
        "quiet_times": ("quiet_times", "appointment", "phone"),
    }
    offers = ("quiet_times", "on_the_phone")
    leads_to = ("appointment_booking",)

    def run(self, asked: Asked, city: City) -> Reply:
        if city.cues.aspect(self.topic, asked) is not None:
            return super().run(asked, city)
        try:
            found = queue.waiting(city.doors, city.now)
        except SourceError:
            return super().run(asked, city)
        state = places.open_now(city.session, COUNTER, city.now)
        if state.state == "closed":
            return closed(state, city)
        if found.nobody and state.state == "unknown" and at_night(city.now):
            return reply("queue_wait.maybe_closed", {"asked_at": asked_at(found), **to_come(city)}, choices=leads())
        return as_counted(found, asked, city) if found.counters else super().run(asked, city)

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        link = city.tell(facts_of("appointments", city), "book_link") if aspect == "how" else {}
        return {**super().told(aspect, city), **link}


def as_counted(found: Found, asked: Asked, city: City) -> Reply:
    """The counters that are asked for; as they were a while ago, where that is all that is known."""
    old = found.minutes_old(city.now)
    facts = {"counters": listed(found, asked, city), "asked_at": asked_at(found), **to_come(city)}
    if old > 1:
        age = given(Duration(number=old, unit="minute"))
        return reply("queue_wait.earlier", {**facts, "age": age}, choices=leads())
    return reply("queue_wait.now", facts, choices=leads())


def closed(state: OpenState, city: City) -> Reply:
    """Whatever is counted then: not that nobody waits, but that nobody is served."""
    facts = {"hours": city.told(state.fact), **to_come(city)}
    if opens := state.next_opening:
        facts["next_date"] = given(Date(date=opens.date()))
        facts["next_time"] = facts["hours"].model_copy(update={"value": Time(time=opens.time())})
    return reply("queue_wait.closed", facts, choices=leads())


def at_night(now: dt.datetime) -> bool:
    """When a counter whose hours are not known is hardly open."""
    return not NIGHT_ENDS <= now.time() < NIGHT_BEGINS


def asked_at(found: Found) -> Told:
    return given(Time(time=found.asked_at.time().replace(second=0, microsecond=0)))


def to_come(city: City) -> dict[str, Told]:
    return city.tell(facts_of("appointments", city), "appointment", "phone")


def leads() -> tuple[Choice, ...]:
    others = sides("queue_wait", *QueueWait.offers)
    return (*others, ask("appointment_booking"), ask("opening_hours", place=COUNTER), ask("human"))
