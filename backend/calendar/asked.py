"""What was asked about a day, and what such words can come to."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from backend.calendar.vocabulary import Vocabulary


class DayProblem(StrEnum):
    """Why words gave no day to answer for."""

    NO_SUCH_DATE = "no_such_date"
    PAST = "past"
    NOT_UNDERSTOOD = "not_understood"


Meant = dt.date | DayProblem


@dataclass(frozen=True, slots=True)
class Asked:
    """`written`: lower case, without times of day. `folded`: the same in plain letters, misspellings corrected."""

    today: dt.date
    written: str
    folded: str
    words: Vocabulary

    def longest(self, phrases: Iterable[str]) -> str | None:
        """The longest of the phrases that stands in what was asked, as whole words."""
        there = (phrase for phrase in phrases if f" {phrase} " in f" {self.folded} ")
        return max(there, key=len, default=None)

    def before(self, phrase: str) -> str:
        """The word right before the phrase."""
        found = re.search(rf"(\S+) {re.escape(phrase)}\b", self.folded)
        return found[1] if found else ""


def exact_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def coming_date(asked: Asked, month: int, day: int) -> Meant:
    """The date in this year or the next, today included; a weekday named beside it must be its own."""
    this_year = exact_date(asked.today.year, month, day)
    if this_year and this_year >= asked.today and not contradicts(asked, this_year):
        return this_year
    next_year = exact_date(asked.today.year + 1, month, day)
    if next_year and not contradicts(asked, next_year) and not (this_year and this_year >= asked.today):
        return next_year
    gone = this_year and this_year < asked.today and not contradicts(asked, this_year)
    return DayProblem.PAST if gone else DayProblem.NO_SUCH_DATE


def contradicts(asked: Asked, day: dt.date) -> bool:
    named = asked.longest(asked.words.weekdays)
    return named is not None and asked.words.weekdays[named] != day.isoweekday()
