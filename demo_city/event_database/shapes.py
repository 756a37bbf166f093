"""Events, occurrences, places and organisers as the event database tells them."""

from collections.abc import Sequence
from typing import Any

from demo_city.events.occurrences import Occurrence
from demo_city.events.rows import Event
from demo_city.places import Place
from demo_city.rows import MARK, marked

LIBRARIES_ID = 900
STATUS = {"SoldOut": "Udsolgt", "Cancelled": "Aflyst"}
SINCE = "2020-01-01T09:00:00+01:00"


def event(row: Event, times: Sequence[Occurrence], place: Place, base: str) -> dict[str, Any]:
    title = row.elsewhere or row.title
    picture = f"{base}/shown/billeder/{row.slug}.svg"
    return {
        "entityId": row.id,
        "title": title,
        "excerpt": marked(row.text),
        "description": f"<p>{marked(row.text)}</p>",
        "url": f"{base}/shown/kalender/{row.slug}",
        "ticketUrl": f"{base}/shown/billetter/{row.slug}" if row.tickets else None,
        "publicAccess": True,
        "organizer": organizer(place),
        "partners": [],
        "occurrences": [occurrence(time) for time in times],
        "dailyOccurrences": [day for time in times for day in daily(time)],
        "tags": list(row.tags),
        "imageUrls": {"small": picture, "medium": picture, "large": picture},
        "created": min(time.written for time in times).isoformat() if times else SINCE,
        "updated": max(time.changed for time in times).isoformat() if times else SINCE,
        "location": location(place, base),
    }


def occurrence(time: Occurrence) -> dict[str, Any]:
    return {
        "entityId": time.number,
        "start": time.start.isoformat(),
        "end": time.end.isoformat(),
        "ticketPriceRange": price_range(time.event.tickets),
        "room": time.event.room,
        "status": STATUS.get(time.state),
    }


def daily(time: Occurrence) -> list[dict[str, Any]]:
    """The occurrence cut at midnight: one for each day that it lasts."""
    return [
        {**occurrence(time), "entityId": time.number * 10 + number, "start": start.isoformat(), "end": end.isoformat()}
        for number, (start, end) in enumerate(time.days)
    ]


def price_range(tickets: dict[str, int]) -> str:
    """As people write it: "Gratis", "75 kr." or "50 - 90 kr."."""
    prices = sorted(set(tickets.values()))
    if not any(prices):
        return "Gratis"
    return f"{prices[0]} kr." if len(prices) == 1 else f"{prices[0]} - {prices[-1]} kr."


def organizer(place: Place) -> dict[str, Any]:
    """The libraries together, or the place itself."""
    name = "Aarhus Bibliotekerne" if place.is_library else place.name
    return {
        "entityId": LIBRARIES_ID if place.is_library else LIBRARIES_ID + place.id,
        "name": f"{name} {MARK}",
        "email": "demo@example.org",
        "url": "https://example.org",
        "created": SINCE,
        "updated": SINCE,
    }


def location(place: Place, base: str) -> dict[str, Any]:
    return {
        "entityId": place.id,
        "name": place.name,
        "image": None,
        "url": f"{base}/shown/steder/{place.key}",
        "telephone": None,
        "disabilityAccess": True,
        "mail": None,
        "street": place.street,
        "suite": "",
        "region": "Jylland",
        "city": place.city,
        "country": "Danmark",
        "postalCode": str(place.zip_code),
        "coordinates": [place.latitude, place.longitude],
    }
