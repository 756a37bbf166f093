"""Which places are open at a moment or on a day, the nearest first."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from sqlalchemy.orm import Session

from backend.clock import local
from backend.facts.fact import Fact
from backend.facts.service import facts_named
from backend.facts.values import Address, DayHours
from backend.places import repository
from backend.places.hours import DAYS_AHEAD, ClosedOn
from backend.places.kinds import Kinds
from backend.places.models import PlaceRow
from backend.places.nearness import Position, metres, middle
from backend.places.opening import Hours, is_known
from backend.places.record import Record
from backend.places.service import info_of
from backend.places.sides import Side
from backend.places.synced.repository import heard_of_all
from backend.places.types import OpenState, PlaceInfo

State = TypeVar("State", OpenState, Fact)
ANY_KIND: Kinds = frozenset()


class UnknownPostcodeError(LookupError):
    """No place of ours whose position we know has an address there."""


@dataclass(frozen=True, slots=True)
class Judged(Generic[State]):
    """`state` is how it stands at the moment, or its hours on the day. `metres` is None where no distance is known."""

    place: PlaceInfo
    state: State
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class OpenPlaces(Generic[State]):
    """Nearest first, or in their usual order. `unknown` are those that may be open for all we know."""

    open: tuple[Judged[State], ...]
    closed: tuple[Judged[State], ...]
    unknown: tuple[PlaceInfo, ...]


def open_places(
    session: Session,
    moment: dt.datetime,
    kinds: Kinds = ANY_KIND,
    near: Position | None = None,
    side: Side | None = None,
) -> OpenPlaces[OpenState]:
    """The places of some kinds, or all that one can go to, that are open at that moment, and until when."""
    moment = local(moment)
    first, last = moment.date() - dt.timedelta(days=1), moment.date() + dt.timedelta(days=DAYS_AHEAD)
    rows = _rows(session, kinds)
    hours = _hours_of(rows, session, first, last, side)
    states = {row.key: hours[row.key].state_at(moment) for row in rows}
    opened = {key: {"open": True, "closed": False}.get(state.state) for key, state in states.items()}
    return _sorted(rows, states, opened, near)


def open_places_on(
    session: Session,
    day: dt.date,
    kinds: Kinds = ANY_KIND,
    near: Position | None = None,
    side: Side | None = None,
) -> OpenPlaces[Fact]:
    """Those that are open at some time of that day, with its hours."""
    rows = _rows(session, kinds)
    hours = _hours_of(rows, session, day, day, side)
    facts = {row.key: hours[row.key].fact_on(day) for row in rows}
    opened = {key: bool(cast("DayHours", fact.value).spans) if is_known(fact) else None for key, fact in facts.items()}
    return _sorted(rows, facts, opened, near)


def position_of(place: PlaceInfo) -> Position | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Position(place.latitude, place.longitude)


def position_of_postcode(session: Session, postcode: str) -> Position:
    """The middle of our places there. Raises UnknownPostcodeError: where it is would be a guess."""
    addresses = facts_named(session, "place", "address")
    there = {
        key for key, fact in addresses.items() if isinstance(fact.value, Address) and fact.value.postcode == postcode
    }
    found = (position_of(info_of(row)) for row in repository.place_rows(session) if row.key in there)
    position = middle([one for one in found if one])
    if position is None:
        raise UnknownPostcodeError(postcode)
    return position


def _rows(session: Session, kinds: Kinds) -> list[PlaceRow]:
    return [row for row in repository.place_rows(session) if (row.kind in kinds if kinds else row.kind != "phone_line")]


def _hours_of(
    rows: Iterable[PlaceRow], session: Session, first: dt.date, last: dt.date, side: Side | None
) -> Mapping[str, Hours]:
    """In as many queries for a thousand places as for one."""
    weeks = facts_named(session, "place", "hours_week")
    special = repository.special_days_of_all(session, first, last)
    heard = heard_of_all(session, first, last)
    return {
        row.key: Record(
            weeks[row.key],
            special.get(row.key, {}),
            cast("frozenset[ClosedOn]", frozenset(row.closed_on)),
            heard.get(row.key),
        )
        .only(side)
        .hours(first, last)
        for row in rows
    }


def _sorted(
    rows: Iterable[PlaceRow], states: Mapping[str, State], opened: Mapping[str, bool | None], near: Position | None
) -> OpenPlaces[State]:
    places = [info_of(row) for row in rows]
    judged = [Judged(one, states[one.key], _away(one, near)) for one in places]
    if near:
        judged.sort(key=lambda one: (one.metres is None, one.metres))
    return OpenPlaces(
        open=tuple(one for one in judged if opened[one.place.key]),
        closed=tuple(one for one in judged if opened[one.place.key] is False),
        unknown=tuple(one for one in places if opened[one.key] is None),
    )


def _away(place: PlaceInfo, near: Position | None) -> float | None:
    there = position_of(place)
    return metres(there, near) if there and near else None
