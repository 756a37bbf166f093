"""One side of a library's hours: when there is staff, when one gets in without, when there is Borgerservice."""

import datetime as dt
from typing import cast

from actions.about_hours import (
    DESK_IN_A_HOUSE,
    moments,
    older,
    other_times,
    special,
    that_day,
    this_moment,
    to_ask,
)
from actions.action import City
from actions.choices import ask
from actions.conversation import Asked
from actions.finding import match_for, named
from actions.hours_by_date import by_source, days_shown, from_to
from actions.when import When
from backend.calendar import DaySpan
from backend.facts.fact import Fact, Told, given
from backend.facts.values import DateHours, DayHours, HoursByDate, Term
from backend.places import service as places
from backend.places.service import Side
from backend.places.types import PlaceInfo
from replies import Choice, Reply, reply

SIDES, BOTH = "hours_side", "both"


def side_asked(asked: Asked, city: City) -> Side | None:
    """What the message, or the button, asks for; of two that are weighed against each other, neither."""
    said = (asked.text, *asked.entities.get("service", ()))
    found = next(filter(None, (city.cues.first(SIDES, words) for words in said)), None)
    return None if found == BOTH else cast("Side | None", found)


def side_of(place: PlaceInfo, asked: Asked, city: City) -> tuple[PlaceInfo, Side | None]:
    """The place whose side is asked for, and which; libraries alone have sides, and a house those of its library."""
    side = side_asked(asked, city)
    if side is None:
        return place, None
    if side == "citizen_service" and (counter := counter_in(place, city)):
        return library_named(counter, asked, city) or (counter, None)
    if place.kind == "building":
        return places.place(city.session, DESK_IN_A_HOUSE), side
    return place, side if place.kind == "library" else None


def counter_in(place: PlaceInfo, city: City) -> PlaceInfo | None:
    """Borgerservice itself, or the one in that house, or in the house of that library."""
    if place.kind == "citizen_service":
        return place
    house = {"building": place.key, "library": place.parent}.get(place.kind)
    counters = places.places(city.session, "citizen_service")
    return next((one for one in counters if house and one.parent == house), None)


def library_named(counter: PlaceInfo, asked: Asked, city: City) -> tuple[PlaceInfo, Side] | None:
    """Hear "borgerservice i Viby" as the library in Viby; not as the counter, whose name it is as well."""
    found = match_for(f"{asked.text} bibliotek", city).place if asked.text else None
    elsewhere = found and found.kind == "library" and found.parent != counter.parent
    return (found, "citizen_service") if found and elsewhere else None


def with_side(choices: tuple[Choice, ...], side: Side | None) -> tuple[Choice, ...]:
    """Buttons for places that still ask for the side."""
    return tuple(_with_side(choice, side) if side else choice for choice in choices)


def _with_side(choice: Choice, side: Side) -> Choice:
    entities = choice.payload.entities
    service = f"{entities.get('service', '')} {side}".strip()
    payload = choice.payload.model_copy(update={"entities": {**entities, "service": service}})
    return choice.model_copy(update={"payload": payload})


def of_side(place: PlaceInfo, side: Side, when: When, city: City) -> Reply:
    if when.kind == "now":
        return side_now(place, side, city)
    if when.day:
        return side_on_day(place, side, when.day, city)
    return side_in_days(place, side, days_shown(when.days, city.today), city)


def side_now(place: PlaceInfo, side: Side, city: City) -> Reply:
    now = places.open_now(city.session, place.key, city.now, side)
    facts = {**about(place, side), "when": this_moment()}
    if now.state == "unknown":
        return not_known(place, facts, places.hours_on(city.session, place.key, city.today), city)
    told = moments(now, city)
    facts |= told if now.state == "open" else {**told, **whole_day(place, city.today, city)}
    facts |= older(place, told["hours"], city)
    choices = other_times(place, "tomorrow", "week")
    situation = "side_now" if now.state == "open" else "side_none"
    return reply(f"opening_hours.{situation}", facts, choices=choices)


def side_on_day(place: PlaceInfo, side: Side, day: dt.date, city: City) -> Reply:
    hours = city.told(places.hours_on(city.session, place.key, day, side))
    facts = {**about(place, side), "when": that_day(day), **special(day)}
    if not isinstance(hours.value, DayHours):
        return not_known(place, facts, places.hours_on(city.session, place.key, day), city)
    told = {"hours": hours} if hours.value.spans else whole_day(place, day, city)
    situation = "side_day" if hours.value.spans else "side_none"
    choices = other_times(place, "tomorrow" if day == city.today else "today", "week")
    return reply(f"opening_hours.{situation}", {**facts, **told, **older(place, hours, city)}, choices=choices)


def side_in_days(place: PlaceInfo, side: Side, days: DaySpan, city: City) -> Reply:
    found = places.hours_in_days(city.session, place.key, days.first, days.last, side)
    facts = {**about(place, side), **from_to(days), "when": _from_to(days)}
    if found[0].value is None:
        return not_known(place, facts, found[0], city)
    told = by_source([with_hours(fact) for fact in found], city)
    some = any(fact.value.days for fact in told.values() if isinstance(fact.value, HoursByDate))
    if not some:
        told = by_source(places.hours_in_days(city.session, place.key, days.first, days.last), city)
    facts |= {**told, **older(place, told["hours"], city)}
    situation = "side_days" if some else "side_no_days"
    return reply(f"opening_hours.{situation}", facts, choices=other_times(place, "today", "week"))


def not_known(place: PlaceInfo, facts: dict[str, Told], hours: Fact, city: City) -> Reply:
    """With what is known of the whole, and whom to ask."""
    told = {**facts, "hours": city.told(hours), **to_ask(place, city)}
    return reply("opening_hours.side_unknown", told, choices=(*other_times(place, "today", "week"), ask("human")))


def about(place: PlaceInfo, side: Side) -> dict[str, Told]:
    return {**named(place), "side": given(Term(key=f"term_side_{side}"))}


def whole_day(place: PlaceInfo, day: dt.date, city: City) -> dict[str, Told]:
    return {"hours": city.told(places.hours_on(city.session, place.key, day))}


def with_hours(fact: Fact) -> Fact:
    """Without the days that have none of it: they are not closed."""
    days: tuple[DateHours, ...] = fact.value.days if isinstance(fact.value, HoursByDate) else ()
    return fact.model_copy(update={"value": HoursByDate(days=tuple(day for day in days if day.spans != ()))})


def _from_to(days: DaySpan) -> Told:
    told = from_to(days)
    return given(Term(key="term_from_to", values={name: one.value for name, one in told.items()}))
