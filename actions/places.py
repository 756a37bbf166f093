"""Places: when they are open, where they are, how to get in without staff, and what was left behind there."""

import datetime as dt

from actions.about_hours import (
    ASK_THERE,
    DESK_IN_A_HOUSE,
    facts_at,
    moments,
    older,
    other_times,
    others_open,
    special,
    to_ask,
)
from actions.action import Action, City
from actions.choices import ask, asks, picks
from actions.conversation import Asked
from actions.finding import PHONE_LINES, named, place_meant
from actions.hours_by_date import in_days, without_staff
from actions.open_places import asks_open, asks_which, which_are_open
from actions.sides import of_side, side_asked, side_of, with_side
from actions.when import When, when_asked
from backend.facts.fact import Told, given
from backend.facts.values import Date, DayHours, Time
from backend.places import service as places
from backend.places.types import PlaceInfo
from backend.services.service import service_facts
from replies import Reply, reply

WHICH_PLACE = "opening_hours.which_place"
WHICH_LIBRARY = "self_service_access.which_place"
ENTRY_RULES = ("how_to_enter", "library_card", "register", "website")
TO_FIND_IT = ("address", "where", "phone", "email", "website", "what_is_done_here", "appointment")


class OpeningHours(Action):
    name = "action_opening_hours"

    def run(self, asked: Asked, city: City) -> Reply:
        if asks_which(asked, city):
            return which_are_open(asked, city)
        place = place_meant(asked, city, self.topic)
        phone = any(
            city.cues.has(self.topic, "phone", said) for said in (asked.text, *asked.entities.get("service", ()))
        )
        if isinstance(place, Reply):
            return which_phone(asked, city) if phone and place.key == WHICH_PLACE else still_of_side(place, asked, city)
        if phone:
            place = by_phone(place, city)
        place, side = side_of(place, asked, city)
        when = when_asked(asked, city.cues)
        if when.kind == "problem":
            return other_day(place, when)
        return of_side(place, side, when, city) if side else whole_hours(place, when, city)


def still_of_side(which: Reply, asked: Asked, city: City) -> Reply:
    return which.model_copy(update={"choices": with_side(which.choices, side_asked(asked, city))})


def whole_hours(place: PlaceInfo, when: When, city: City) -> Reply:
    if when.day:
        return at_time(place, when.day, when.time, city) if when.time else on_day(place, when.day, city)
    if when.kind == "now":
        return right_now(place, city)
    return in_days(place, when.days, city) or in_week(place, city)


def which_phone(asked: Asked, city: City) -> Reply:
    lines = tuple(places.place(city.session, key) for key in PHONE_LINES.values())
    return reply(WHICH_PLACE, choices=picks("opening_hours", lines, asked, city.cues))


def by_phone(place: PlaceInfo, city: City) -> PlaceInfo:
    """The telephone of a place, where its hours are told apart."""
    line = PHONE_LINES.get(place.kind)
    return places.place(city.session, line) if line else place


def on_day(place: PlaceInfo, day: dt.date, city: City) -> Reply:
    told = city.told(places.hours_on(city.session, place.key, day))
    facts = {**named(place), "date": given(Date(date=day)), "hours": told, **special(day)}
    next_day = "tomorrow" if day == city.today else "today"
    if not isinstance(told.value, DayHours):
        choices = (*other_times(place, "week"), ask("human"))
        return reply("opening_hours.day_unknown", {**facts, **to_ask(place, city)}, choices=choices)
    situation = "day" if told.value.spans else "day_closed"
    others = () if told.value.spans else others_open(place, day.isoformat())
    facts |= older(place, told, city)
    return reply(f"opening_hours.{situation}", facts, choices=(*others, *other_times(place, next_day, "week")))


def at_time(place: PlaceInfo, day: dt.date, time: dt.time, city: City) -> Reply:
    """Whether it is open then; where the whole day is closed, or not known, that is told instead."""
    then = places.open_at(city.session, place.key, dt.datetime.combine(day, time))
    hours = city.told(then.fact)
    if then.state == "unknown" or not isinstance(hours.value, DayHours) or not hours.value.spans:
        return on_day(place, day, city)
    moment = {"date": given(Date(date=day)), "time": given(Time(time=time))}
    situation = "at_self_service" if then.categories == ("self_service",) else f"at_{then.state}"
    next_day = "tomorrow" if day == city.today else "today"
    facts = {**named(place), **moment, "hours": hours, **special(day), **older(place, hours, city)}
    return reply(f"opening_hours.{situation}", facts, choices=other_times(place, next_day, "week"))


def right_now(place: PlaceInfo, city: City) -> Reply:
    now = places.open_now(city.session, place.key, city.now)
    facts = {**named(place), **moments(now, city)}
    if now.state == "unknown":
        return reply(
            "opening_hours.now_unknown",
            {**facts, **to_ask(place, city)},
            choices=(*other_times(place, "week"), ask("human")),
        )
    situation = "now_self_service" if now.categories == ("self_service",) else f"now_{now.state}"
    others = others_open(place, "now") if now.state == "closed" else ()
    facts |= older(place, facts["hours"], city)
    return reply(f"opening_hours.{situation}", facts, choices=(*others, *other_times(place, "tomorrow", "week")))


def in_week(place: PlaceInfo, city: City) -> Reply:
    facts = places.place_facts(city.session, place.key)
    hours = city.tell(facts, hours="hours_week").get("hours")
    if hours is None or hours.value is None:
        told = {**named(place), **city.tell(facts, *ASK_THERE, "unstaffed_days", hours="hours_week")}
        return reply("opening_hours.week_unknown", told, choices=(*other_times(place, "today"), ask("human")))
    told = {**named(place), **city.tell(facts, "appointment", "phone_hours", hours="hours_week")}
    return reply("opening_hours.week", told, choices=other_times(place, "today", "tomorrow"))


def other_day(place: PlaceInfo, when: When) -> Reply:
    choices = other_times(place, "today", "tomorrow", "week")
    return reply(f"opening_hours.{when.problem or 'not_understood'}", named(place), choices=choices)


class LocationContact(Action):
    name = "action_location_contact"

    def run(self, asked: Asked, city: City) -> Reply:
        if asks_open(asked, city):
            return which_are_open(asked, city)
        place = place_meant(asked, city, self.topic)
        if isinstance(place, Reply):
            return place
        told = {**named(place), **city.tell(facts_at(place, city), *TO_FIND_IT)}
        situation = "place" if "address" in told or "where" in told else "reach"
        if place.kind == "local_archive":
            told |= city.tell(
                places.place_facts(city.session, "stadsarkivet"), archive_phone="phone", archive_email="email"
            )
            situation = f"local_archive_{situation}"
        return reply(
            f"location_contact.{situation}", told, choices=(ask("opening_hours", place=place.key), ask("human"))
        )


class SelfServiceAccess(Action):
    """The rules of entry are told if known; the hours of a library, if one is named."""

    name = "action_self_service_access"

    def run(self, asked: Asked, city: City) -> Reply:
        rules = city.tell(service_facts(city.session, self.topic), *ENTRY_RULES)
        place = place_meant(asked, city, self.topic)
        if isinstance(place, Reply):
            return any_library(rules, city) if place.key == WHICH_LIBRARY else place
        if place.kind == "building":
            place = places.place(city.session, DESK_IN_A_HOUSE)
        choices = (ask("opening_hours", place=place.key), ask("human"))
        here = {**named(place), **city.tell(facts_at(place, city), "usual_hours", "phone", hours="hours_week")}
        here |= without_staff(place, city)
        if place.kind != "library":
            return reply("self_service_access.not_a_library", here, choices=choices)
        return reply("self_service_access.library", {**here, **rules}, choices=choices)


def any_library(rules: dict[str, Told], city: City) -> Reply:
    """The rules are the same everywhere: no need to ask which library."""
    line = city.tell(places.place_facts(city.session, "libraries_phone"), "phone", "email")
    return reply("self_service_access.general", {**rules, **line}, choices=asks("opening_hours", "human"))


class LostProperty(Action):
    """Ask where it was left: there is no other register of it that we know."""

    name = "action_lost_property"

    def run(self, asked: Asked, city: City) -> Reply:
        place = place_meant(asked, city, self.topic)
        if isinstance(place, Reply):
            return place
        elsewhere = city.tell(service_facts(city.session, self.topic), "how", "police_link")
        told = {**named(place), **city.tell(facts_at(place, city), *ASK_THERE[:3]), **elsewhere}
        choices = (ask("opening_hours", place=place.key), ask("location_contact", place=place.key), ask("human"))
        return reply("lost_property.place", told, choices=choices)


def actions() -> tuple[Action, ...]:
    return (OpeningHours(), LocationContact(), SelfServiceAccess(), LostProperty())
