"""Days told by another: "dagen efter juleaften"; and what is told by another without being a day: "efter jul"."""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from backend.calendar.asked import Asked, DayProblem, Meant
from backend.calendar.expression import day_expression
from backend.calendar.phrases import as_written, either
from backend.calendar.vocabulary import Vocabulary

ONE_DAY = dt.timedelta(days=1)


def day_beside(asked: Asked, find: Callable[[str, dt.date, Vocabulary], Meant]) -> Meant | None:
    """The day after or before the one that comes next in the sentence."""
    found = form(asked.words).search(asked.written)
    if found is None:
        return None
    other = find(found["day"], asked.today, asked.words)
    if isinstance(other, DayProblem):
        return other
    there = other + ONE_DAY if found["after"] else other - ONE_DAY
    return there if there >= asked.today else DayProblem.PAST


@cache
def form(words: Vocabulary) -> re.Pattern[str]:
    after, before = as_written(words.day_after), as_written(words.day_before)
    return re.compile(rf"\b(?:(?P<after>{after})|(?:{before}))\s+(?P<day>{day_expression(words)})(?!\w)")


def around_a_feast(asked: Asked) -> DayProblem | None:
    """Handle "efter nytår" and "before Christmas", which can be any day."""
    words = asked.words
    feasts = either({*words.dates, *words.easter, *words.spans.school_weeks, *words.spans.unsure})
    found = re.search(rf"\b(?:{either(words.around)}) (?:{feasts})\b", asked.folded)
    return DayProblem.NOT_UNDERSTOOD if found else None
