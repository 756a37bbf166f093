"""Newcomers: a CPR number, the EU residence document of SIRI, and the tax card of the Danish Tax Agency."""

from typing import ClassVar

from actions.action import Action
from actions.services import RoutedTopic, ServiceTopic, Sides

DESK = "ics_west"


class CprRegistration(ServiceTopic):
    name = "action_cpr_registration_new_arrival"
    service = "cpr_registration"
    desk = DESK
    tells: ClassVar[Sides] = {
        "how": ("how", "eu_first", "help", "appointment", "documents", "phone", "email"),
        "short_stay": ("short_stay", "how", "phone"),
        "nordic": ("nordic", "help", "phone"),
        "family": ("family", "documents", "phone"),
        "documents": ("documents", "eu_first", "phone"),
        "health_card": ("health_card", "phone"),
        "price": ("fee", "phone"),
        "booking": ("appointment", "help", "phone", "email"),
        "time": ("processing_time", "health_card", "phone"),
        "next": ("next", "health_card", "help"),
    }
    offers = ("documents", "booking", "next")
    leads_to = ("eu_residence", "tax_card")


class EuResidence(ServiceTopic):
    name = "action_eu_residence"
    service = "eu_residence"
    desk = DESK
    tells: ClassVar[Sides] = {
        "how": ("how", "help", "siri_link", "fee", "bring", "phone"),
        "renewal": ("renewal", "siri_link", "phone"),
        "family": ("family", "siri_link", "phone"),
        "documents": ("bring", "siri_link", "phone"),
        "price": ("fee", "siri_link"),
        "deadline": ("deadline", "siri_link", "phone"),
        "time": ("processing_time", "siri_link", "phone"),
        "booking": ("how", "siri_link", "phone"),
    }
    offers = ("documents", "price", "time")
    leads_to = ("cpr_registration_new_arrival",)


class TaxCard(RoutedTopic):
    name = "action_tax_card"
    service = "tax_card"
    desk = DESK
    whose = "tax"
    tells: ClassVar[Sides] = {
        "how": ("how", "fee", "phone"),
        "change": ("change",),
        "documents": ("documents", "help", "phone"),
        "time": ("processing_time", "help", "phone"),
        "price": ("fee", "help", "phone"),
        "booking": ("help", "appointment", "phone"),
    }
    offers = ("documents", "booking", "time")
    leads_to = ("cpr_registration_new_arrival",)


def actions() -> tuple[Action, ...]:
    return (CprRegistration(), EuResidence(), TaxCard())
