"""What the event database holds, made from the city's events."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import QueryParams

from demo_city.city import City
from demo_city.event_database import shapes
from demo_city.event_database.filters import Test, on_event, on_name, on_place
from demo_city.event_database.moments import on_moment, on_occurrences
from demo_city.event_database.paging import OFTEN, SELDOM, Size
from demo_city.events.occurrences import Occurrence, occurrences
from demo_city.rows import marked
from demo_city.slug import slug

PREFIX = "/event-database/api/v2"
Members = list[dict[str, Any]]
VOCABULARY = {"slug": "arrangementer", "name": "Arrangementer", "description": marked("Emner for arrangementer")}


@dataclass(frozen=True)
class Collection:
    """One kind of member: how it is made (city, base address), which filters it knows, how long its pages are."""

    kind: str
    members: Callable[[City, str], Members]
    filters: Callable[[QueryParams], list[Test]]
    size: Size


def events(city: City, base: str) -> Members:
    """By title; an event with nothing near the city's day is left out."""
    now = city.clock.now()
    held = [(event, occurrences(event, now)) for event in city.database_events]
    members = [shapes.event(event, times, city.places[event.place], base) for event, times in held if times]
    return sorted(members, key=lambda member: member["title"])


def times(city: City, base: str, cut: Callable[[Occurrence], Members]) -> Members:
    """Occurrences, cut as asked for, by their start; each with its event."""
    now = city.clock.now()
    members = []
    for event in city.database_events:
        if held := occurrences(event, now):
            around = shapes.event(event, held, city.places[event.place], base)
            members += [{**shown, "event": around} for time in held for shown in cut(time)]
    return sorted(members, key=lambda member: (member["start"], member["entityId"]))


def locations(city: City, base: str) -> Members:
    used = {event.place for event in city.database_events}
    return sorted((shapes.location(city.places[key], base) for key in used), key=lambda member: member["name"])


def organizations(city: City, _base: str) -> Members:
    made = [shapes.organizer(city.places[event.place]) for event in city.database_events]
    return [member for _, member in sorted({member["name"]: member for member in made}.items())]


def tags(city: City, _base: str) -> Members:
    return [
        {"@id": f"{PREFIX}/tags/{slug(name)}", "@type": "Tag", "slug": slug(name), "name": name}
        for name in _tag_names(city)
    ]


def vocabularies(city: City, _base: str) -> Members:
    path = f"{PREFIX}/vocabularies/{VOCABULARY['slug']}"
    return [{"@id": path, "@type": "Vocabulary", **VOCABULARY, "tags": _tag_names(city)}]


def _tag_names(city: City) -> list[str]:
    return sorted({tag for event in city.database_events for tag in event.tags})


def _on_times(params: QueryParams) -> list[Test]:
    around = [*on_event(params, "event."), *on_moment(params, "updated")]
    return [
        *on_moment(params, "start"),
        *on_moment(params, "end"),
        *(lambda time, test=test: test(time["event"]) for test in around),
    ]


def _on_events(params: QueryParams) -> list[Test]:
    return [*on_event(params), *on_moment(params, "updated"), *on_occurrences(params)]


COLLECTIONS = {
    "events": Collection("Event", events, _on_events, OFTEN),
    "occurrences": Collection(
        "Occurrence", lambda city, base: times(city, base, lambda time: [shapes.occurrence(time)]), _on_times, OFTEN
    ),
    "daily_occurrences": Collection(
        "DailyOccurrence", lambda city, base: times(city, base, shapes.daily), _on_times, OFTEN
    ),
    "locations": Collection("Location", locations, on_place, SELDOM),
    "organizations": Collection("Organization", organizations, on_name, SELDOM),
    "tags": Collection("Tag", tags, on_name, SELDOM),
    "vocabularies": Collection("Vocabulary", vocabularies, on_name, SELDOM),
}
