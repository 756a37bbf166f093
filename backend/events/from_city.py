"""From the event database's members to events."""

from collections.abc import Iterable

from backend.clients.event_database import CityEvent, Location, Occurrence
from backend.events.from_library import MOST_TIMES
from backend.events.plain import MOST_TITLE, name_of, plain_words, tags_of, told_once, web_link
from backend.events.prices import price_told
from backend.events.span import Kept
from backend.events.types import Event, Time, Venue
from backend.events.words import Vocabulary

MOST_POSTCODE = 10


def city_events(members: Iterable[CityEvent], kept: Kept, words: Vocabulary) -> list[Event]:
    """Those that are open to all and have a time in the span that is kept."""
    read = (_event(member, kept, words) for member in members if member.public)
    return [event for event in read if event.title and event.times]


def _event(member: CityEvent, kept: Kept, words: Vocabulary) -> Event:
    link = web_link(member.url) or web_link(member.ticket_url)
    times = sorted((_time(one, link, words) for one in member.occurrences), key=lambda time: time.start)
    return Event(
        key=f"city:{member.entity_id}",
        origin="city",
        title=plain_words(member.title, MOST_TITLE),
        text=told_once(member.excerpt, member.description),
        venue=_venue(member.location or Location()),
        tags=tags_of(member.tags),
        times=tuple(time for time in times if kept.holds(time))[:MOST_TIMES],
    )


def _venue(location: Location) -> Venue:
    return Venue(
        name=name_of(location.name),
        street=name_of(location.street),
        postcode=plain_words(location.postal_code, MOST_POSTCODE) or None,
        city=name_of(location.city),
    )


def _time(one: Occurrence, link: str | None, words: Vocabulary) -> Time:
    return Time(
        start=one.start,
        end=one.end if one.end and one.end > one.start else None,
        state=words.state_told(one.status),
        price=price_told(one.price_range),
        link=link,
    )
