"""The city at large: access to files, Borgerservice on wheels, new ideas, taking part, and who does what."""

from typing import ClassVar

from actions.action import Action
from actions.services import ServiceTopic, Sides


class AccessToDocuments(ServiceTopic):
    name = "action_access_to_documents"
    service = "access_to_documents"
    desk = "municipality_phone"
    tells: ClassVar[Sides] = {
        "how": ("where_to_ask", "deadline", "fee", "website", "phone"),
        "deadline": ("deadline", "late", "phone"),
        "price": ("fee", "phone"),
        "own_case": ("own_case", "deadline", "website", "phone"),
        "refused": ("refused", "phone"),
    }
    offers = ("deadline", "own_case", "refused")
    leads_to = ("own_case_records",)


class BorgerserviceToGo(ServiceTopic):
    name = "action_borgerservice_2_go"
    service = "borgerservice_2_go"
    tells: ClassVar[Sides] = {
        "how": ("for_whom", "where", "when", "website", "phone"),
        "where": ("where", "website", "phone"),
        "when": ("when", "website", "phone"),
        "book": ("book", "for_whom", "website", "phone"),
        "for_whom": ("for_whom", "website", "phone"),
        "what_is_done": ("what_is_done", "website", "phone"),
    }
    offers = ("where", "book", "what_is_done")
    leads_to = ("organisation",)


class Innovation(ServiceTopic):
    name = "action_innovation"
    service = "innovation"
    desk = "municipality_phone"
    tells: ClassVar[Sides] = {
        "how": ("part_of", "projects", "website", "phone"),
        "showroom": ("showroom", "website", "phone"),
        "visit": ("visit", "website", "phone"),
        "projects": ("projects", "website", "phone"),
        "idea": ("idea", "website", "phone"),
        "open_source": ("open_source", "website", "phone"),
    }
    offers = ("showroom", "visit", "projects")
    leads_to = ("citizen_participation",)


class CitizenParticipation(ServiceTopic):
    name = "action_citizen_participation"
    service = "citizen_participation"
    desk = "municipality_phone"
    tells: ClassVar[Sides] = {
        "how": ("portal", "phone"),
        "hearing": ("portal", "hearing", "phone"),
        "deadline": ("deadline", "portal", "phone"),
        "proposal": ("proposal", "portal", "phone"),
        "meet": ("meet", "portal", "phone"),
        "help": ("help", "portal", "phone"),
    }
    offers = ("hearing", "proposal", "meet")
    leads_to = ("organisation",)


class Organisation(ServiceTopic):
    name = "action_organisation"
    service = "organisation"
    desk = "municipality_phone"
    tells: ClassVar[Sides] = {
        "how": ("parts", "where", "staff", "libraries", "archives", "website"),
        "staff": ("staff", "website"),
        "policy": ("policy", "website"),
        "plan": ("plan", "policy", "website", "phone"),
        "figures": ("figures", "staff", "libraries", "archives", "website", "phone"),
        "budget": ("budget", "website", "phone"),
        "leader": ("leader", "website", "phone"),
        "job": ("job", "website", "phone"),
        "billing": ("billing", "website"),
    }
    offers = ("policy", "figures", "leader")
    leads_to = ("borgerservice_2_go",)


def actions() -> tuple[Action, ...]:
    return (AccessToDocuments(), BorgerserviceToGo(), Innovation(), CitizenParticipation(), Organisation())
