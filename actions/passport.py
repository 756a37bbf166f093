"""Passports: a new one, one for a child, one that is gone, and one to collect."""

from collections.abc import Mapping

from actions.action import Action, City
from actions.age import ADULT, age_meant
from actions.choices import ask, asks, sides
from actions.conversation import Asked
from actions.services import Sides, facts_of
from backend.facts.fact import Fact, Told, given
from backend.facts.values import Number
from backend.services.service import passport_fee
from replies import Choice, Reply, reply

FEES = ("fee_adult", "fee_pensioner", "fee_youth", "fee_child")
RENEW: Sides = {
    "how": (
        "apply_in_person",
        "fee_adult",
        "bring_old_passport",
        "photo_fee",
        "validity",
        "fingerprints_age",
        "book_link",
    ),
    "price": (*FEES, "photo_fee"),
    "pensioner_price": ("fee_pensioner", "fee_adult", "bring_old_passport"),
    "photo": ("photo_fee", "book_link"),
    "fingerprints": ("fingerprints_age",),
    "validity": ("validity",),
    "time": ("delivery_time", "pickup", "phone"),
    "urgent": ("urgent", "emergency_passport", "phone"),
    "bring": ("bring_old_passport", "photo_fee", "phone"),
    "booking": ("apply_in_person", "book_link", "phone"),
}
CHILD: Sides = {
    "how": (
        "guardians_consent",
        "apply_in_person",
        "fee_child",
        "fee_youth",
        "fingerprints_age",
        "photo_fee",
        "book_link",
    ),
    "how_age": ("fee", "guardians_consent", "apply_in_person", "fingerprints_age", "photo_fee", "book_link"),
    "price": ("fee_child", "fee_youth", "guardians_consent"),
    "price_age": ("fee", "guardians_consent"),
    "consent": ("guardians_consent", "phone"),
    "fingerprints": ("fingerprints_age",),
    "fingerprints_too_young": ("fingerprints_age",),
    "fingerprints_old_enough": ("fingerprints_age",),
    "validity": ("validity_child", "phone"),
    "photo": ("photo_fee", "book_link"),
    "bring": ("bring_old_passport", "guardians_consent", "photo_fee", "phone"),
}
LOST: Sides = {
    "how": ("lost_report", "apply_in_person", "emergency_passport", "book_link", "phone"),
    "emergency": ("emergency_passport", "lost_report", "phone"),
    "found": ("phone",),
    "price": ("bring_old_passport", "fee_adult", "phone"),
}
PICKUP: Sides = {
    "how": ("pickup", "pickup_places", "phone"),
    "another": ("pickup_by_another", "pickup", "phone"),
    "by_post": ("pickup", "pickup_places"),
    "when": ("delivery_time", "pickup", "phone"),
}


class PassportRenew(Action):
    name = "action_passport_renew"

    def run(self, asked: Asked, city: City) -> Reply:
        age = age_meant(asked, city.cues)
        aspect = city.cues.aspect(self.topic, asked) or "how"
        if age is not None and age < ADULT and (aspect != "validity" or asked.said("person_relation")):
            return child(asked, city, age)
        return reply(
            f"{self.topic}.{aspect}", city.tell(facts_of("passport", city), *RENEW[aspect]), choices=after_renew(aspect)
        )


def after_renew(aspect: str) -> tuple[Choice, ...]:
    return (*sides("passport_renew", "price", "booking", "time", but=aspect)[:2], *asks("passport_child", "human"))


class PassportChild(Action):
    """A child of eighteen is an adult here."""

    name = "action_passport_child"

    def run(self, asked: Asked, city: City) -> Reply:
        age = age_meant(asked, city.cues)
        if age is not None and age >= ADULT:
            return reply(
                "passport_renew.price",
                city.tell(facts_of("passport", city), *RENEW["price"]),
                choices=after_renew("price"),
            )
        return child(asked, city, age)


def child(asked: Asked, city: City, age: int | None) -> Reply:
    facts = facts_of("passport", city)
    aspect = city.cues.aspect("passport_child", asked) or "how"
    situation = child_situation(aspect, age, facts)
    if age is not None:
        facts["fee"] = passport_fee(city.session, age)
    told = {**city.tell(facts, *CHILD[situation]), **aged(age)}
    choices = (
        *sides("passport_child", "price", "consent", "fingerprints", but=aspect)[:2],
        *asks("passport_renew", "human"),
    )
    return reply(f"passport_child.{situation}", told, choices=choices)


def child_situation(aspect: str, age: int | None, facts: Mapping[str, Fact]) -> str:
    """The side asked about, narrowed by the child's age where that makes the answer another."""
    if age is None:
        return aspect
    if aspect in {"how", "price"}:
        return f"{aspect}_age"
    limit = facts["fingerprints_age"].value if "fingerprints_age" in facts else None
    if aspect == "fingerprints" and isinstance(limit, Number):
        return "fingerprints_too_young" if age < limit.number else "fingerprints_old_enough"
    return aspect


def aged(age: int | None) -> dict[str, Told]:
    return {} if age is None else {"age": given(Number(number=age))}


class PassportLost(Action):
    name = "action_passport_lost"

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked) or "how"
        choices = (*sides(self.topic, "emergency", "price", but=aspect), ask("human"))
        return reply(f"{self.topic}.{aspect}", city.tell(facts_of("passport", city), *LOST[aspect]), choices=choices)


class PassportPickup(Action):
    name = "action_passport_pickup"

    def run(self, asked: Asked, city: City) -> Reply:
        aspect = city.cues.aspect(self.topic, asked) or "how"
        choices = (
            *sides(self.topic, "another", "when", but=aspect),
            ask("opening_hours", place="borgerservice"),
            ask("human"),
        )
        return reply(f"{self.topic}.{aspect}", city.tell(facts_of("passport", city), *PICKUP[aspect]), choices=choices)


def actions() -> tuple[Action, ...]:
    return (PassportRenew(), PassportChild(), PassportLost(), PassportPickup())
