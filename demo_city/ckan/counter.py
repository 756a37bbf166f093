"""When the desks at Dokk1 are open, and when they were last counted."""

import datetime as dt
from collections.abc import Sequence

from demo_city.ckan.waiting import STEP, measured
from demo_city.days import is_closed
from demo_city.library.hours import Hours, times_on

DOKK1 = "dokk1"


def is_open(hours: Sequence[Hours], moment: dt.datetime) -> bool:
    day, now = moment.date(), f"{moment:%H:%M}"
    times = [times_on(row, day) for row in hours if row.place == DOKK1 and row.category == "Borgerservice"]
    return not is_closed(day) and any(start <= now < end for start, end in filter(None, times))


def last_counted(hours: Sequence[Hours], now: dt.datetime) -> dt.datetime:
    """The last time that the desks were open and counted."""
    then = measured(now)
    while not is_open(hours, then):
        then -= STEP
    return then
