"""From what a citizen wrote to what is wished for of events, or why no days can be told from the words."""

import datetime as dt
from dataclasses import dataclass

from actions.action import City
from actions.conversation import Asked
from actions.event_theme import theme_in
from actions.finding import match_for
from backend.calendar import DayProblem, DaySpan, TimeSpan, resolve_span, resolve_time
from backend.events.service import Wish, venue_named
from backend.events.whereabouts import speaks_of_a_library
from backend.events.words import vocabulary
from backend.places.types import PlaceInfo

TOPIC, FREE = "events", "free"
LAST = dt.time(23, 59)
NO_VENUES = frozenset({"phone_line", "local_archive"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The wish, and its words, place and span as they are told."""

    wish: Wish
    said: str
    place: PlaceInfo | None
    span: DaySpan | None

    @property
    def asks_what_is_free(self) -> bool:
        """What there is that is free, rather than whether one event is."""
        return self.wish.free and not self.wish.words


def meant_by(asked: Asked, city: City) -> Meant | DayProblem:
    """What this message wishes for; what it leaves out was said before, if it goes on about events."""
    words = vocabulary()
    span = days_in(asked)
    if isinstance(span, DayProblem):
        return span
    place = place_in(asked, city)
    venue = None if place else asked.said("place") or venue_named(city.session, asked.text)
    theme = theme_in(asked, place, venue, city)
    if not theme.words and asked.last_topic == TOPIC and words.goes_on_in(asked.text):
        span, place = span or days_before(asked), place or place_before(asked, city)
    wish = Wish(
        words=theme.words,
        audience=words.audience_asked(asked.said("audience") or asked.text),
        first=span.first if span else None,
        last=span.last if span else None,
        place=place.key if place else None,
        around=not speaks_of_a_library(asked.text),
        venue=venue,
        begins=times_in(asked),
        free=asked.said("service") == FREE or words.asks_for_free(asked.text),
    )
    return Meant(wish, theme.said, place, span)


def days_in(asked: Asked) -> DaySpan | DayProblem | None:
    """The days that the bot marked; a mark that tells none, or none at all, leaves it to the whole message."""
    marked = (words for entity in ("date", "period") for words in asked.entities.get(entity, ()))
    found = (resolve_span(words, asked.received_at) for words in (*marked, asked.text) if words)
    return next((days for days in found if days is not DayProblem.NOT_UNDERSTOOD), None)


def days_before(asked: Asked) -> DaySpan | None:
    """Those of the message before."""
    said = asked.slots.get("date")
    found = resolve_span(said, asked.received_at) if said else None
    return found if isinstance(found, DaySpan) else None


def times_in(asked: Asked) -> tuple[dt.time, dt.time] | None:
    """Between which times it begins; a time alone is the earliest."""
    found = resolve_time(asked.said("time") or asked.text)
    if isinstance(found, TimeSpan):
        return found.start, found.end
    return (found, LAST) if found else None


def place_in(asked: Asked, city: City) -> PlaceInfo | None:
    """The place that is marked, or the one that a word of the message names, where things can take place."""
    said = asked.said("place")
    found = match_for(said or asked.text, city, asked.text).place if said or asked.text else None
    return found if found and found.kind not in NO_VENUES else None


def place_before(asked: Asked, city: City) -> PlaceInfo | None:
    before = asked.slots.get("place")
    return match_for(before, city).place if before else None
