"""Family: to marry, to change one's name, and certificates of what happened, most of which the church office keeps."""

from typing import ClassVar

from actions.action import Action
from actions.services import RoutedTopic, ServiceTopic, Sides


class Marriage(ServiceTopic):
    name = "action_marriage"
    service = "marriage"
    tells: ClassVar[Sides] = {
        "how": ("declaration", "where", "certificate_validity", "phone"),
        "certificate": ("certificate_validity", "declaration", "phone"),
        "foreign": ("where", "phone"),
        "abroad": ("abroad", "phone"),
        "price": ("fee", "phone"),
        "witnesses": ("witnesses", "phone"),
        "papers": ("papers", "declaration", "phone"),
        "ceremony": ("ceremony", "declaration", "phone"),
    }
    offers = ("ceremony", "papers", "price")
    leads_to = ("name_change",)


class NameChange(ServiceTopic):
    name = "action_name_change"
    service = "name_change"
    tells: ClassVar[Sides] = {
        "how": ("apply", "fee", "free_when", "link"),
        "wedding": ("free_when", "fee", "apply"),
        "child": ("child_name", "apply", "link"),
        "price": ("fee", "free_when"),
        "time": ("processing_time", "phone"),
        "papers": ("other_papers", "health_card", "phone"),
        "allowed": ("allowed_names", "apply", "link"),
    }
    offers = ("price", "papers", "time")
    leads_to = ("marriage",)


class CivilCertificates(RoutedTopic):
    """The church office's, but for the civil marriages, which the municipality and the archives know of."""

    name = "action_civil_certificates"
    service = "civil_certificates"
    whose = "church_office"
    tells: ClassVar[Sides] = {
        "how": (),
        "old_marriage": ("civil_marriages", "archive_email"),
        "marriage": ("marriage_certificate", "phone"),
        "legalised": ("legalisation", "phone"),
        "abroad": ("born_abroad", "phone"),
        "price": ("fee",),
        "time": ("delivery_time",),
    }
    offers = ("marriage", "price", "abroad")
    leads_to = ("church_records",)


def actions() -> tuple[Action, ...]:
    return (Marriage(), NameChange(), CivilCertificates())
