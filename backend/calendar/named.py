"""Days with names of their own, and days counted from today."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DayProblem, Meant, coming_date, contradicts, exact_date
from backend.calendar.days import easter_sunday
from backend.calendar.phrases import either

YEAR = re.compile(r"\b(20\d\d)\b")


def named_day(asked: Asked) -> Meant | None:
    """Handle "2. juledag", "Easter Monday", "juleaften 2027"."""
    phrase = asked.longest((*asked.words.dates, *asked.words.easter, *asked.words.spans.unsure))
    if phrase is None or phrase in asked.words.spans.unsure:
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
        of_a_week = asked.longest((*asked.words.weekdays, *asked.words.weekend))
        return None if of_a_week else asked.today + dt.timedelta(days=ahead)
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
    """How many days "om to uger", "14 days from now" or "a week on Friday" counts."""
    number, unit = rf"(\d{{1,3}}|{either(asked.words.numbers)})", f"({either(asked.words.units)})"
    week = either(unit for unit, days in asked.words.units.items() if days > 1)
    on = either(asked.words.on | asked.words.spans.opening)
    forms = (rf"\b(?:{either(asked.words.after)}) {number} {unit}\b",
             rf"\b{number} {unit} (?:{either(asked.words.from_now)})\b",
             rf"\b{number} ({week}) (?:{on}) (?:{either(asked.words.weekdays)})\b")  # fmt: skip
    found = next((match for form in forms if (match := re.search(form, asked.folded))), None)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else asked.words.numbers[found[1]]
    return count * asked.words.units[found[2]]
