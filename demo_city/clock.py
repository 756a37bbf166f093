"""The demo city's clock, in Europe/Copenhagen."""

import datetime as dt
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Ticks = Callable[[], float]


class Clock:
    """Tells the time; with a `start` (taken to be in Copenhagen where it names no zone) it runs on from there."""

    def __init__(self, start: dt.datetime | None = None, ticks: Ticks = time.monotonic) -> None:
        begun = dt.datetime.now(dt.UTC) if start is None else in_copenhagen(start).astimezone(dt.UTC)
        self._begun, self._ticks, self._first = begun, ticks, ticks()

    def now(self) -> dt.datetime:
        passed = dt.timedelta(seconds=self._ticks() - self._first)
        return (self._begun + passed).astimezone(COPENHAGEN)

    def today(self) -> dt.date:
        return self.now().date()


def in_copenhagen(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(COPENHAGEN) if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)


def at(day: dt.date, time_of_day: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time_of_day, COPENHAGEN)
