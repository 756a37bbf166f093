"""Opening hours in words: what is open when, by category, and an ordinary week with equal days together."""

import datetime as dt
from itertools import groupby

from babel.dates import get_day_names

from api.rendering.formats import day_in
from api.rendering.times import span
from api.rendering.tongue import Tongue
from api.rendering.words import Words, plain
from backend.facts.values import Category, DateHours, DayHours, HoursByDate, Language, Span, WeekdayHours, WeekHours

NEEDS_NO_NAME: tuple[Category, ...] = ("building", "phone")
WEEK = range(1, 8)
SHORT_DATE: dict[Language, str] = {"da": "EEEE 'd.' d. MMM", "en": "EEEE d MMM"}
A_DAY = dt.timedelta(days=1)


def day_hours(value: DayHours, tongue: Tongue) -> Words:
    """The hours alone: the sentence around them tells the day."""
    return spans_in_words(value.spans, tongue)


def spans_in_words(spans: tuple[Span, ...], tongue: Tongue) -> Words:
    """Category by category: "med personale 10.00–18.00, selvbetjening 8.00–22.00"; no spans is "lukket"."""
    if not spans:
        return plain(tongue.word("value_closed"))
    by_category: dict[Category, list[Words]] = {}
    for each in sorted(spans, key=lambda one: one.start):
        by_category.setdefault(each.category, []).append(span(each, tongue))
    unnamed = len(by_category) == 1 and next(iter(by_category)) in NEEDS_NO_NAME
    named = [_named(None if unnamed else category, times, tongue) for category, times in by_category.items()]
    return Words(", ".join(one.text for one in named), ", ".join(one.spoken for one in named))


def _named(category: Category | None, times: list[Words], tongue: Tongue) -> Words:
    both = tongue.word("value_and")
    start = f"{tongue.word(f'value_{category}')} " if category else ""
    text = start + f" {both} ".join(one.text for one in times)
    return Words(text, start + f" {both} ".join(one.spoken for one in times))


def week_hours(value: WeekHours, tongue: Tongue) -> Words:
    """A row for each run of equal days; a weekday that is not listed is said not to be known."""
    known = {day.weekday: _spans(day) for day in value.days}
    runs = [(list(days), spans) for spans, days in groupby(WEEK, key=known.get)]
    return _rows([(_days(days, tongue), _told(spans, tongue)) for days, spans in runs])


def hours_by_date(value: HoursByDate, tongue: Tongue) -> Words:
    """A row for each run of dates that follow each other with equal hours; one that is not known says so."""
    runs: list[list[DateHours]] = []
    for day in value.days:
        last = runs[-1][-1] if runs else None
        if last and day.date == last.date + A_DAY and _same(day, last):
            runs[-1].append(day)
        else:
            runs.append([day])
    rows = [(_dates(run[0].date, run[-1].date, tongue), _told(run[0].spans, tongue)) for run in runs]
    return _rows(rows)


def _rows(rows: list[tuple[Words, Words]]) -> Words:
    return Words(
        text="; ".join(f"{days.text} {hours.text}" for days, hours in rows),
        spoken=". ".join(f"{days.spoken} {hours.spoken}" for days, hours in rows),
        table=tuple((_capital(days.text), hours.text) for days, hours in rows),
    )


def _same(day: DateHours, other: DateHours) -> bool:
    if day.spans is None or other.spans is None:
        return day.spans is other.spans
    return _ordered(day.spans) == _ordered(other.spans)


def _dates(first: dt.date, last: dt.date, tongue: Tongue) -> Words:
    start, end = (day_in(tongue.locale, day, SHORT_DATE[tongue.language]) for day in (first, last))
    return (
        plain(start) if first == last else Words(f"{start} – {end}", tongue.word("value_from_to", start=start, end=end))
    )


def _spans(day: WeekdayHours) -> tuple[Span, ...]:
    return _ordered(day.spans)


def _ordered(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda one: (one.start, one.end, one.category)))


def _told(spans: tuple[Span, ...] | None, tongue: Tongue) -> Words:
    return plain(tongue.word("value_not_known")) if spans is None else spans_in_words(spans, tongue)


def _days(days: list[int], tongue: Tongue) -> Words:
    names = get_day_names("wide", locale=tongue.locale)
    first, last = names[days[0] - 1], names[days[-1] - 1]
    if len(days) == 1:
        return plain(first)
    return Words(f"{first}–{last}", tongue.word("value_from_to", start=first, end=last))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
