"""Days with names of their own, and days counted from today."""

import datetime as dt
import re
from collections.abc import Iterable

from backend.calendar.asked import Asked, DayProblem, Meant, coming_date, contradicts, exact_date
from backend.calendar.days import easter_sunday

YEAR = re.compile(r"\b(20\d\d)\b")


def named_day(asked: Asked) -> Meant | None:
    """Handle "2. juledag", "Easter Monday", "juleaften 2027"."""
    phrase = asked.longest((*asked.words.dates, *asked.words.easter))
    if phrase is None:
        return None
    year = YEAR.search(asked.folded)
    years = [int(year[1])] if year else [asked.today.year, asked.today.year + 1]
    if phrase in asked.words.easter:
        days = [easter_sunday(one) + dt.timedelta(days=asked.words.easter[phrase]) for one in years]
        return next((day for day in days if day >= asked.today), DayProblem.PAST)
    month, day = asked.words.dates[phrase]
    if not year:
        return coming_date(asked, month, day)
    there = exact_date(years[0], month, day)
    return there if there and there >= asked.today else DayProblem.PAST


def relative_day(asked: Asked) -> Meant | None:
    """Handle "i morgen", "yesterday", "om 14 dage", "in two weeks"."""
    ahead = days_ahead(asked)
    if ahead is not None:
        return None if asked.longest(asked.words.weekdays) else asked.today + dt.timedelta(days=ahead)
    if asked.longest(asked.words.past):
        return DayProblem.PAST
    phrase = asked.longest(asked.words.relative)
    if phrase is None:
        return None
    offset = asked.words.relative[phrase]
    if offset < 0:
        return DayProblem.PAST
    there = asked.today + dt.timedelta(days=offset)
    return None if offset == 0 and contradicts(asked, there) else there


def days_ahead(asked: Asked) -> int | None:
    """How many days "om to uger" or "14 days from now" counts."""
    number, unit = rf"(\d{{1,3}}|{_either(asked.words.numbers)})", f"({_either(asked.words.units)})"
    forms = (rf"\b(?:{_either(asked.words.after)}) {number} {unit}\b",
             rf"\b{number} {unit} (?:{_either(asked.words.from_now)})\b")  # fmt: skip
    found = next((match for form in forms if (match := re.search(form, asked.folded))), None)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else asked.words.numbers[found[1]]
    return count * asked.words.units[found[2]]


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(phrases, key=len, reverse=True))
