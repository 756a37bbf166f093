"""A small grammar of days in Danish and English: which day is meant by words received at a moment."""

import datetime as dt
import re
from collections.abc import Callable, Iterable

from backend.calendar.asked import Asked, DayProblem, Meant, coming_date, contradicts, exact_date
from backend.calendar.beside import around_a_feast, day_beside
from backend.calendar.named import named_day, relative_day
from backend.calendar.nth import nth_of_month, sunday_in_advent
from backend.calendar.vocabulary import Vocabulary, vocabulary
from backend.calendar.weekday import weekday_meant, weekday_of_feast, weekend_meant
from backend.clock import local

ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
SLASHED = re.compile(r"\b(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})(?:\s*[/\s-]\s*(?P<year>\d{4}|\d{2})\b)?(?!\d)")
DOTTED = re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>0?[1-9]|1[0-2])\b(?!:)\.?(?:\s?(?P<year>\d{4}|\d{2})\b)?")
DASHED = re.compile(r"\b(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4}|\d{2})\b")
TOLD = re.compile(
    r"\b(?:den|d\.?)\s*(?P<day>\d{1,2})\.?\s+i\s+(?:den\s+)?(?P<month>\d{1,2})\b(?![.:]\d)\.?(?:\s+(?P<year>\d{4})\b)?"
)
DAY_ALONE = re.compile(
    r"(?:\b(?:den|d\.?|the)\s*(?P<told>\d{1,2})(?:st|nd|rd|th|\.|\b)|^\s*(?P<alone>\d{1,2})(?:st|nd|rd|th|\.)\s*$)"
)
NUMERIC = (ISO, SLASHED, DOTTED, DASHED, TOLD)
CENTURY, LAST_MONTH = 2000, 12
Rule = Callable[[Asked], Meant | None]


def resolve_day(words: str, received: dt.datetime) -> Meant:
    """The day that is meant by words received at that moment.

    A date without a year is the coming one, today included. So is a weekday; "næste fredag" and "next Friday"
    are next week's; "på fredag" said on a Friday is a week on. A weekend is its Saturday.
    """
    return find_day(words, local(received).date(), vocabulary())


def find_day(words: str, today: dt.date, words_for_days: Vocabulary) -> Meant:
    return first_meant(Asked.read(words, today, words_for_days), RULES) or DayProblem.NOT_UNDERSTOOD


def first_meant(asked: Asked, rules: Iterable[Rule]) -> Meant | None:
    """What the first rule says that says anything."""
    return next((meant for rule in rules if (meant := rule(asked)) is not None), None)


def numeric_date(asked: Asked) -> Meant | None:
    """Handle 24/12, 24.12.2026, 24-12-26, 2026-12-24; and 12/24, which can only be meant the other way round."""
    found = next((match for form in NUMERIC if (match := form.search(asked.written))), None)
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    if month > LAST_MONTH >= day:
        day, month = month, day
    return _date(asked, found["year"], month, day)


def month_by_name(asked: Asked) -> Meant | None:
    """Handle 24. december, December 24th, the first of January 2027."""
    numbers = "|".join(sorted(asked.words.numbers, key=len, reverse=True))
    months = "|".join(sorted(asked.words.months, key=len, reverse=True))
    day = rf"(?P<day>\d{{1,2}}|{numbers})\s?(?:st|nd|rd|th|te|de)?"
    forms = (rf"\b{day} (?:of |i )?(?P<month>{months})\b(?: (?P<year>\d{{4}})\b)?",
             rf"\b(?P<month>{months}) (?:the )?{day}\b(?: (?P<year>\d{{4}})\b)?")  # fmt: skip
    found = next((match for form in forms if (match := re.search(form, asked.folded))), None)
    if found is None:
        return None
    number = int(found["day"]) if found["day"].isdigit() else asked.words.numbers[found["day"]]
    return _date(asked, found["year"], asked.words.months[found["month"]], number)


def day_alone(asked: Asked) -> Meant | None:
    """Handle "den 24.": the coming day of that number."""
    found = DAY_ALONE.search(asked.written)
    if found is None:
        return None
    day, month = int(found["told"] or found["alone"]), asked.today.replace(day=1)
    if day > 31 or day < 1:  # noqa: PLR2004 no month is longer
        return DayProblem.NO_SUCH_DATE
    for _ in range(LAST_MONTH):
        there = exact_date(month.year, month.month, day)
        if there and there >= asked.today and not contradicts(asked, there):
            return there
        month = (month + dt.timedelta(days=31)).replace(day=1)
    return DayProblem.NO_SUCH_DATE


def _date(asked: Asked, year: str | None, month: int, day: int) -> Meant:
    if year is None:
        return coming_date(asked, month, day)
    there = exact_date(int(year) + (CENTURY if len(year) == 2 else 0), month, day)  # noqa: PLR2004 "26" is 2026
    if there is None or contradicts(asked, there):
        return DayProblem.NO_SUCH_DATE
    return there if there >= asked.today else DayProblem.PAST


def beside(asked: Asked) -> Meant | None:
    return day_beside(asked, find_day)


EXACT: tuple[Rule, ...] = (beside, numeric_date, month_by_name, nth_of_month, sunday_in_advent)
RULES: tuple[Rule, ...] = (
    *EXACT, weekday_of_feast, around_a_feast, named_day, relative_day, day_alone, weekday_meant, weekend_meant,
)  # fmt: skip
