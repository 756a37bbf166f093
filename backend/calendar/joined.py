"""Where two days stand joined in a sentence."""

import re
from dataclasses import dataclass
from functools import cache

from backend.calendar.expression import ENDING, date_expression, day_expression
from backend.calendar.phrases import as_written
from backend.calendar.vocabulary import Vocabulary

NUMBER = re.compile(r"(?P<told>(?:den|d|the)\b[\s.]*)?(?P<day>\d{1,2})(?P<ending>st|nd|rd|th|\.)?")


@dataclass(frozen=True, slots=True)
class Joined:
    """Two days in words. `only_listed`: "mandag og onsdag", which says nothing of the days between."""

    whole: str
    first: str
    last: str
    begins_with_date: bool
    only_listed: bool


def joined_days(text: str, words: Vocabulary) -> Joined | None:
    """From folded words that have their signs."""
    month_first = _month_first(words).search(text)
    if month_first:
        first = f"{month_first['month']} {month_first['first']}"
        return Joined(month_first[0], first, f"{month_first['last']}.", begins_with_date=True, only_listed=False)
    found = _form(words).search(text)
    if found is None:
        return None
    first, last = found["first"].strip(), found["last"].strip()
    if first.isdigit() and not _counts_days(found, words):
        return None
    dated = re.search(rf"{date_expression(words)}|\b(?:{as_written({*words.dates, *words.easter})})\b", first)
    return Joined(found[0], first, last, dated is not None, bool(found["both"]) and not found["between"])


def _counts_days(found: re.Match[str], words: Vocabulary) -> bool:
    """Whether a mere number is a day: "from 3 to 7 December", "3-7 December"."""
    opened = found["between"] or found["opening"] or found["dash"]
    return bool(opened) and re.search(date_expression(words), found["last"]) is not None


@cache
def _form(words: Vocabulary) -> re.Pattern[str]:
    spans, day = words.spans, day_expression(words)
    opened = rf"(?:\b(?:(?P<between>{as_written(spans.between)})|(?P<opening>{as_written(spans.opening)}))\s+)?"
    both = rf"(?P<both>{as_written(spans.both)})"
    joined = rf"(?:\s*\b(?:{as_written(spans.until)}|{both})\s+|(?P<dash>\s*[-–—]\s*))"
    return re.compile(rf"{opened}(?<![\w/.-])(?P<first>{day}|\d{{1,2}}(?!\d)){joined}(?P<last>{day})(?!\w)")


@cache
def _month_first(words: Vocabulary) -> re.Pattern[str]:
    """Match "December 3 to 7", at the end of a sentence: more words may say that seven are counted."""
    joined = rf"(?:\s*\b(?:{as_written(words.spans.until)})\s+|\s*[-–—]\s*)"
    return re.compile(
        rf"\b(?P<month>{as_written(words.months)})\.?\s+(?:the\s+)?(?P<first>\d{{1,2}}){ENDING}{joined}"
        rf"(?:the\s+)?(?P<last>\d{{1,2}}){ENDING}(?=\s*(?:$|[?!,;]))"
    )
