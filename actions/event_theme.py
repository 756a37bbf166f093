"""What events should be about: the words of a question that speak of no day, place, audience or price."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.action import City
from actions.conversation import Asked
from actions.finding import match_for
from backend.calendar import resolve_time
from backend.events.words import vocabulary
from backend.folding import fold
from backend.places.types import PlaceInfo

WORD = re.compile(r"[\w-]+")
ELSEWHERE = ("date", "period", "time", "place")


@dataclass(frozen=True, slots=True)
class Theme:
    """`words` are looked for: small ones help to tell "it" from IT. `said`: those that tell, as they were written."""

    words: str = ""
    said: str = ""


def theme_in(asked: Asked, place: PlaceInfo | None, venue: str | None, city: City) -> Theme:
    """As the bot marked it, else the words that are about nothing else; without one of these there is no theme."""
    if marked := " ".join(asked.entities.get("event_theme", ())):
        return Theme(marked, marked)
    spoken_for = [said for entity in ELSEWHERE for said in asked.entities.get(entity, ())]
    left = _without(fold(asked.text), [*spoken_for, *([venue] if venue else [])])
    named = {word for word in left.split() if place and _names(word, place, city)}
    telling = {word for word in vocabulary().theme_in(left) if resolve_time(word) is None} - named
    if not telling:
        return Theme()
    words = (word for word in vocabulary().about_something(left).split() if word not in named)
    return Theme(
        " ".join(words), " ".join(word for word in WORD.findall(asked.text) if {*fold(word).split()} & telling)
    )


def _without(text: str, phrases: Iterable[str]) -> str:
    """Folded text without these."""
    for phrase in phrases:
        text = re.sub(rf"(?<!\w){re.escape(fold(phrase))}(?!\w)", " ", text)
    return text


def _names(word: str, place: PlaceInfo, city: City) -> bool:
    found = match_for(word, city).place
    return found is not None and bool({found.key, found.parent} & {place.key, place.parent} - {None})
