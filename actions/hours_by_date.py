"""Opening hours date by date: of the days that were asked for, or of the coming week where it is known so."""

import datetime as dt
from collections.abc import Sequence

from actions.about_hours import older, other_times
from actions.action import City
from actions.finding import named
from backend.calendar import DaySpan
from backend.facts.fact import Fact, Told, given
from backend.facts.values import Date
from backend.places import service as places
from backend.places.types import PlaceInfo
from replies import Reply, reply

BY_SOURCE = ("hours", "other_hours", "more_hours")
A_WEEK, MOST_DAYS = 7, 14


def in_days(place: PlaceInfo, days: DaySpan | None, city: City) -> Reply | None:
    """None where nothing is known of the days, or the ordinary week alone, which is told as such."""
    shown = days_shown(days, city.today)
    facts = places.hours_in_days(city.session, place.key, shown.first, shown.last)
    ordinary = len(facts) == 1 and facts[0].fact_class != "synced_hours"
    if facts[0].value is None or ordinary:
        return None
    told = by_source(facts, city)
    appointment = city.tell(places.place_facts(city.session, place.key), "appointment", "phone_hours")
    all_told = {**named(place), **from_to(shown), **told, **older(place, told["hours"], city), **appointment}
    return reply("opening_hours.days", all_told, choices=other_times(place, "today", "tomorrow"))


def without_staff(place: PlaceInfo, city: City) -> dict[str, Told]:
    """When one gets in without staff in the coming week, if a sync has told."""
    week = days_shown(None, city.today)
    facts = places.hours_in_days(city.session, place.key, week.first, week.last, "self_service")
    return by_source(facts, city) if facts[0].value and facts[0].fact_class == "synced_hours" else {}


def by_source(facts: Sequence[Fact], city: City) -> dict[str, Told]:
    """The days of each source by a name of their own."""
    return {name: city.told(fact) for name, fact in zip(BY_SOURCE, facts, strict=False)}


def days_shown(days: DaySpan | None, today: dt.date) -> DaySpan:
    """Two weeks at most can be read; without words for the days, the coming week."""
    if days is None:
        return DaySpan(today, today + dt.timedelta(days=A_WEEK - 1))
    return DaySpan(days.first, min(days.last, days.first + dt.timedelta(days=MOST_DAYS - 1)))


def from_to(days: DaySpan) -> dict[str, Told]:
    return {"first": given(Date(date=days.first)), "last": given(Date(date=days.last))}
