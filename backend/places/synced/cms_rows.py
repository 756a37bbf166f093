"""From one branch's rows in the library CMS to the hours of its days. Pure; what is not plain stays not known."""

import datetime as dt
from collections.abc import Iterable, Mapping

from backend.clients.dpl_cms import OpeningHours
from backend.facts.values import Category, Span
from backend.places.hours import Spans
from backend.places.synced.joining import joined

OPEN, WITH_STAFF = "åbent", "med betjening"
TITLES: Mapping[str, Category] = {
    OPEN: "staffed", WITH_STAFF: "staffed", "selvbetjening": "self_service", "borgerservice": "citizen_service",
}  # fmt: skip
MIDNIGHT = dt.time(0)

Days = dict[dt.date, Spans | None]


def days_of(rows: Iterable[OpeningHours]) -> Days:
    """The hours of each date that has rows; None for a date of which the rows do not tell them.

    Categories are the branch's own words. "Åbent" is with staff, unless the branch tells staffed hours by a word of
    their own; then it is the building. Any other category (a café, a telephone) is not taken for hours of the place:
    to call it staffed or open would be a guess. A row that ends when it starts is the whole day if that is midnight;
    else nobody can tell, and its day is not known.
    """
    rows = tuple(rows)
    meanings = {**TITLES, OPEN: "building"} if any(title(row) == WITH_STAFF for row in rows) else TITLES
    by_date: dict[dt.date, list[OpeningHours]] = {}
    for row in rows:
        by_date.setdefault(row.date, []).append(row)
    return {date: _spans(of_date, meanings) for date, of_date in sorted(by_date.items())}


def title(row: OpeningHours) -> str:
    """The category as it compares."""
    return " ".join(row.category.title.casefold().split())


def is_understood(row: OpeningHours) -> bool:
    return title(row) in TITLES and not _ends_as_it_starts(row)


def _spans(rows: list[OpeningHours], meanings: Mapping[str, Category]) -> Spans | None:
    told = [row for row in rows if title(row) in meanings]
    if not told or any(map(_ends_as_it_starts, told)):
        return None
    return joined(Span(start=row.start_time, end=row.end_time, category=meanings[title(row)]) for row in told)


def _ends_as_it_starts(row: OpeningHours) -> bool:
    return row.start_time == row.end_time != MIDNIGHT
