"""Health: the yellow card, one's doctor, and the blue EU card, which is another's matter."""

from actions.action import Action
from actions.services import ServiceTopic, Sides

CARD: Sides = {
    "how": ("order", "fee", "free_when", "delivery_time", "mitid_age"),
    "not_come": ("delivery_time", "phone"),
    "wrong": ("wrong_details", "phone"),
    "newcomer": ("newcomer", "phone"),
    "app": ("app", "phone"),
    "no_mitid": ("no_mitid", "phone"),
    "temporary": ("temporary", "delivery_time", "phone"),
    "child": ("mitid_age", "child", "order", "phone"),
    "free": ("free_when", "fee", "order"),
    "price": ("fee", "free_when", "order"),
    "time": ("delivery_time", "order", "phone"),
}
DOCTOR: Sides = {
    "how": ("order", "fee", "free_when", "delivery_time", "phone"),
    "closed": ("free_when", "doctor_closed", "phone"),
    "group": ("insurance_group", "phone"),
    "which": ("open_doctors", "phone"),
    "moving": ("free_when", "order"),
    "no_mitid": ("no_mitid", "phone"),
    "price": ("fee", "free_when"),
    "time": ("doctor_from", "delivery_time", "phone"),
    "child": ("child_doctor", "phone"),
    "undo": ("undo_doctor", "phone"),
}
EU_CARD: Sides = {
    "how": ("whose", "link", "phone"),
    "covered": ("covered", "link", "phone"),
    "lost": ("lost", "link", "phone"),
    "soon": ("temporary", "link", "phone"),
    "price": ("fee", "link"),
    "time": ("delivery_time", "link", "phone"),
    "child": ("child", "link", "phone"),
}


class HealthCard(ServiceTopic):
    name = "action_health_card"
    service = "health_card"
    tells = CARD
    offers = ("price", "time", "free")
    leads_to = ("doctor_change",)


class DoctorChange(ServiceTopic):
    """The doctor stands on the health card: a new one is a new card, and its fee."""

    name = "action_doctor_change"
    service = "health_card"
    tells = DOCTOR
    offers = ("which", "price", "group")
    leads_to = ("health_card",)


class EuHealthCard(ServiceTopic):
    """Not ours to answer in full: where it is ordered, and a person."""

    name = "action_eu_health_card"
    service = "eu_health_card"
    tells = EU_CARD
    offers = ("soon", "covered")
    leads_to = ("health_card",)


def actions() -> tuple[Action, ...]:
    return (HealthCard(), DoctorChange(), EuHealthCard())
