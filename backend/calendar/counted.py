"""So many days, weeks or months from today on."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DaySpan
from backend.calendar.months import month_after, whole_month
from backend.calendar.phrases import either


def next_few(asked: Asked) -> DaySpan | None:
    """Handle "de næste 14 dage" and "the next two months", today being the first day; "inden for en uge"."""
    spans, numbers = asked.words.spans, asked.words.numbers
    found = re.search(
        rf"\b(?:(?P<within>{either(spans.within)})|{either(spans.next_few)}) (?P<number>\d{{1,3}}|{either(numbers)}) "
        rf"(?P<unit>{either({*asked.words.units, *spans.months})})\b",
        asked.folded,
    )
    if found is None:
        return None
    count = int(found["number"]) if found["number"].isdigit() else numbers[found["number"]]
    if found["unit"] in spans.months:
        after = months_later(asked.today, count)
    else:
        after = asked.today + dt.timedelta(days=count * asked.words.units[found["unit"]])
    last = after if found["within"] else after - dt.timedelta(days=1)
    return DaySpan(asked.today, last) if last >= asked.today else None


def months_later(day: dt.date, count: int) -> dt.date:
    """The same day of a later month, or its last if it has none such."""
    year, month = day.year, day.month
    for _ in range(count):
        year, month = month_after(year, month)
    last = whole_month(year, month).last
    return last.replace(day=min(day.day, last.day))
