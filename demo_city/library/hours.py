"""Opening hours as the library CMS tells them: a row for each date and category, and none where it is closed."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from demo_city.days import days_between, is_closed
from demo_city.places import Place
from demo_city.recurrence import WEEK, WEEKDAYS, Recurrence, Weekday
from demo_city.rows import Row

Category = Literal["Åbent", "Selvbetjening", "Borgerservice"]
COLORS: dict[Category, str] = {"Åbent": "#4986E7", "Selvbetjening": "#7BD148", "Borgerservice": "#FFAD46"}
EARLY_CLOSING = {(12, 23): "14:00", (12, 30): "14:00"}
BEHIND = dt.timedelta(days=31)
AHEAD = dt.timedelta(days=370)


class Hours(Row):
    """The hours of one category at one library on some days of the week; a `night` is a single evening, not a week."""

    place: str
    category: Category
    when: Recurrence
    night: bool = False


class WeekHours(Row):
    """A library's ordinary week, as it is written: times by days, for each category."""

    place: str
    week: dict[Category, dict[str, Annotated[str, BeforeValidator(str)]]]

    def hours(self) -> Iterator[Hours]:
        for category, times in self.week.items():
            for days, time in times.items():
                yield Hours(place=self.place, category=category, when=Recurrence(day=weekdays(days), time=time))


def weekdays(written: str) -> tuple[Weekday, ...]:
    """Days of the week from "monday-thursday", or from "saturday" alone."""
    first, _, last = written.partition("-")
    names = [str(day) for day in WEEKDAYS]
    return WEEKDAYS[names.index(first) : names.index(last or first) + 1]


def rows(
    all_hours: tuple[Hours, ...], places: dict[str, Place], first: dt.date, last: dt.date
) -> Iterator[dict[str, Any]]:
    """The rows from `first` to `last`, day by day."""
    for day in days_between(first, last):
        if not is_closed(day):
            yield from filter(None, (_row(hours, number, places, day) for number, hours in enumerate(all_hours)))


def times_on(hours: Hours, day: dt.date) -> tuple[str, str] | None:
    """When these hours start and end on that day, and None if they do not hold; shorter on the days before a feast."""
    if not hours.when.falls_on(day):
        return None
    start, end = hours.when.time.split("-")
    if hours.night:
        return start, end
    end = min(end, EARLY_CLOSING.get((day.month, day.day), end))
    return (start, end) if start < end else None


def _row(hours: Hours, number: int, places: dict[str, Place], day: dt.date) -> dict[str, Any] | None:
    times, place = times_on(hours, day), places[hours.place]
    if times is None:
        return None
    repetition = number * len(WEEKDAYS) + day.weekday() + 1
    return {
        "id": repetition * 1_000_000 + day.toordinal(),
        "category": {"title": hours.category, "color": COLORS[hours.category]},
        "date": day.isoformat(),
        "start_time": times[0],
        "end_time": times[1],
        "branch_id": place.node,
        "branch_isil_id": place.isil,
        "repetition": _repetition(repetition, hours, day),
    }


def _repetition(number: int, hours: Hours, day: dt.date) -> dict[str, Any]:
    if hours.night:
        return {"id": number, "type": "none"}
    weeks = (dt.date(day.year, 12, 31) - day) // WEEK
    return {"id": number, "type": "weekly", "weekly_data": {"end_date": (day + weeks * WEEK).isoformat()}}
