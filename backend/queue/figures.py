"""The figures of one counter, without those that cannot be. Pure."""

import datetime as dt
import re
from dataclasses import dataclass

from backend.clients.ckan import Counter

MOST_PEOPLE = 500
LONGEST_MEAN = dt.timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Figures:
    """People waiting, and the mean wait of the last ten served in whole minutes, rounded up. None: not known."""

    name: str
    people: int | None
    minutes: int | None


def figures_of(counter: Counter) -> Figures:
    people = counter.waiting if counter.waiting is not None and 0 <= counter.waiting <= MOST_PEOPLE else None
    return Figures(" ".join(counter.name.split()), people, minutes_of(counter.mean_wait))


def minutes_of(told: str | None) -> int | None:
    """Of "1900-01-01T00:07:30": its last eight signs. A wait as long as the counter's day is a clock gone wrong."""
    match = re.search(r"(?<!\d)(\d\d):([0-5]\d):([0-5]\d)$", told or "")
    if match is None:
        return None
    hours, minutes, seconds = (int(part) for part in match.groups())
    mean = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -(-int(mean.total_seconds()) // 60) if mean < LONGEST_MEAN else None
