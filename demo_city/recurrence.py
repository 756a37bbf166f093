"""On which days something happens again and again: written in the data, resolved against the calendar alone."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from demo_city.days import days_between, is_closed
from demo_city.rows import Row

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LAST = -1
WEEK = dt.timedelta(days=7)


def several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


class Recurrence(Row):
    """Every `day` of the week; or only of even or odd weeks, as the `nth` of its month (-1: the last), in some months.

    `time` is "10:00-11:30"; an end at or before the start is the next day's. What `lasts` days ends on the last.
    """

    day: Annotated[tuple[Weekday, ...], BeforeValidator(several)]
    time: Annotated[str, Field(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]
    weeks: Literal["even", "odd"] | None = None
    nth: Annotated[tuple[int, ...], BeforeValidator(several)] = ()
    months: Annotated[tuple[int, ...], BeforeValidator(several)] = ()
    lasts: Annotated[int, Field(ge=1)] = 1

    @property
    def starts(self) -> dt.time:
        return dt.time.fromisoformat(self.time[:5])

    @property
    def ends(self) -> dt.time:
        return dt.time.fromisoformat(self.time[6:])

    def days(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The days from `first` to `last` on which it begins; never one on which the libraries are closed."""
        return [day for day in days_between(first, last) if self.falls_on(day) and not is_closed(day)]

    def falls_on(self, day: dt.date) -> bool:
        return (
            WEEKDAYS[day.weekday()] in self.day
            and (not self.months or day.month in self.months)
            and (not self.weeks or parity(day) == self.weeks)
            and (not self.nth or bool({*self.nth} & {number_in_month(day), _last(day)}))
        )


def parity(day: dt.date) -> Literal["even", "odd"]:
    return "odd" if day.isocalendar().week % 2 else "even"


def number_in_month(day: dt.date) -> int:
    return (day.day - 1) // 7 + 1


def _last(day: dt.date) -> int | None:
    return LAST if (day + WEEK).month != day.month else None
