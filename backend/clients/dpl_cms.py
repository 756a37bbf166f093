"""The library CMS: the opening hours of every branch, a row for each date and category, none where it is closed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from backend.clients.fetching import SYNC, Fetcher, Seen
from backend.clients.rows import read_rows

SYSTEM = "dpl_cms"
HH_MM = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
MIDNIGHT_ENDS_A_DAY = "24:00"


def _day(told: object) -> dt.date:
    if not isinstance(told, str):
        raise ValueError("a date is a text")  # noqa: TRY004 - pydantic reads no TypeError
    return dt.date.fromisoformat(told)


def _time(told: object) -> dt.time:
    if not isinstance(told, str) or not HH_MM.fullmatch(told):
        raise ValueError("a time is HH:MM")
    return dt.time.fromisoformat(told)


def _end(told: object) -> dt.time:
    return dt.time(0) if told == MIDNIGHT_ENDS_A_DAY else _time(told)


Day = Annotated[dt.date, BeforeValidator(_day)]
Isil = Annotated[str, StringConstraints(strip_whitespace=True)]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Category(Shape):
    title: str


class OpeningHours(Shape):
    """Local time; an end at or before the start is the next day's. A branch that is in no register has no ISIL."""

    date: Day
    start_time: Annotated[dt.time, BeforeValidator(_time)]
    end_time: Annotated[dt.time, BeforeValidator(_end)]
    category: Category
    branch_isil_id: Isil | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Where a row stood that could not be read; None for what could not be read of that either."""

    isil: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class HoursAnswer:
    """`rejected` counts the rows that could not be read; `doubts` are those of them that may be a place's of ours."""

    rows: tuple[OpeningHours, ...]
    rejected: int
    doubts: tuple[Doubt, ...]
    seen: Seen


def opening_hours(fetcher: Fetcher, first: dt.date, last: dt.date, seen: Seen | None = None) -> HoursAnswer | None:
    """All branches' hours from first to last, both with them; None if the same as `seen`. Raises SourceError.

    Asked without a branch: the numbers of branches are the CMS's own, and one question is kinder than eighteen.
    """
    query = {"_format": "json", "from_date": first.isoformat(), "to_date": last.isoformat()}
    fetched = fetcher.fetch("opening_hours", SYNC, query=query, seen=seen)
    if fetched.body is None:
        return None
    read = read_rows(SYSTEM, OpeningHours, fetcher.read_json(fetched))
    return HoursAnswer(read.rows, len(read.rejected), tuple(_doubts(read.rejected)), fetched.seen)


def _doubts(rejected: Iterable[Any]) -> Iterator[Doubt]:
    """None for a row of a branch that is in no register: no place of ours lost it."""
    for row in rejected:
        if not isinstance(row, dict):
            yield Doubt(None, None)
        elif isil := row.get("branch_isil_id"):
            yield Doubt(isil.strip() if isinstance(isil, str) else None, _readable(row.get("date")))


def _readable(date: object) -> dt.date | None:
    try:
        return _day(date)
    except ValueError:
        return None
