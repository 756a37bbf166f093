"""Reading places and their special days from the city store."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.facts.fact import Fact
from backend.places.models import PlaceRow, SpecialDayRow
from backend.places.types import PlaceKind


def place_row(session: Session, key: str) -> PlaceRow | None:
    return session.get(PlaceRow, key)


def place_rows(session: Session, kind: PlaceKind | None = None) -> list[PlaceRow]:
    query = select(PlaceRow).order_by(PlaceRow.position, PlaceRow.key)
    return list(session.scalars(query.filter_by(kind=kind) if kind else query))


def special_days(session: Session, key: str, first: dt.date, last: dt.date) -> dict[dt.date, Fact]:
    """The facts of the special days from first to last, both included."""
    query = select(SpecialDayRow).where(
        SpecialDayRow.place == key, SpecialDayRow.date >= first, SpecialDayRow.date <= last
    )
    return {row.date: row.as_fact() for row in session.scalars(query)}


def special_days_of_all(session: Session, first: dt.date, last: dt.date) -> dict[str, dict[dt.date, Fact]]:
    """The same of every place that has any, by its key."""
    days: dict[str, dict[dt.date, Fact]] = {}
    for row in session.scalars(select(SpecialDayRow).where(SpecialDayRow.date.between(first, last))):
        days.setdefault(row.place, {})[row.date] = row.as_fact()
    return days
