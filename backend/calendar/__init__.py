"""Which day, days or time a citizen means, and what is special about a day. Pure: the moment of asking comes in."""

from backend.calendar.asked import DayProblem, DaySpan
from backend.calendar.days import customary_closing, holiday_on
from backend.calendar.grammar import resolve_day
from backend.calendar.span import resolve_span
from backend.calendar.time_span import TimeSpan
from backend.calendar.times import resolve_time

__all__ = [
    "DayProblem",
    "DaySpan",
    "TimeSpan",
    "customary_closing",
    "holiday_on",
    "resolve_day",
    "resolve_span",
    "resolve_time",
]
