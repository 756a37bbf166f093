"""Months: this one, the next, and by name."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DayProblem, DaySpan, SpanMeant
from backend.calendar.phrases import either

DECEMBER = 12


def month_meant(asked: Asked) -> SpanMeant | None:
    """The whole month, even where it has begun: "denne måned", "i december", "fra maj til juli", "i maj 2027"."""
    spans, today = asked.words.spans, asked.today
    if asked.longest(spans.this_month):
        return whole_month(today.year, today.month)
    if asked.longest(spans.next_month):
        return whole_month(*month_after(today.year, today.month))
    return months_by_name(asked)


def months_by_name(asked: Asked) -> SpanMeant | None:
    """A month that stands alone, or after a word of time: "may I" and "mar" are none."""
    spans = asked.words.spans
    months = either(asked.words.months)
    first, last = (
        rf"(?P<first>{months})\b(?! \d{{1,2}}\b)",
        rf"(?:{either(spans.until | spans.both)}) (?P<last>{months})\b",
    )
    within, in_year = rf"(?!(?:{either(spans.no_month)})\b)(?:{either(spans.during)})", r"(?: (?P<year>20\d\d)\b)?"
    forms = (rf"\b(?:{either(spans.opening | spans.between)}) {first} {last}{in_year}",
             rf"\b{within} {first}(?: {last})?{in_year}",
             rf"^{first}(?: (?:{either(spans.months)}))?(?: {last})?{in_year}$")  # fmt: skip
    found = next((match for form in forms if (match := re.search(form, asked.folded))), None)
    if found is None:
        return None
    month, until = asked.words.months[found["first"]], asked.words.months[found["last"] or found["first"]]
    if not found["year"]:
        return coming_months(asked.today, month, until)
    year = int(found["year"])
    whole = DaySpan(dt.date(year - (until < month), month, 1), whole_month(year, until).last)
    return whole if whole.last >= asked.today else DayProblem.PAST


def coming_months(today: dt.date, month: int, until: int) -> DaySpan:
    """From the month until the other, those that are not over yet."""
    year = today.year if until >= today.month else today.year + 1
    return DaySpan(dt.date(year - (until < month), month, 1), whole_month(year, until).last)


def whole_month(year: int, month: int) -> DaySpan:
    next_first = dt.date(*month_after(year, month), 1)
    return DaySpan(dt.date(year, month, 1), next_first - dt.timedelta(days=1))


def month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == DECEMBER else (year, month + 1)
