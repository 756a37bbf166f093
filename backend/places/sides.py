"""One side of a place's hours: when there is staff, self-service, or Borgerservice. Pure.

What is known of the whole may say nothing of a side: a house that is open is not known to have staff in it.
"""

from typing import Literal

from backend.facts.fact import Fact
from backend.facts.values import DayHours, Span, WeekdayHours, WeekHours

Side = Literal["staffed", "self_service", "citizen_service"]


def week_of(fact: Fact, side: Side) -> Fact:
    """The ordinary week of that side; not known where the week never speaks of it."""
    week = fact.value
    if not isinstance(week, WeekHours) or not any(_of(day.spans, side) for day in week.days):
        return unknown(fact)
    days = tuple(WeekdayHours(weekday=day.weekday, spans=_of(day.spans, side)) for day in week.days)
    return fact.model_copy(update={"value": WeekHours(days=days)})


def day_of(fact: Fact, side: Side) -> Fact:
    """A special day's hours of that side: a closed day has none, an open one that does not speak of it is not known."""
    day = fact.value
    if not isinstance(day, DayHours) or not day.spans:
        return fact
    spans = _of(day.spans, side)
    return fact.model_copy(update={"value": DayHours(date=day.date, spans=spans)}) if spans else unknown(fact)


def unknown(fact: Fact) -> Fact:
    return fact.model_copy(update={"value": None, "certainty": "unknown"})


def _of(spans: tuple[Span, ...], side: Side) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.category == side)
