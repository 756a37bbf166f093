"""Weekdays and weekends: the coming one, next week's, or one that is gone."""

import datetime as dt

from backend.calendar.asked import Asked, DayProblem, Meant
from backend.calendar.named import days_ahead

SATURDAY, WEEK = 6, 7


def weekday_meant(asked: Asked) -> Meant | None:
    """Handle "lørdag", "på fredag", "next Friday", "lørdag om to uger"."""
    phrase = asked.longest(asked.words.weekdays)
    if phrase is None:
        return None
    before = asked.before(phrase)
    if before in asked.words.last:
        return DayProblem.PAST
    weekday = asked.words.weekdays[phrase]
    if before in asked.words.next or asked.longest(asked.words.next_week):
        return next_weeks(asked.today, weekday)
    a_week_on = before in asked.words.on and weekday == asked.today.isoweekday()
    return coming(asked.today, weekday) + dt.timedelta(days=(WEEK if a_week_on else 0) + (days_ahead(asked) or 0))


def weekend_meant(asked: Asked) -> Meant | None:
    """The weekend's Saturday; on the weekend itself, today."""
    phrase = asked.longest(asked.words.weekend)
    if phrase is None:
        return None
    if asked.before(phrase) in asked.words.next:
        return next_weeks(asked.today, SATURDAY)
    return asked.today if asked.today.isoweekday() > SATURDAY else coming(asked.today, SATURDAY)


def coming(today: dt.date, weekday: int) -> dt.date:
    """The first such weekday from today on, today included."""
    return today + dt.timedelta(days=(weekday - today.isoweekday()) % WEEK)


def next_weeks(today: dt.date, weekday: int) -> dt.date:
    """That weekday in the week that begins on the coming Monday."""
    return today + dt.timedelta(days=WEEK - today.isoweekday() + weekday)
