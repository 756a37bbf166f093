"""Bills from the municipality: what they are, paying later, reminders, and those that are not ours at all."""

from typing import ClassVar

from actions.action import Action, City
from actions.choices import ask
from actions.conversation import Asked
from actions.services import ServiceTopic, Sides, matter_of
from backend.facts.fact import Told
from backend.places.service import place_facts
from replies import Choice, Reply

SOMEBODY_ELSES = ("parking", "tax", "police")


class BillPayment(ServiceTopic):
    """A fine for parking, taxes and the like are sent on to whom they belong, a library's fine to the libraries."""

    name = "action_bill_payment"
    service = "bills"
    tells: ClassVar[Sides] = {
        "how": ("overview", "who", "instalments", "phone"),
        "library": (),
        "parking": (),
        "police": (),
        "reminder": ("reminder_fee", "reminder_fee_without_lien", "phone"),
        "instalments": ("instalments", "phone"),
        "paid_twice": ("paid_twice", "overview", "phone"),
        "dispute": ("dispute", "overview", "phone"),
        "set_off": ("set_off", "phone"),
        "tax": (),
        "direct_debit": ("direct_debit", "phone"),
        "how_to_pay": ("how_to_pay", "overview", "phone"),
    }
    offers = ("instalments", "reminder", "dispute")

    def run(self, asked: Asked, city: City) -> Reply:
        reply = super().run(asked, city)
        aspect = reply.key.removeprefix(f"{self.topic}.")
        return reply.model_copy(update={"choices": (*elsewhere(aspect), *reply.choices)})

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        if aspect == "library":
            return city.tell(place_facts(city.session, "libraries_phone"), "phone", "email")
        if aspect in SOMEBODY_ELSES:
            return matter_of(aspect, city)
        return super().told(aspect, city)


def elsewhere(aspect: str) -> tuple[Choice, ...]:
    """What is known of the others' fees, a button away."""
    if aspect == "library":
        return (ask("late_fee"),)
    return (ask("other_authority", authority=aspect),) if aspect in SOMEBODY_ELSES else ()


def actions() -> tuple[Action, ...]:
    return (BillPayment(),)
