"""What actions and gateway ask about places."""

import datetime as dt
from typing import cast

from sqlalchemy.orm import Session

from backend.clock import local
from backend.facts.fact import Fact
from backend.facts.service import facts_of
from backend.facts.values import Text
from backend.folding import fold
from backend.places import repository
from backend.places.hours import DAYS_AHEAD, ClosedOn
from backend.places.kinds import Kinds, kinds_together
from backend.places.models import PlaceRow
from backend.places.record import Record
from backend.places.resolve import Named, resolve
from backend.places.several_days import by_source
from backend.places.sides import Side
from backend.places.synced.repository import heard_of
from backend.places.types import OpenState, PlaceInfo, PlaceKind, PlaceMatch

__all__ = [
    "OpenState",
    "PlaceInfo",
    "PlaceMatch",
    "Side",
    "UnknownPlaceError",
    "all_places",
    "by_isil",
    "hours_in_days",
    "hours_in_week",
    "hours_on",
    "info_of",
    "kinds_named",
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
    candidates = tuple(info_of(rows[key]) for key in found.candidates)
    return PlaceMatch(info_of(rows[found.key]) if found.key else None, candidates, found.kind)


def kinds_named(words: str) -> Kinds:
    """The kinds of place that the words speak of: "hvilke biblioteker"; none where they speak of none."""
    return kinds_together(fold(words).split())


def place(session: Session, key: str) -> PlaceInfo:
    """Raises UnknownPlaceError for a key that no place has."""
    return info_of(_row(session, key))


def places(session: Session, kind: PlaceKind) -> list[PlaceInfo]:
    return [info_of(row) for row in repository.place_rows(session, kind)]


def by_isil(session: Session) -> dict[str, PlaceInfo]:
    """The places that have a number among the world's libraries, as the libraries' systems name them."""
    return {row.isil: info_of(row) for row in repository.place_rows(session) if row.isil}


def all_places(session: Session) -> list[PlaceInfo]:
    return [info_of(row) for row in repository.place_rows(session)]


def place_facts(session: Session, key: str) -> dict[str, Fact]:
    """The facts of a place by attribute; one without an address of its own has its parent's."""
    row, facts = _row(session, key), facts_of(session, "place", key)
    if row.parent and "address" not in facts:
        inherited = facts_of(session, "place", row.parent)
        facts |= {"address": inherited["address"]} if "address" in inherited else {}
    return facts


def hours_on(session: Session, key: str, day: dt.date, side: Side | None = None) -> Fact:
    """The hours of that day, a DayHours; unknown when nothing covers the day, closed only when that is known.

    With a `side`, the hours of that alone: when there is staff, self-service, or Borgerservice.
    """
    return _record(session, key, day, day).only(side).hours(day, day).fact_on(day)


def open_now(session: Session, key: str, now: dt.datetime, side: Side | None = None) -> OpenState:
    return open_at(session, key, now, side)


def open_at(session: Session, key: str, moment: dt.datetime, side: Side | None = None) -> OpenState:
    """Whether it is open at that moment, which may be any; one without a zone is taken to be in Copenhagen."""
    moment = local(moment)
    first, last = moment.date() - dt.timedelta(days=1), moment.date() + dt.timedelta(days=DAYS_AHEAD)
    return _record(session, key, first, last).only(side).hours(first, last).state_at(moment)


def hours_in_days(
    session: Session, key: str, first: dt.date, last: dt.date, side: Side | None = None
) -> tuple[Fact, ...]:
    """The hours of each date from first to last, HoursByDate: a fact for each source, the one of most days first."""
    hours = _record(session, key, first, last).only(side).hours(first, last)
    return by_source(hours, first, last)


def hours_in_week(session: Session, key: str, first: dt.date, side: Side | None = None) -> tuple[Fact, ...]:
    """The same of seven days."""
    return hours_in_days(session, key, first, first + dt.timedelta(days=6), side)


def _record(session: Session, key: str, first: dt.date, last: dt.date) -> Record:
    row, facts = _row(session, key), facts_of(session, "place", key)
    closed_on = cast("frozenset[ClosedOn]", frozenset(row.closed_on))
    special = repository.special_days(session, key, first, last)
    return Record(facts["hours_week"], special, closed_on, heard_of(session, key, first, last))


def _row(session: Session, key: str) -> PlaceRow:
    row = repository.place_row(session, key)
    if row is None:
        raise UnknownPlaceError(key)
    return row


def info_of(row: PlaceRow) -> PlaceInfo:
    name = Text(da=row.name["da"], en=row.name["en"])
    return PlaceInfo(row.key, cast("PlaceKind", row.kind), name, row.parent, row.latitude, row.longitude)


def _named(row: PlaceRow) -> Named:
    words = (row.key, *row.name.values(), *(alias for aliases in row.aliases.values() for alias in aliases))
    return Named(row.key, cast("PlaceKind", row.kind), words)
