"""Which time a question about opening hours means."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from actions.conversation import Asked
from actions.cues import Cues
from backend.calendar import DayProblem, DaySpan, resolve_day, resolve_span, resolve_time

TOPIC = "opening_hours"
SPANS = ("date", "period", "time", "service")
TIMES = ("time", "date", "period")


@dataclass(frozen=True)
class When:
    """A day, with the time if one was said; this moment; an ordinary week, or the very `days` that were said; or why
    none can be told from the words.
    """

    kind: Literal["day", "now", "week", "problem"]
    day: dt.date | None = None
    time: dt.time | None = None
    problem: DayProblem | None = None
    days: DaySpan | None = None


def when_asked(asked: Asked, cues: Cues) -> When:
    """Words about a day in this message; else the day just talked about, if a place or time is new; else the week."""
    words = [words for entity in SPANS for words in asked.entities.get(entity, ())]
    if any(cues.has(TOPIC, "now", said) for said in (*words, asked.text)):
        return When("now")
    if any(cues.has(TOPIC, "week", said) for said in words):
        return When("week", days=next(filter(None, (days_of(said, asked.received_at) for said in words)), None))
    marked, time = asked.said("date") or asked.said("period"), time_heard(asked)
    heard = day_heard(marked, asked)
    if heard is None and asked.last_topic == TOPIC and (asked.said("place") or time):
        before = asked.slots.get("date")
        heard = day_of(before, asked.received_at) if before else None
        heard = heard if heard and heard.kind == "day" else None
    return replace(heard, time=time) if heard else When("week")


def day_heard(marked: str | None, asked: Asked) -> When | None:
    """The day that the bot marked; a mark that tells no day, or none at all, leaves it to the whole message."""
    found = [day_of(words, asked.received_at) for words in (marked, asked.text) if words]
    told = (when for when in found if when.problem is not DayProblem.NOT_UNDERSTOOD)
    return next(told, found[0] if marked else None)


def day_of(words: str, received: dt.datetime) -> When:
    """Several days together are told as a week, the ordinary one if no hours of just those days are known."""
    if together := days_of(words, received):
        return When("week", days=together)
    found = resolve_day(words, received)
    return When("problem", problem=found) if isinstance(found, DayProblem) else When("day", day=found)


def days_of(words: str, received: dt.datetime) -> DaySpan | None:
    """Several days that follow each other, as "i næste uge"; None for one, or none."""
    found = resolve_span(words, received)
    return found if isinstance(found, DaySpan) and found.last > found.first else None


def time_heard(asked: Asked) -> dt.time | None:
    """The time that the bot marked, else the one in the whole message; none where from when until when was said."""
    marked = (words for entity in TIMES for words in asked.entities.get(entity, ()))
    times = (resolve_time(words) for words in (*marked, asked.text))
    found = next((time for time in times if time is not None), None)
    return found if isinstance(found, dt.time) else None
