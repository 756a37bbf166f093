"""From when until when on one day."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from backend.calendar.clock_face import Said
from backend.calendar.time_words import Part

FIRST, NOON, LAST = dt.time(0), dt.time(12), dt.time(23, 59)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From start until end, later than start; an open end is midnight or 23.59."""

    start: dt.time
    end: dt.time


PARTS: dict[Part, TimeSpan] = {
    "morning": TimeSpan(dt.time(6), dt.time(9)),
    "forenoon": TimeSpan(dt.time(9), NOON),
    "afternoon": TimeSpan(NOON, dt.time(18)),
    "evening": TimeSpan(dt.time(18), LAST),
    "night": TimeSpan(FIRST, dt.time(6)),
}


def between(first: Said, last: Said, part: Part | None) -> TimeSpan | None:
    """The first is of the same half of the day as the last, if that was said; else as it is said alone, else before
    noon if the last is not: "8 to 10 pm", "9 til 5", "7 til 16". None where none of these comes first: "7 til 9".
    """
    end = last.at(part) if last.at(part) > FIRST else LAST
    starts = [first.in_half(last.half)] if last.half else []
    starts += [first.at(part), *([first.in_half("am")] if end >= NOON and first.at(part).hour > NOON.hour else [])]
    start = next((one for one in starts if one < end), None)
    return None if start is None else TimeSpan(start, end)


def since(start: dt.time) -> TimeSpan | None:
    return TimeSpan(start, LAST) if start < LAST else None


def until(end: dt.time) -> TimeSpan:
    return TimeSpan(FIRST, end if end > FIRST else LAST)


def both(spans: Collection[TimeSpan]) -> TimeSpan | None:
    """What a span since some time and one until a later have in common; None for any others."""
    starts = {span.start for span in spans if span.end == LAST}
    ends = {span.end for span in spans if span.start == FIRST}
    if len(spans) != len(starts) + len(ends) or len(starts) != 1 or len(ends) != 1:
        return None
    start, end = starts.pop(), ends.pop()
    return TimeSpan(start, end) if start < end else None
