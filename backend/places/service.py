"""What actions and gateway ask about places."""

import datetime as dt
from typing import cast

from sqlalchemy.orm import Session

from backend.clock import local
from backend.facts.fact import Fact
from backend.facts.service import facts_of
from backend.facts.values import Text
from backend.places import repository
from backend.places.hours import DAYS_AHEAD, ClosedOn
from backend.places.models import PlaceRow
from backend.places.opening import Hours
from backend.places.resolve import Named, resolve
from backend.places.types import OpenState, PlaceInfo, PlaceKind, PlaceMatch

__all__ = [
    "OpenState",
    "PlaceInfo",
    "PlaceMatch",
    "UnknownPlaceError",
    "all_places",
    "hours_on",
    "open_at",
    "open_now",
    "place",
    "place_facts",
    "places",
    "resolve_place",
]


class UnknownPlaceError(LookupError):
    """No place has that key."""


def resolve_place(session: Session, words: str, message: str = "") -> PlaceMatch:
    """The place that the citizen's words name, by any of its names, or misspelt; of the kind the message speaks of."""
    rows = {row.key: row for row in repository.place_rows(session)}
    found = resolve(words, tuple(_named(row) for row in rows.values()), message)
    candidates = tuple(_info(rows[key]) for key in found.candidates)
    return PlaceMatch(_info(rows[found.key]) if found.key else None, candidates, found.kind)


def place(session: Session, key: str) -> PlaceInfo:
    """Raises UnknownPlaceError for a key that no place has."""
    return _info(_row(session, key))


def places(session: Session, kind: PlaceKind) -> list[PlaceInfo]:
    return [_info(row) for row in repository.place_rows(session, kind)]


def all_places(session: Session) -> list[PlaceInfo]:
    return [_info(row) for row in repository.place_rows(session)]


def place_facts(session: Session, key: str) -> dict[str, Fact]:
    """The facts of a place by attribute; one without an address of its own has its parent's."""
    row, facts = _row(session, key), facts_of(session, "place", key)
    if row.parent and "address" not in facts:
        inherited = facts_of(session, "place", row.parent)
        facts |= {"address": inherited["address"]} if "address" in inherited else {}
    return facts


def hours_on(session: Session, key: str, day: dt.date) -> Fact:
    """The hours of that day, a DayHours; unknown when nothing covers the day, closed only when that is known."""
    return _hours(session, key, day, day).fact_on(day)


def open_now(session: Session, key: str, now: dt.datetime) -> OpenState:
    return open_at(session, key, now)


def open_at(session: Session, key: str, moment: dt.datetime) -> OpenState:
    """Whether it is open at that moment, which may be any; one without a zone is taken to be in Copenhagen."""
    moment = local(moment)
    day = moment.date()
    hours = _hours(session, key, day - dt.timedelta(days=1), day + dt.timedelta(days=DAYS_AHEAD))
    return hours.state_at(moment)


def _hours(session: Session, key: str, first: dt.date, last: dt.date) -> Hours:
    row, facts = _row(session, key), facts_of(session, "place", key)
    closed_on = cast("frozenset[ClosedOn]", frozenset(row.closed_on))
    return Hours(facts["hours_week"], repository.special_days(session, key, first, last), closed_on)


def _row(session: Session, key: str) -> PlaceRow:
    row = repository.place_row(session, key)
    if row is None:
        raise UnknownPlaceError(key)
    return row


def _info(row: PlaceRow) -> PlaceInfo:
    name = Text(da=row.name["da"], en=row.name["en"])
    return PlaceInfo(row.key, cast("PlaceKind", row.kind), name, row.parent, row.latitude, row.longitude)


def _named(row: PlaceRow) -> Named:
    words = (row.key, *row.name.values(), *(alias for aliases in row.aliases.values() for alias in aliases))
    return Named(row.key, cast("PlaceKind", row.kind), words)
