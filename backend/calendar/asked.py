"""What was asked about a day, and what such words can come to."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from backend.calendar.short import weekdays_in_full
from backend.calendar.times import without_times
from backend.calendar.vocabulary import Vocabulary
from backend.folding import fold


class DayProblem(StrEnum):
    """Why words gave no day to answer for."""

    NO_SUCH_DATE = "no_such_date"
    PAST = "past"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from first to last, both included."""

    first: dt.date
    last: dt.date


Meant = dt.date | DayProblem
SpanMeant = DaySpan | DayProblem


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, without times of day, misspellings corrected. `written` has its signs, `folded` has none."""

    today: dt.date
    written: str
    folded: str
    words: Vocabulary

    @classmethod
    def read(cls, words: str, today: dt.date, vocabulary: Vocabulary) -> Self:
        written = without_times(weekdays_in_full(vocabulary.read(words), vocabulary), vocabulary)
        return cls(today, written, fold(written), vocabulary)

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
