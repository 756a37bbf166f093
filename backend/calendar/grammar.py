"""A small grammar of days in Danish and English."""

import datetime as dt
from enum import StrEnum


class DayProblem(StrEnum):
    """Why words gave no day to answer for."""

    NO_SUCH_DATE = "no_such_date"
    PAST = "past"
    NOT_UNDERSTOOD = "not_understood"


def resolve_day(words: str, received: dt.datetime) -> dt.date | DayProblem:
    """The day that is meant by words received at that moment; "lørdag" is the coming one."""
    del words, received
    return DayProblem.NOT_UNDERSTOOD
