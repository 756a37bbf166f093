"""What a sync said of a place's hours, as facts of its days."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from backend.facts.fact import Certainty, Fact, Source
from backend.facts.values import DayHours
from backend.places.synced.covered import Covered


@dataclass(frozen=True, slots=True)
class Heard:
    """One place's hours as they were heard, from whom and how surely."""

    covered: Covered
    source: Source
    certainty: Certainty

    @property
    def invented(self) -> bool:
        return self.certainty == "demo"


def day_facts(heard: Heard, first: dt.date, last: dt.date, like: Fact) -> Mapping[dt.date, Fact]:
    """A fact for each day that was asked for, also where it is not known; owner and official page as `like` has them.

    Its class makes it dated from the third day on: the source is asked many times a day, so it has been silent.
    """
    first, last = max(first, heard.covered.first), min(last, heard.covered.last)
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return {day: _fact(heard, day, like) for day in days}


def _fact(heard: Heard, day: dt.date, like: Fact) -> Fact:
    spans = heard.covered.spans_on(day)
    return Fact(
        value=None if spans is None else DayHours(date=day, spans=spans),
        source=heard.source,
        owner=like.owner,
        certainty="unknown" if spans is None else heard.certainty,
        fact_class="synced_hours",
        official=like.official,
    )
