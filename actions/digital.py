"""Digital: MitID, the digital mailbox, help with self-service, acting for another, and papers that say who one is."""

from actions.action import Action, City
from actions.services import ServiceTopic, Sides
from backend.facts.fact import Told
from backend.services.service import service_facts

MITID: Sides = {
    "how": ("how", "fee", "identification", "support_phone", "book_link", "phone"),
    "misused": ("support_phone", "official_site"),
    "blocked": ("support_phone", "blocked", "book_link"),
    "new_phone": ("new_phone", "support_phone"),
    "code_display": ("code_display", "support_phone"),
    "child": ("child", "phone"),
    "business": ("business", "support_phone"),
    "abroad": ("abroad", "support_phone"),
    "cannot_come": ("cannot_come", "phone"),
    "price": ("fee", "how"),
    "identification": ("identification", "how", "phone"),
    "booking": ("appointment", "book_link", "phone"),
    "support": ("support_phone", "how"),
}
POST: Sides = {
    "how": ("link", "hotline", "phone"),
    "exempt": ("exempt", "phone"),
    "deceased": ("deceased", "phone"),
    "suspicious": ("suspicious", "hotline"),
    "another": ("another", "phone"),
    "young": ("young", "phone"),
    "notice": ("notice", "hotline", "link"),
    "write": ("write", "phone", "link"),
}
HELP: Sides = {
    "how": ("hotline", "desk_help", "phone", "appointment", "link"),
    "scan": ("scan", "phone"),
    "computer": ("computer", "phone"),
    "paper": ("paper", "phone"),
    "error": ("hotline", "error", "phone"),
    "course": ("course", "phone"),
}
PROXY: Sides = {
    "how": ("power_of_attorney", "phone", "link"),
    "deceased": ("deceased", "phone"),
    "guardian": ("guardian", "phone"),
    "mitid": ("use_their_mitid", "phone"),
    "companion": ("companion", "phone"),
    "read_access": ("read_access", "hotline", "link", "phone"),
    "withdraw": ("withdraw", "phone"),
}
CARD: Sides = {
    "how": ("where", "bring", "fee", "age", "book_link", "delivery_time"),
    "legalise": ("legalise", "legalise_link", "phone"),
    "copy": ("certified_copy", "phone"),
    "lost": ("lost", "fee", "phone"),
    "travel": ("travel", "phone"),
    "young": ("age", "guardians", "phone"),
    "price": ("fee",),
    "time": ("delivery_time", "where", "phone"),
    "validity": ("validity", "phone"),
    "bring": ("bring", "phone"),
}


class MitId(ServiceTopic):
    name = "action_mitid"
    service = "mitid"
    tells = MITID
    offers = ("identification", "new_phone", "blocked")
    leads_to = ("digital_help",)


class DigitalPost(ServiceTopic):
    name = "action_digital_post"
    service = "digital_post"
    tells = POST
    offers = ("exempt", "another")
    leads_to = ("digital_help",)


class DigitalHelp(ServiceTopic):
    name = "action_digital_help"
    service = "digital_help"
    tells = HELP
    offers = ("scan", "computer")
    leads_to = ("mitid",)


class ProxyForRelative(ServiceTopic):
    name = "action_proxy_for_relative"
    service = "proxy_for_relative"
    tells = PROXY
    offers = ("read_access", "guardian")
    leads_to = ("digital_post",)


class IdCard(ServiceTopic):
    """Also papers for abroad: those are legalised, which is a service of its own."""

    name = "action_id_card"
    service = "id_card"
    tells = CARD
    offers = ("price", "bring", "legalise")
    leads_to = ("passport_renew",)

    def told(self, aspect: str, city: City) -> dict[str, Told]:
        abroad = city.tell(service_facts(city.session, "legalisation"), legalise="how", legalise_link="link")
        wanted = {name: told for name, told in abroad.items() if name in self.tells[aspect]}
        return {**wanted, **super().told(aspect, city)}


def actions() -> tuple[Action, ...]:
    return (MitId(), DigitalPost(), DigitalHelp(), ProxyForRelative(), IdCard())
