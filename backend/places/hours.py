"""The hours engine: pure, in Europe/Copenhagen. What is not known stays None, never "closed"."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backend.calendar.days import holiday_on
from backend.clock import COPENHAGEN
from backend.facts.values import Category, Span, WeekHours

ClosedOn = Literal["public_holiday", "constitution_day", "christmas_eve", "new_years_eve"]
Spans = tuple[Span, ...]

DATES: dict[tuple[int, int], ClosedOn] = {
    (6, 5): "constitution_day", (12, 24): "christmas_eve", (12, 31): "new_years_eve",
}  # fmt: skip
DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from start until end; both aware, in Copenhagen, and start before end as real time passes."""

    start: dt.datetime
    end: dt.datetime
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """All that is known about one place's hours.

    `week` is None when no ordinary week is known; a special day goes before it, None being not known. On a holiday, and
    on a day that is customarily closed, the ordinary week says nothing: closed if `closed_on` names it, else not known.
    """

    week: WeekHours | None = None
    special: Mapping[dt.date, Spans | None] = field(default_factory=dict)
    closed_on: frozenset[ClosedOn] = frozenset()


def spans_on(timetable: Timetable, day: dt.date) -> Spans | None:
    """The spans that begin on that day; none means closed, None means not known."""
    spans = timetable.special[day] if day in timetable.special else _ordinary(timetable, day)
    return None if spans is None else tuple(span for span in spans if span.category != "closed")


def _ordinary(timetable: Timetable, day: dt.date) -> Spans | None:
    if timetable.week is None:
        return None
    reason = closing_reason(day)
    if reason:
        return () if reason in timetable.closed_on else None
    known = {weekday.weekday: weekday.spans for weekday in timetable.week.days}
    return known.get(day.isoweekday())


def closing_reason(day: dt.date) -> ClosedOn | None:
    """Why an ordinary week cannot be trusted on that day."""
    if holiday_on(day):
        return "public_holiday"
    return DATES.get((day.month, day.day))


def intervals(timetable: Timetable, day: dt.date) -> tuple[Interval, ...] | None:
    """The openings that begin on that day, in order, one for each span; None when the day is not known."""
    spans = spans_on(timetable, day)
    if spans is None:
        return None
    openings = (_interval(span, day) for span in spans)
    return tuple(sorted((one for one in openings if one), key=lambda one: (utc(one.start), utc(one.end))))


def merged(openings: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Openings that touch or overlap, whatever their categories, taken together."""
    whole: list[Interval] = []
    for one in sorted(openings, key=lambda one: utc(one.start)):
        if whole and utc(one.start) <= utc(whole[-1].end):
            last = whole.pop()
            end = max(last.end, one.end, key=utc)
            one = Interval(last.start, end, tuple(dict.fromkeys(last.categories + one.categories)))  # noqa: PLW2901
        whole.append(one)
    return tuple(whole)


def open_at(timetable: Timetable, moment: dt.datetime) -> bool | None:
    """Whether it is open at that moment; None when that is not known."""
    if opening_at(timetable, moment):
        return True
    return None if spans_on(timetable, _day(moment)) is None else False


def opening_at(timetable: Timetable, moment: dt.datetime) -> Interval | None:
    """The whole opening, of whatever categories, that the moment falls in."""
    today = _day(moment)
    around = _between(timetable, today - dt.timedelta(days=1), today + dt.timedelta(days=1))
    return next((one for one in merged(around) if _holds(one, moment)), None)


def categories_at(timetable: Timetable, moment: dt.datetime) -> tuple[Category, ...]:
    """What it is open for at that moment, in the order of opening."""
    today = _day(moment)
    current = (one for one in _between(timetable, today - dt.timedelta(days=1), today) if _holds(one, moment))
    return tuple(dict.fromkeys(category for one in current for category in one.categories))


def next_opening(timetable: Timetable, moment: dt.datetime, days: int = DAYS_AHEAD) -> dt.datetime | None:
    """When it opens next after that moment; None if it doesn't within the days, or a day before that is not known."""
    first = _day(moment)
    for ahead in range(days + 1):
        openings = intervals(timetable, first + dt.timedelta(days=ahead))
        if openings is None:
            return None
        later = [one.start for one in openings if utc(one.start) > utc(moment)]
        if later:
            return min(later, key=utc)
    return None


def utc(moment: dt.datetime) -> dt.datetime:
    """Compare by this: two moments of one zone compare by the wall clock, which summer time turns back."""
    return moment.astimezone(dt.UTC)


def _between(timetable: Timetable, first: dt.date, last: dt.date) -> tuple[Interval, ...]:
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(one for day in days for one in intervals(timetable, day) or ())


def _interval(span: Span, day: dt.date) -> Interval | None:
    """None for the rare span that lies wholly in the hour which summer time leaves out."""
    last = day if span.end > span.start else day + dt.timedelta(days=1)
    start, end = _moment(day, span.start, fold=0), _moment(last, span.end, fold=1)
    return Interval(start, end, (span.category,)) if utc(start) < utc(end) else None


def _moment(day: dt.date, time: dt.time, *, fold: int) -> dt.datetime:
    """A wall time as a real moment; one that summer time leaves out is moved on."""
    wall = dt.datetime.combine(day, time, tzinfo=COPENHAGEN).replace(fold=fold)
    return utc(wall).astimezone(COPENHAGEN)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(COPENHAGEN).date()


def _holds(one: Interval, moment: dt.datetime) -> bool:
    return utc(one.start) <= utc(moment) < utc(one.end)
