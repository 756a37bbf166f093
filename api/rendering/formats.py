"""Babel's formats, remembered: the same day, time or number in a language is always the same words."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

REMEMBERED = 4096


@lru_cache(REMEMBERED)
def day_in(locale: Locale, day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(REMEMBERED)
def time_in(locale: Locale, time: dt.time, pattern: str) -> str:
    return format_time(time, pattern, locale=locale)


@lru_cache(REMEMBERED)
def number_in(locale: Locale, number: Decimal | int, pattern: str) -> str:
    return format_decimal(number, format=pattern, locale=locale)
