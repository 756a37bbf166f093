"""What everybody says of one place's hours, and whose word goes first. Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backend.facts.fact import Fact
from backend.places.hours import ClosedOn
from backend.places.opening import Hours, is_known
from backend.places.sides import Side, day_of, week_of
from backend.places.synced.facts import Heard, day_facts


@dataclass(frozen=True, slots=True)
class Record:
    """`week` as seeds or editors have it, `special` days as editors have them, `heard` what the last sync told."""

    week: Fact
    special: Mapping[dt.date, Fact]
    closed_on: frozenset[ClosedOn]
    heard: Heard | None = None

    def only(self, side: Side | None) -> "Record":
        """The same of one side; of all where it is None."""
        if side is None:
            return self
        heard = replace(self.heard, covered=self.heard.covered.only(side)) if self.heard else None
        special = {day: day_of(fact, side) for day, fact in self.special.items()}
        return Record(week_of(self.week, side), special, self.closed_on, heard)

    def hours(self, first: dt.date, last: dt.date) -> Hours:
        """An editor's day goes before what a sync heard, and both before the ordinary week.

        What is invented goes before nothing that is known: not before a week that tells the day's hours.
        """
        synced = day_facts(self.heard, first, last, like=self.week) if self.heard else {}
        if self.heard and self.heard.invented:
            ordinary = Hours(self.week, {}, self.closed_on)
            synced = {day: fact for day, fact in synced.items() if not is_known(ordinary.fact_on(day))}
        return Hours(self.week, {**synced, **self.special}, self.closed_on)
