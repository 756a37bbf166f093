"""Which of our places an event takes place in."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from backend.events.types import Event, Venue
from backend.events.whereabouts import speaks_of_a_library
from backend.facts.values import Address
from backend.folding import fold
from backend.places.service import place_facts, resolve_place

Locate = Callable[[str], tuple[str, Address | None] | None]


def placed(event: Event, locate: Locate) -> Event:
    """The event with the key of its place, if it is one of ours.

    The library's names are taken at their word. The city's must have the address, or be called a library: the church
    in Risskov is not the library there.
    """
    found = None if event.venue.online or not event.venue.name else locate(event.venue.name)
    if found is None:
        return event
    key, address = found
    sure = event.origin == "library" or _is_there(event.venue, address)
    return replace(event, venue=replace(event.venue, key=key)) if sure else event


def _is_there(venue: Venue, address: Address | None) -> bool:
    if venue.street and address:
        return fold(venue.street) == fold(address.street)
    return speaks_of_a_library(venue.name or "")


def locator(session: Session) -> Locate:
    """Looks each name up once."""
    known: dict[str, tuple[str, Address | None] | None] = {}

    def locate(name: str) -> tuple[str, Address | None] | None:
        if name not in known:
            place = resolve_place(session, name).place
            known[name] = (place.key, _address(session, place.key)) if place else None
        return known[name]

    return locate


def _address(session: Session, key: str) -> Address | None:
    fact = place_facts(session, key).get("address")
    return fact.value if fact and isinstance(fact.value, Address) else None
