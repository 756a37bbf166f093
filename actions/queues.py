"""Which desk a matter belongs to."""

from collections.abc import Mapping

from actions.action import City
from actions.conversation import Asked
from actions.finding import match_for
from backend.places.types import PlaceKind
from replies.reply import Queue

DESKS: Mapping[Queue, str] = {
    "citizen_service": "borgerservice",
    "library": "libraries_phone",
    "archive": "stadsarkivet",
    "billing": "billing_phone",
    "international": "ics_west",
}
QUEUE_OF_KIND: Mapping[PlaceKind, Queue] = {
    "library": "library", "archive": "archive", "local_archive": "archive", "international": "international",
    "citizen_service": "citizen_service",
}  # fmt: skip
TOPICS_OF_QUEUE: Mapping[Queue, tuple[str, ...]] = {
    "library": (
        *("self_service_access", "library_card", "borrowing", "loan_renew", "loan_return", "reservation", "late_fee"),
        *("lost_damaged_item", "interlibrary_loan", "purchase_suggestion", "ebooks", "catalog_search", "events"),
        *("room_booking", "printing_computers", "library_rules", "library_services_misc", "volunteering_donation"),
    ),
    "archive": (
        *("archive_search", "archive_order", "archive_visit", "archive_use_rights", "own_case_records"),
        *("church_records", "local_archive", "life_stories"),
    ),
    "billing": ("bill_payment",),
    "international": ("cpr_registration_new_arrival", "eu_residence", "tax_card"),
}
QUEUE_OF_TOPIC = {topic: queue for queue, topics in TOPICS_OF_QUEUE.items() for topic in topics}
ABOUT_PLACES = frozenset({"opening_hours", "location_contact", "self_service_access", "lost_property"})


def queue_meant(asked: Asked, city: City) -> Queue:
    """By the words of this message, else by the place or the topic talked about; Borgerservice takes the rest."""
    if named_desk := city.cues.first("human", asked.text):
        return next(queue for queue in DESKS if queue == named_desk)
    about_a_place = asked.said("place") or (asked.last_topic in ABOUT_PLACES and asked.slots.get("place"))
    if about_a_place:
        match = match_for(about_a_place, city)
        kind = match.place.kind if match.place else match.kind
        return QUEUE_OF_KIND.get(kind, "citizen_service") if kind else "citizen_service"
    return QUEUE_OF_TOPIC.get(asked.last_topic or "", "citizen_service")
