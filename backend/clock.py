"""The city's clock, in Europe/Copenhagen."""

import datetime as dt
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from backend.settings import CitySettings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class Clock:
    """Tells the time; with a `start` it runs on from there, as read by `ticks` in seconds."""

    def __init__(self, start: dt.datetime | None = None, ticks: Callable[[], float] = time.monotonic) -> None:
        self._start = local(start).astimezone(dt.UTC) if start else None
        self._ticks = ticks
        self._first_tick = ticks()

    def now(self) -> dt.datetime:
        if self._start is None:
            return dt.datetime.now(COPENHAGEN)
        return (self._start + dt.timedelta(seconds=self._ticks() - self._first_tick)).astimezone(COPENHAGEN)

    def today(self) -> dt.date:
        return self.now().date()


def local(moment: dt.datetime) -> dt.datetime:
    """The moment in Copenhagen; one without a zone is taken to be there already."""
    return moment.replace(tzinfo=COPENHAGEN) if moment.tzinfo is None else moment.astimezone(COPENHAGEN)


def clock_from(settings: CitySettings) -> Clock:
    return Clock(settings.now)
