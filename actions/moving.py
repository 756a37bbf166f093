"""Moving: reporting it, in time, and proof of where one lives."""

from collections.abc import Mapping

from actions.action import Action, City
from actions.choices import ask, asks, sides
from actions.conversation import Asked
from backend.facts.fact import Fact
from backend.places.service import place_facts
from backend.services.service import service_facts
from replies import Reply, reply

Sides = Mapping[str, tuple[str, ...]]

MOVE: Sides = {
    "how": ("deadline", "earliest", "self_service", "fine_late", "fine_after", "doctor", "postnord", "undo"),
    "deadline": ("deadline", "earliest", "fine_late", "fine_after", "self_service"),
    "fine": ("fine_late", "fine_after", "fine_wrong", "self_service"),
    "protected": ("protected_address", "phone"),
    "remove_person": ("remove_person", "phone"),
    "who_lives_here": ("who_lives_here",),
    "children": ("children", "self_service"),
    "lodger": ("lodger", "self_service"),
    "doctor": ("doctor", "self_service"),
    "mail": ("postnord", "mail_forwarded"),
    "heating": ("heating",),
    "undo": ("undo", "self_service", "phone"),
}
CERTIFICATE: Sides = {
    "how": ("self_service", "fee"),
    "price": ("fee", "self_service"),
    "time": ("delivery_time", "self_service", "phone"),
}


class MovingAddress(Action):
    name = "action_moving_address"

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked) or "how"
        choices = (
            *sides(self.topic, "deadline", "fine", "children", but=aspect)[:2],
            *asks("residence_certificate", "human"),
        )
        return reply(f"{self.topic}.{aspect}", city.tell(facts_of("moving", city), *MOVE[aspect]), choices=choices)


class ResidenceCertificate(Action):
    name = "action_residence_certificate"

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked) or "how"
        told = city.tell(facts_of(self.topic, city), *CERTIFICATE[aspect])
        choices = (*sides(self.topic, "price", "time", but=aspect), ask("moving_address"), ask("human"))
        return reply(f"{self.topic}.{aspect}", told, choices=choices)


def facts_of(service: str, city: City) -> dict[str, Fact]:
    """All about the service, and whom to call."""
    phone = {name: fact for name, fact in place_facts(city.session, "borgerservice").items() if name == "phone"}
    return {**phone, **service_facts(city.session, service)}


def actions() -> tuple[Action, ...]:
    return (MovingAddress(), ResidenceCertificate())
