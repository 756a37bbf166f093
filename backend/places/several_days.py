"""The hours of several days, told by those who know them. Pure."""

import datetime as dt
from typing import cast

from backend.facts.fact import Certainty, Fact, Source
from backend.facts.values import DateHours, DayHours, HoursByDate
from backend.places.opening import Hours, is_known

Whose = tuple[Source, Certainty]


def by_source(hours: Hours, first: dt.date, last: dt.date) -> tuple[Fact, ...]:
    """A fact for each source, the one of most days first; the days that nobody knows stand with that one.

    Where no day is known, one fact that is not.
    """
    told = {day: hours.fact_on(day) for day in (first + dt.timedelta(days=n) for n in range((last - first).days + 1))}
    known: dict[Whose, dict[dt.date, Fact]] = {}
    for day, fact in told.items():
        if is_known(fact):
            known.setdefault((fact.source, fact.certainty), {})[day] = fact
    if not known:
        return (told[first],)
    most, *others = sorted(known.values(), key=len, reverse=True)
    not_known = {day: fact for day, fact in told.items() if not is_known(fact)}
    return tuple(_together(facts, of) for facts, of in [(most, {**most, **not_known}), *((one, one) for one in others)])


def _together(known: dict[dt.date, Fact], days: dict[dt.date, Fact]) -> Fact:
    value = HoursByDate(days=tuple(_day(day, days[day]) for day in sorted(days)))
    return next(iter(known.values())).model_copy(update={"value": value})


def _day(day: dt.date, fact: Fact) -> DateHours:
    spans = cast("DayHours", fact.value).spans if is_known(fact) else None
    return DateHours(date=day, spans=spans)
