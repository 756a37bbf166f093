"""Which day a citizen means, and what is special about it. Pure: the day of asking comes in as an argument."""

from backend.calendar.asked import DayProblem
from backend.calendar.days import customary_closing, holiday_on
from backend.calendar.grammar import resolve_day

__all__ = ["DayProblem", "customary_closing", "holiday_on", "resolve_day"]
