"""What one day looks like in a sentence, as patterns without groups: to see where it begins and ends."""

from functools import cache

from backend.calendar.phrases import as_written
from backend.calendar.vocabulary import Vocabulary

ENDING = r"(?:st|nd|rd|th|te|de)?\b\.?"
NUMERIC = (
    r"\d{4}-\d{1,2}-\d{1,2}\b",
    r"\d{1,2}\s?/\s?\d{1,2}(?:[/\s-]\s?(?:20\d\d|\d\d)\b)?(?!\d)",
    r"\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\b(?:\.\s?(?:20\d\d|\d\d)\b)?",
    r"\d{1,2}-\d{1,2}-(?:20\d\d|\d\d)\b",
)
DAY_NUMBER = r"(?:\b(?:den|d|the)\b[\s.]*\d{1,2}(?!\d)(?:st|nd|rd|th|\.)?|\d{1,2}(?:st|nd|rd|th|\.)(?!\w))"


@cache
def day_expression(words: Vocabulary) -> str:
    """A date, a weekday, a feast or a day counted from today, with the small words before it."""
    lead = rf"(?:(?:{as_written(words.before_a_day)})\b[\s.]*){{0,3}}"
    names = rf"(?:{as_written({*words.dates, *words.easter, *words.relative})})\b"
    weekday, date = rf"(?:{as_written(words.weekdays)})\b", date_expression(words)
    return rf"{lead}(?:{weekday}[\s,.]*{lead}{date}|{date}|{names}|{weekday}|{DAY_NUMBER})"


@cache
def date_expression(words: Vocabulary) -> str:
    """A day with its month: "3. december", "December 3rd 2026", "3/12"."""
    number, month = rf"(?:\d{{1,2}}|(?:{as_written(words.numbers)})\b)", rf"(?:{as_written(words.months)})\b\.?"
    year = r"(?:\s+20\d\d\b)?"
    forms = (rf"{number}{ENDING}\s*(?:(?:of|i)\s+)?{month}{year}", rf"{month}\s+(?:the\s+)?{number}{ENDING}{year}")
    return rf"(?:{'|'.join((*NUMERIC, *forms))})"
