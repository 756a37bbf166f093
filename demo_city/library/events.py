"""Events as the library CMS tells them: one row for each time that something takes place."""

import uuid
from typing import Any

from demo_city.events.occurrences import Occurrence
from demo_city.events.rows import Event
from demo_city.places import Place
from demo_city.rows import marked

NAMESPACE = uuid.UUID("0de30000-0000-4000-8000-000000000000")
ORE = 100


def row(occurrence: Occurrence, place: Place, base: str) -> dict[str, Any]:
    """One row; `base` is the address of the demo city, where all links lead to a page that says what it is."""
    event = occurrence.event
    shown = f"{base}/shown/arrangementer/{event.slug}"
    return {
        "uuid": str(uuid.uuid5(NAMESPACE, f"occurrence {occurrence.number}")),
        "title": event.title,
        "description": marked(event.text),
        "url": f"{shown}/{occurrence.start:%Y-%m-%d}",
        "created_at": occurrence.written.isoformat(),
        "updated_at": occurrence.changed.isoformat(),
        "ticket_manager_relevance": bool(event.tickets),
        "image": {"url": f"{base}/shown/billeder/{event.slug}.svg"},
        "teaserImage": {"url": f"{base}/shown/billeder/{event.slug}.svg"},
        "state": occurrence.state,
        "all_day": False,
        "date_time": {"start": occurrence.start.isoformat(), "end": occurrence.end.isoformat()},
        "branches": [place.name],
        "address": _address(event, place),
        "categories": [event.category],
        "tags": [*event.tags, *event.audience],
        "partners": [event.partner] if event.partner else [],
        "series": {"uuid": str(uuid.uuid5(NAMESPACE, f"event {event.id}"))},
        "body": f"<p>{marked(event.text)}</p>",
        "external_data": {},
        "screen_names": [],
        **_tickets(event),
    }


def _address(event: Event, place: Place) -> dict[str, Any]:
    return {
        "locationType": "physical",
        "location": place.name,
        "locationAdditional": event.room or "",
        "street": place.street,
        "zip_code": place.zip_code,
        "city": place.city,
        "country": "DK",
    }


def _tickets(event: Event) -> dict[str, Any]:
    """Nothing where one just comes."""
    if not event.tickets:
        return {}
    categories = [
        {
            "uuid": str(uuid.uuid5(NAMESPACE, f"ticket {event.id} {title}")),
            "title": title,
            "price": {"currency": "DKK", "value": kroner * ORE},
        }
        for title, kroner in event.tickets.items()
    ]
    return {"ticket_categories": categories, **({"ticket_capacity": event.capacity} if event.capacity else {})}
