"""Weekdays and weekends: the coming one, that of a week, of a feast, or one that is gone."""

import datetime as dt
import re

from backend.calendar.asked import Asked, DayProblem, DaySpan, Meant, SpanMeant
from backend.calendar.named import days_ahead
from backend.calendar.phrases import either
from backend.calendar.seasons import season_meant
from backend.calendar.weeks import week_meant

SATURDAY, WEEK, EIGHT_DAYS = 6, 7, 8


def weekday_meant(asked: Asked) -> Meant | None:
    """Handle "lørdag", "på fredag", "next Friday", "lørdag om to uger", "fredag i uge 49"."""
    phrase = asked.longest(asked.words.weekdays)
    if phrase is None:
        return None
    before, weekday = asked.before(phrase), asked.words.weekdays[phrase]
    if before in asked.words.last:
        return DayProblem.PAST
    if _one_of_many(asked, phrase):
        return DayProblem.NOT_UNDERSTOOD
    week = week_meant(asked)
    if week is not None:
        return day_of(week, weekday, asked.today)
    if before in asked.words.next:
        return next_weeks(asked.today, weekday)
    a_week_on = before in asked.words.on and weekday == asked.today.isoweekday()
    first = coming(asked.today, weekday) + dt.timedelta(days=WEEK if a_week_on else 0)
    return counted_on(asked.today, first, days_ahead(asked) or 0)


def weekend_meant(asked: Asked) -> Meant | None:
    """The weekend's Saturday; on the weekend itself, today."""
    phrase = asked.longest(asked.words.weekend)
    if phrase is None:
        return None
    if asked.before(phrase) in asked.words.next:
        return next_weeks(asked.today, SATURDAY)
    week = week_meant(asked)
    if week is not None:
        return day_of(week, SATURDAY, asked.today)
    ahead = days_ahead(asked) or 0
    if asked.today.isoweekday() > SATURDAY and not ahead:
        return asked.today
    return counted_on(asked.today, coming(asked.today, SATURDAY), ahead)


def weekday_of_feast(asked: Asked) -> Meant | None:
    """Handle "lørdag i påsken": the one such day among those of the feast."""
    words = asked.words
    feast = either({*words.spans.dates, *words.spans.easter})
    found = re.search(rf"\b({either(words.weekdays)}) (?:{either(words.spans.during)}) (?:{feast})\b", asked.folded)
    season = season_meant(asked) if found else None
    if found is None or not isinstance(season, DaySpan):
        return None
    days = [season.first + dt.timedelta(days=n) for n in range((season.last - season.first).days + 1)]
    named = [day for day in days if day.isoweekday() == words.weekdays[found[1]]]
    if len(named) != 1:
        return DayProblem.NO_SUCH_DATE
    return named[0] if named[0] >= asked.today else DayProblem.PAST


def _one_of_many(asked: Asked, phrase: str) -> bool:
    """Whether it is any such day of a month, as "en lørdag i december", or of a holiday whose days are not known."""
    words = asked.words
    many = either({*words.months, *words.spans.unsure})
    return (
        re.search(rf"\b{phrase} (?:{either(words.spans.during | words.of_month)}) (?:{many})\b", asked.folded)
        is not None
    )


def day_of(week: SpanMeant, weekday: int, today: dt.date) -> Meant:
    """That day of a single week."""
    if isinstance(week, DayProblem):
        return week
    if (week.last - week.first).days >= WEEK:
        return DayProblem.NOT_UNDERSTOOD
    there = week.first + dt.timedelta(days=weekday - 1)
    return there if there >= today else DayProblem.PAST


def counted_on(today: dt.date, first: dt.date, ahead: int) -> Meant:
    """So many days on from the coming such weekday: whole weeks, or the eight days that Danes count as one; else the
    day that lies so many days ahead must be that weekday itself.
    """
    if ahead % WEEK == 0:
        return first + dt.timedelta(days=ahead)
    there = today + dt.timedelta(days=ahead)
    if there.isoweekday() == first.isoweekday():
        return there
    return first + dt.timedelta(days=WEEK) if ahead == EIGHT_DAYS else DayProblem.NO_SUCH_DATE


def coming(today: dt.date, weekday: int) -> dt.date:
    """The first such weekday from today on, today included."""
    return today + dt.timedelta(days=(weekday - today.isoweekday()) % WEEK)


def next_weeks(today: dt.date, weekday: int) -> dt.date:
    """That weekday in the week that begins on the coming Monday."""
    return today + dt.timedelta(days=WEEK - today.isoweekday() + weekday)
