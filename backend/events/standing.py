"""How long what a system said of its events may be told: pure."""

import datetime as dt

from backend.events.wish import Heard

CURRENT_FOR, TOLD_FOR = dt.timedelta(days=2), dt.timedelta(days=14)


def heard(at: dt.datetime | None, now: dt.datetime) -> Heard:
    """After two days it is told with its date, after two weeks no more."""
    if at is None or now - at > TOLD_FOR:
        return "unknown"
    return "current" if now - at <= CURRENT_FOR else "dated"
