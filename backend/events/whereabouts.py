"""Where a citizen may mean by a place."""

from collections.abc import Iterable

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from backend.facts.values import Address
from backend.folding import fold
from backend.places import service as places

NAME_ALIKE = 90
CITY_CENTRE = "8000"
LIBRARY = ("bibliotek", "librar", "dokk1")


def same_building(session: Session, key: str) -> tuple[str, ...]:
    """The keys of all places in the building of this one: Dokk1, and the library in it."""
    house = places.place(session, key).parent or key
    inside = (place.key for place in places.all_places(session) if house in {place.key, place.parent})
    return tuple(dict.fromkeys((key, *inside)))


def postcode_of(session: Session, key: str) -> str | None:
    """The part of town; none for the city centre, which is more than a place."""
    fact = places.place_facts(session, key).get("address")
    address = fact.value if fact else None
    return address.postcode if isinstance(address, Address) and address.postcode != CITY_CENTRE else None


def venues_like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Of the names that the sources write, those that a citizen may mean by one: "Musikhuset"."""
    return tuple(one for one in known if fuzz.token_set_ratio(fold(name), fold(one)) >= NAME_ALIKE)


def venue_in(text: str, known: Iterable[str]) -> str | None:
    """The longest name that stands in a text as a whole."""
    folded = f" {fold(text)} "
    return max((name for name in known if f" {fold(name)} " in folded), key=len, default=None)


def speaks_of_a_library(text: str) -> bool:
    """Whether a library is meant, and not its part of town."""
    return any(word in fold(text) for word in LIBRARY)
