"""Where somebody wants to be near: a postcode, or a place of ours that they name."""

import re
from dataclasses import dataclass

from actions.action import City
from actions.conversation import Asked
from actions.finding import LONGEST_QUOTE, match_for
from backend.facts.values import Address, Text, same
from backend.places import open_places
from backend.places import service as places
from backend.places.nearness import Position
from backend.places.types import PlaceInfo

POSTCODE = re.compile(r"(?<![\d.,:-])[1-9]\d{3}(?![\d.,:-]*\d)")
A_TIME = re.compile(r"\b(?:kl\.?|klokken|at)\s*\d{4}\b", re.IGNORECASE)
YEARS = range(2020, 2040)


@dataclass(frozen=True, slots=True)
class Spot:
    """What it was called, and where it is; None where we do not know that."""

    name: Text
    position: Position | None
    is_postcode: bool = False


def spot_meant(asked: Asked, city: City, *, earlier: bool = False) -> Spot | None:
    """A postcode goes before a place; a place talked about `earlier` counts if this message names none."""
    said = asked.entities.get("place", ())
    if postcode := postcode_in(" ".join((asked.text, *said))):
        return Spot(same(postcode), position_of_postcode(postcode, city), is_postcode=True)
    if found := place_named(asked, said, city):
        return Spot(found.name, position_near(found, city))
    if said and not any(match_for(words, city).kind for words in said):
        return Spot(same(said[0][:LONGEST_QUOTE]), None)
    before = asked.slots.get("place") if earlier else None
    found = match_for(before, city).place if before else None
    return Spot(found.name, position_near(found, city)) if found else None


def postcode_in(words: str) -> str | None:
    """Four digits that are neither a time of day nor a year of these."""
    found = POSTCODE.findall(A_TIME.sub(" ", words))
    return next((digits for digits in found if int(digits) not in YEARS), None)


def place_named(asked: Asked, said: tuple[str, ...], city: City) -> PlaceInfo | None:
    """Of several that are meant alike, as a library and an archive of one town, any is near enough."""
    for words in (*said, asked.text):
        match = match_for(words, city, asked.text)
        if match.place or match.candidates:
            return match.place or match.candidates[0]
    return None


def position_near(place: PlaceInfo, city: City) -> Position | None:
    """Its own, else that of its postcode."""
    if own := open_places.position_of(place):
        return own
    facts = places.place_facts(city.session, place.key)
    address = facts["address"].value if "address" in facts else None
    return position_of_postcode(address.postcode, city) if isinstance(address, Address) else None


def position_of_postcode(postcode: str, city: City) -> Position | None:
    try:
        return open_places.position_of_postcode(city.session, postcode)
    except open_places.UnknownPostcodeError:
        return None
