"""Spans of one day that touch or overlap, category by category, as one."""

import datetime as dt
from collections.abc import Iterable

from backend.facts.values import Category, Span
from backend.places.hours import Spans

DAY = 24 * 60
Minutes = tuple[int, int]


def joined(spans: Iterable[Span]) -> Spans:
    """In order of start; spans of one category are one where together they are no longer than a day."""
    by_category: dict[Category, set[Minutes]] = {}
    for span in spans:
        by_category.setdefault(span.category, set()).add(minutes(span))
    found = [_span(category, each) for category, of in by_category.items() for each in _joined(sorted(of))]
    return tuple(sorted(found, key=lambda one: (*minutes(one), one.category)))


def minutes(span: Span) -> Minutes:
    """From and to, counted from the day's midnight; an end at or before the start is the next day's."""
    start, end = _of(span.start), _of(span.end)
    return start, end if end > start else end + DAY


def _joined(ordered: list[Minutes]) -> list[Minutes]:
    whole: list[Minutes] = []
    for start, end in ordered:
        last = whole[-1] if whole else None
        if last and start <= last[1] and max(end, last[1]) - last[0] <= DAY:
            whole[-1] = (last[0], max(end, last[1]))
        else:
            whole.append((start, end))
    return whole


def _span(category: Category, of: Minutes) -> Span:
    return Span(start=_time(of[0]), end=_time(of[1]), category=category)


def _of(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _time(minute: int) -> dt.time:
    return dt.time(*divmod(minute % DAY, 60))
