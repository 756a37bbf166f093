"""Moving: reporting it, in time, and proof of where one lives."""

from actions.action import Action, City
from actions.choices import ask, asks, sides
from actions.conversation import Asked
from actions.services import Sides, facts_of
from replies import Reply, reply

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


def actions() -> tuple[Action, ...]:
    return (MovingAddress(), ResidenceCertificate())
