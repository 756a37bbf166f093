"""What goes with every answer about hours: what kind of day it is, whom to ask, and what to ask next."""

import datetime as dt

from actions.action import City
from actions.choices import ask
from backend.calendar import customary_closing, holiday_on
from backend.facts.fact import Fact, Told, given
from backend.facts.values import Date, Term, Time
from backend.places import service as places
from backend.places.types import OpenState, PlaceInfo
from replies import Choice, Payload

DESK_IN_A_HOUSE = "dokk1_library"
ASK_THERE = ("phone", "email", "website", "appointment", "phone_hours", "usual_hours")


def special(day: dt.date) -> dict[str, Told]:
    """What kind of day it is, if it is out of the ordinary."""
    name = holiday_on(day) or customary_closing(day)
    return {"holiday": given(name)} if name else {}


def moments(now: OpenState, city: City) -> dict[str, Told]:
    """When it closes, or opens next; as sure, and from the same source, as the hours they follow from."""
    hours = city.told(now.fact)
    told = {"hours": hours}
    if now.until:
        told["until"] = hours.model_copy(update={"value": Time(time=now.until.time())})
    if now.next_opening:
        told["next_time"] = hours.model_copy(update={"value": Time(time=now.next_opening.time())})
        told["next_date"] = given(Date(date=now.next_opening.date()))
    return told


def older(place: PlaceInfo, hours: Told, city: City) -> dict[str, Told]:
    """Beside invented hours, what is known of the real ones."""
    return city.tell(facts_at(place, city), "usual_hours") if hours.standing == "demo" else {}


def this_moment() -> Told:
    return given(Term(key="term_right_now"))


def that_day(day: dt.date) -> Told:
    return given(Term(key="term_on_day", values={"date": Date(date=day)}))


def facts_at(place: PlaceInfo, city: City) -> dict[str, Fact]:
    """The facts of a place; a counter has its house's address, and a house is rung up at the desk inside."""
    facts = places.place_facts(city.session, place.key)
    house = places.place_facts(city.session, place.parent) if place.parent else {}
    desk = places.place_facts(city.session, DESK_IN_A_HOUSE) if place.kind == "building" else {}
    address = {"address": house["address"]} if "address" in house else {}
    return {**address, **{name: desk[name] for name in ("phone", "email") if name in desk}, **facts}


def to_ask(place: PlaceInfo, city: City) -> dict[str, Told]:
    return city.tell(facts_at(place, city), *ASK_THERE)


def other_times(place: PlaceInfo, *labels: str) -> tuple[Choice, ...]:
    times = {"today": {"date": "today"}, "tomorrow": {"date": "tomorrow"}, "week": {"period": "week"}}
    said = ((label, Payload(intent="opening_hours", entities={"place": place.key, **times[label]})) for label in labels)
    asked_again = (Choice(key=label, label=f"opening_hours.{label}", payload=payload) for label, payload in said)
    return (*asked_again, ask("location_contact", place=place.key))


def others_open(place: PlaceInfo, date: str) -> tuple[Choice, ...]:
    """Where a library is closed, which others are open: now, or on an ISO day."""
    if place.kind != "library":
        return ()
    entities = {"place": place.key, "service": "open libraries nearby", "date": date}
    payload = Payload(intent="opening_hours", entities=entities)
    return (Choice(key="others_open", label="opening_hours.others_open", payload=payload),)
