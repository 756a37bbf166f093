"""When "closed" may be said of a branch, and when it is not known. Pure.

A closed day has no row in the library CMS, and neither has a day that nobody has written down, or a branch that was
renamed. So a day without rows is closed only inside the span that was asked for, and only near days that have hours.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backend.facts.values import Category
from backend.places.hours import Spans

NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Covered:
    """What a sync heard of one place from `first` to `last`. `days`: those that had rows, None where they told nothing.

    `whole` is false when a row was lost of which the day could not be read: any day without rows may have been its own.
    """

    first: dt.date
    last: dt.date
    days: Mapping[dt.date, Spans | None]
    whole: bool = True

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def spans_on(self, day: dt.date) -> Spans | None:
        """The hours of a day; none is closed, None is not known."""
        if not self.covers(day):
            return None
        told = self.days.get(day, ())
        if told or told is None:
            return told
        return () if self.whole and self._has_hours_near(day) else None

    def only(self, category: Category) -> "Covered":
        """The same of one category alone, which has its own days near and far."""
        days = {
            day: None if spans is None else tuple(one for one in spans if one.category == category)
            for day, spans in self.days.items()
        }
        return replace(self, days=days)

    def _has_hours_near(self, day: dt.date) -> bool:
        around = (day + dt.timedelta(days=n) for n in range(-NEAR_DAYS, NEAR_DAYS + 1))
        return any(self.covers(one) and self.days.get(one) for one in around)
