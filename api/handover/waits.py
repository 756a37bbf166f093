"""How long people have waited of late, and who is next. Pure."""

import datetime as dt
import math
from collections.abc import Sequence
from statistics import median

PICK_UPS = 10
FEWEST = 3
MINUTE_S = 60


def wait_minutes(newest_pick_ups_s: Sequence[int]) -> int | None:
    """The median of the last pick-ups, in whole minutes and at least one; None while there are too few to tell."""
    latest = newest_pick_ups_s[:PICK_UPS]
    if len(latest) < FEWEST:
        return None
    return max(1, math.ceil(median(latest) / MINUTE_S))


def deadline(now: dt.datetime, minutes: int, closes_in: dt.timedelta | None) -> dt.datetime:
    """When somebody in the queue is told how it stands: after the queue's patience, at the latest when it closes."""
    patience = dt.timedelta(minutes=minutes)
    return now + (patience if closes_in is None else min(patience, max(closes_in, dt.timedelta(0))))
