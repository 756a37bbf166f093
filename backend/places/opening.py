"""Hours as facts: what the engine says, with the source of what it was told."""

import datetime as dt
from dataclasses import dataclass
from typing import cast

from backend.facts.fact import Fact
from backend.facts.values import DayHours, WeekHours
from backend.places.hours import (
    ClosedOn,
    Spans,
    Timetable,
    categories_at,
    next_opening,
    open_at,
    opening_at,
    spans_on,
)
from backend.places.sides import unknown
from backend.places.types import OpenState


@dataclass(frozen=True, slots=True)
class Hours:
    """A place's ordinary week as a fact, and the facts of its special days."""

    week: Fact
    special: dict[dt.date, Fact]
    closed_on: frozenset[ClosedOn]

    @property
    def timetable(self) -> Timetable:
        week = self.week.value if is_known(self.week) else None
        special = {day: _spans(fact) if is_known(fact) else None for day, fact in self.special.items()}
        return Timetable(cast("WeekHours | None", week), special, self.closed_on)

    def fact_on(self, day: dt.date) -> Fact:
        """The hours of that day, with the source that says so; unknown when nothing covers it."""
        told = self.special.get(day, self.week)
        spans = spans_on(self.timetable, day)
        if spans is None:
            return unknown(told)
        return told.model_copy(update={"value": DayHours(date=day, spans=spans)})

    def state_at(self, now: dt.datetime) -> OpenState:
        timetable, fact = self.timetable, self.fact_on(now.date())
        opening = opening_at(timetable, now)
        if opening:
            return OpenState("open", self.fact_on(opening.start.date()), categories_at(timetable, now), opening.end)
        if open_at(timetable, now) is None or fact.value is None:
            return OpenState("unknown", fact)
        return OpenState("closed", fact, next_opening=next_opening(timetable, now))


def is_known(fact: Fact) -> bool:
    return fact.value is not None and fact.certainty != "unknown"


def _spans(fact: Fact) -> Spans:
    return cast("DayHours", fact.value).spans
