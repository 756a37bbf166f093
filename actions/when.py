"""Which time a question about opening hours means."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from actions.conversation import Asked
from actions.cues import Cues
from backend.calendar import DayProblem, resolve_day

TOPIC = "opening_hours"
SPANS = ("date", "period", "time", "service")


@dataclass(frozen=True)
class When:
    """A day, this moment, an ordinary week, or why none of them can be told from the words."""

    kind: Literal["day", "now", "week", "problem"]
    day: dt.date | None = None
    problem: DayProblem | None = None


def when_asked(asked: Asked, cues: Cues) -> When:
    """Words about a day in this message; else the day just talked about, if the place alone is new; else the week."""
    words = [words for entity in SPANS for words in asked.entities.get(entity, ())]
    if any(cues.has(TOPIC, "now", said) for said in (*words, asked.text)):
        return When("now")
    if any(cues.has(TOPIC, "week", said) for said in words):
        return When("week")
    marked = asked.said("date") or asked.said("period")
    if (heard := day_heard(marked, asked)) is not None:
        return heard
    if asked.last_topic == TOPIC and asked.said("place") and (before := asked.slots.get("date")):
        earlier = day_of(before, asked.received_at)
        return earlier if earlier.kind == "day" else When("week")
    return When("week")


def day_heard(marked: str | None, asked: Asked) -> When | None:
    """The day that the bot marked; a mark that tells no day, or none at all, leaves it to the whole message."""
    found = [day_of(words, asked.received_at) for words in (marked, asked.text) if words]
    told = (when for when in found if when.problem is not DayProblem.NOT_UNDERSTOOD)
    return next(told, found[0] if marked else None)


def day_of(words: str, received: dt.datetime) -> When:
    found = resolve_day(words, received)
    return When("problem", problem=found) if isinstance(found, DayProblem) else When("day", day=found)
