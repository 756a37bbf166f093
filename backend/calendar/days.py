"""Danish public holidays, and the days on which many doors are closed by custom."""

import datetime as dt
from functools import cache

import holidays

from backend.facts.values import Text

CUSTOMARY = {(6, 5), (12, 24), (12, 31)}


def holiday_on(day: dt.date) -> Text | None:
    """The public holiday on that day. Store Bededag is none since 2024."""
    return _named(day, "public")


def customary_closing(day: dt.date) -> Text | None:
    """Grundlovsdag, Christmas Eve and New Year's Eve: often closed, yet no public holidays."""
    return _named(day, "optional") if (day.month, day.day) in CUSTOMARY else None


def easter_sunday(year: int) -> dt.date:
    return next(day for day, name in _calendar(year, "public", "en_US").items() if name == "Easter Sunday")


def _named(day: dt.date, category: str) -> Text | None:
    danish = _calendar(day.year, category, "da").get(day)
    english = _calendar(day.year, category, "en_US").get(day)
    return Text(da=danish, en=english) if danish and english else None


@cache
def _calendar(year: int, category: str, language: str) -> holidays.HolidayBase:
    return holidays.country_holidays("DK", years=year, language=language, categories=(category,))
