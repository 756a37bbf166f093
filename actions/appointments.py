"""Appointments: booked at the city's own page, as no interface to it is published; and the queue."""

from typing import ClassVar

from actions.action import Action, City
from actions.queue_wait import QueueWait
from actions.services import ServiceTopic, Sides, facts_of
from backend.facts.fact import Told

INTERNATIONAL = "ics_west"


class AppointmentBooking(ServiceTopic):
    """Nothing is booked here: the link is told, and the phone."""

    name = "action_appointment_booking"
    service = "appointments"
    tells: ClassVar[Sides] = {
        "how": ("book_link", "appointment", "phone"),
        "international": ("appointment", "phone", "email"),
        "change": ("change", "book_link", "phone"),
        "late": ("late", "phone"),
        "free_times": ("free_times", "book_link", "phone"),
        "without": ("appointment", "book_link", "phone"),
        "bring": ("bring", "phone"),
    }
    offers = ("change", "free_times", "without")
    leads_to = ("queue_wait",)

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        desk = INTERNATIONAL if aspect == "international" else self.desk
        return city.tell(facts_of(self.service, city, desk), *self.tells[aspect])


def actions() -> tuple[Action, ...]:
    return (AppointmentBooking(), QueueWait())
