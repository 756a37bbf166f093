"""Reading and writing what the library CMS last said of hours."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, Select, delete, select
from sqlalchemy.orm import Session

from backend.clock import local
from backend.facts.fact import Certainty, Source
from backend.facts.values import Span, Text
from backend.places.hours import Spans
from backend.places.synced.cms_rows import Days
from backend.places.synced.covered import NEAR_DAYS, Covered
from backend.places.synced.facts import Heard
from backend.places.synced.models import HoursCoverageRow, SyncedDayRow
from backend.sync.job import Changes

NEAR = dt.timedelta(days=NEAR_DAYS)


def heard_of(session: Session, place: str, first: dt.date, last: dt.date) -> Heard | None:
    """What was heard of one place, with as many days around as "closed" rests on; None if nothing ever was."""
    return _heard(session, first, last, place).get(place)


def heard_of_all(session: Session, first: dt.date, last: dt.date) -> Mapping[str, Heard]:
    return _heard(session, first, last)


def covered_places(session: Session) -> set[str]:
    return set(session.scalars(select(HoursCoverageRow.place)))


def forget_invented(session: Session) -> int:
    """Take away what a demo city said; how many places it was said of."""
    invented = select(HoursCoverageRow.place).where(HoursCoverageRow.certainty == "demo")
    session.execute(delete(SyncedDayRow).where(SyncedDayRow.place.in_(invented)))
    gone = session.execute(delete(HoursCoverageRow).where(HoursCoverageRow.certainty == "demo"))
    return cast("CursorResult[Any]", gone).rowcount


def write(session: Session, place: str, heard: Heard, fetched_at: dt.datetime) -> Changes:
    """Make the place's days those that were heard, and no others; counted by days."""
    _write_coverage(session, place, heard, fetched_at)
    there = {row.date: row for row in session.scalars(select(SyncedDayRow).filter_by(place=place))}
    counts = dict.fromkeys(("added", "changed", "removed", "unchanged"), 0)
    for date, spans in heard.covered.days.items():
        row, told = there.pop(date, None), _stored(spans)
        if row is None:
            session.add(SyncedDayRow(place=place, date=date, spans=told))
        counts["added" if row is None else "unchanged" if row.spans == told else "changed"] += 1
        if row is not None and row.spans != told:
            row.spans = told
    for row in there.values():
        session.delete(row)
    session.flush()
    return Changes(**{**counts, "removed": len(there)})


def _write_coverage(session: Session, place: str, heard: Heard, fetched_at: dt.datetime) -> None:
    title = {"da": heard.source.title.da, "en": heard.source.title.en}
    covered = heard.covered
    session.merge(
        HoursCoverageRow(
            place=place, first=covered.first, last=covered.last, whole=covered.whole, fetched_at=fetched_at,
            title=title, url=heard.source.url, certainty=heard.certainty,
        )
    )  # fmt: skip
    session.flush()


def _heard(session: Session, first: dt.date, last: dt.date, place: str | None = None) -> dict[str, Heard]:
    coverage = session.scalars(_of(select(HoursCoverageRow), place))
    around = SyncedDayRow.date.between(first - NEAR, last + NEAR)
    days: dict[str, Days] = defaultdict(dict)
    for row in session.scalars(_of(select(SyncedDayRow), place).where(around)):
        days[row.place][row.date] = _read(row.spans)
    return {row.place: _as_heard(row, days[row.place]) for row in coverage}


def _of(query: Select[Any], place: str | None) -> Select[Any]:
    return query if place is None else query.filter_by(place=place)


def _as_heard(row: HoursCoverageRow, days: Days) -> Heard:
    title = Text(da=row.title["da"], en=row.title["en"])
    source = Source(title=title, url=row.url, read_on=local(row.fetched_at).date().isoformat())
    return Heard(Covered(row.first, row.last, days, row.whole), source, cast("Certainty", row.certainty))


def _stored(spans: Spans | None) -> list[dict[str, Any]] | None:
    return None if spans is None else [span.model_dump(mode="json") for span in spans]


def _read(stored: list[dict[str, Any]] | None) -> Spans | None:
    return None if stored is None else tuple(Span.model_validate(span) for span in stored)
