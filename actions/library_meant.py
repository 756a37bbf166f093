"""Which library a book is wanted at: as the bot marked it, or named by the last words of the message."""

import re

from actions.action import City
from actions.conversation import Asked
from actions.finding import match_for
from backend.places import service as places
from backend.places.types import PlaceInfo

IN_THE_HOUSE = {"dokk1": "dokk1_library"}
AT = frozenset({"på", "paa", "pa", "i", "hos", "ved", "in", "at", "from"})
ABOUT, LONGEST_NAME = frozenset({"om", "about"}), 3
ABOUT_IT = re.compile(r"\b(?:om|about|on)\s+$", re.IGNORECASE)


def library_meant(asked: Asked, city: City) -> tuple[str | None, PlaceInfo | None]:
    """The words that name it, and the library; None for both where no library is meant."""
    marked = next((place for place in asked.entities.get("place", ()) if _is_where(place, asked)), None)
    for words in (marked, _after_the_last_at(asked.text)):
        library = _library(words, city) if words else None
        if library:
            return words, library
    return None, None


def _after_the_last_at(text: str) -> str | None:
    """Up to three words that end the message behind "at"; None where it ends otherwise, or with a book's subject."""
    words = text.rstrip(" ?!.").split()
    for count in range(1, min(LONGEST_NAME, len(words) - 1) + 1):
        before = words[-count - 1].casefold()
        if before in AT:
            return " ".join(words[-count:])
        if before in ABOUT:
            return None
    return None


def _is_where(place: str, asked: Asked) -> bool:
    """Not what a book is about, nor a part of its name."""
    before = asked.text[: max(asked.text.find(place), 0)]
    return not ABOUT_IT.search(before) and not any(place in work for work in asked.entities.get("work", ()))


def _library(words: str, city: City) -> PlaceInfo | None:
    place = match_for(words, city).place
    if place and place.key in IN_THE_HOUSE:
        place = places.place(city.session, IN_THE_HOUSE[place.key])
    return place if place and place.kind == "library" else None
