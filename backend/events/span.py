"""The time that is kept: what goes on today or begins in the coming twelve weeks."""

import datetime as dt
from dataclasses import dataclass

from backend.clock import local
from backend.events.types import Time

AHEAD = dt.timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Kept:
    """From the beginning of the first day until the end of the last."""

    first: dt.datetime
    last: dt.datetime

    @classmethod
    def on(cls, now: dt.datetime) -> "Kept":
        midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
        return cls(midnight, midnight + AHEAD)

    def holds(self, time: Time) -> bool:
        return (time.end or time.start) >= self.first and time.start < self.last
