"""Writing and reading events, all of one source at a time."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from backend.events.criteria import Criteria
from backend.events.models import EventRow, EventTimeRow
from backend.events.types import Event, Origin, Time, Venue

AT_ONCE = 500


def digests(session: Session, origin: Origin) -> dict[str, str]:
    found = session.execute(select(EventRow.key, EventRow.digest).filter_by(origin=origin))
    return {key: digest for key, digest in found}  # noqa: C416 - a result has keys(), so that dict() misreads it


def remove(session: Session, keys: Collection[str]) -> None:
    for some in _some(keys):
        session.execute(delete(EventTimeRow).where(EventTimeRow.event.in_(some)))
        session.execute(delete(EventRow).where(EventRow.key.in_(some)))


def add(session: Session, events: Sequence[dict[str, Any]], times: Sequence[dict[str, Any]]) -> None:
    if events:
        session.execute(insert(EventRow), events)
    if times:
        session.execute(insert(EventTimeRow), times)


def told_by(session: Session, pairs: Mapping[str, str]) -> None:
    """Note which event of the library's tells each of the city's, and that the others tell themselves."""
    found = session.execute(select(EventRow.key, EventRow.same_as).where(EventRow.same_as.is_not(None)))
    now = {key: same_as for key, same_as in found}  # noqa: C416 - see above
    session.execute(update(EventRow).where(EventRow.key.in_(set(now) - set(pairs))).values(same_as=None))
    for theirs, ours in pairs.items():
        if now.get(theirs) != ours:
            session.execute(update(EventRow).where(EventRow.key == theirs).values(same_as=ours))


def rows(session: Session) -> list[EventRow]:
    return list(session.scalars(select(EventRow).order_by(EventRow.key)))


def events(session: Session, *, demo: bool) -> list[Event]:
    """All events, invented or not, with the moments at which they begin, and nothing else of their times."""
    starts: dict[str, list[dt.datetime]] = {}
    for key, start in session.execute(select(EventTimeRow.event, EventTimeRow.start)):
        starts.setdefault(key, []).append(start)
    return [_event(row, starts.get(row.key, [])) for row in rows(session) if row.demo == demo]


def venues(session: Session) -> list[str]:
    """The names of all places, as the sources write them."""
    return list(session.scalars(select(EventRow.place).where(EventRow.place.is_not(None)).distinct()))


def wanted_keys(session: Session, wanted: Criteria) -> list[str]:
    return list(session.scalars(_told(wanted, EventRow.key).distinct()))


def soonest(session: Session, wanted: Criteria, limit: int) -> list[str]:
    """The keys of the events that begin first, then of those that go on already, and at last of what is sold out.

    Among what is free, what is said to be so comes before all that sells no tickets.
    """
    found = _told(wanted, EventRow.key).group_by(EventRow.key)
    known_free = case((EventTimeRow.price_high == 0, 0), else_=1)
    begun = case((EventTimeRow.start < wanted.since, 1), else_=0)
    order = (*((func.min(known_free),) if wanted.free else ()), func.min(_sold_out()), func.min(begun))
    return list(session.scalars(found.order_by(*order, func.min(EventTimeRow.start), EventRow.key).limit(limit)))


def count(session: Session, wanted: Criteria) -> int:
    found = _told(wanted, EventRow.key).distinct().subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def times(session: Session, wanted: Criteria, keys: Collection[str]) -> dict[str, list[EventTimeRow]]:
    """The times of these events that are wanted, the first first."""
    found: dict[str, list[EventTimeRow]] = {}
    for some in _some(keys):
        query = _told(wanted, EventTimeRow).where(EventRow.key.in_(some))
        for row in session.scalars(query.order_by(EventTimeRow.start, EventTimeRow.id)):
            found.setdefault(row.event, []).append(row)
    return found


def by_key(session: Session, keys: Collection[str]) -> dict[str, EventRow]:
    found = (session.scalars(select(EventRow).where(EventRow.key.in_(some))) for some in _some(keys))
    return {row.key: row for some in found for row in some}


def told_elsewhere(session: Session, keys: Collection[str]) -> dict[str, str]:
    """Links of the city's events that these of the library's tell, by the key of the library's."""
    query = (
        select(EventRow.same_as, func.min(EventTimeRow.link))
        .join(EventTimeRow, EventTimeRow.event == EventRow.key)
        .where(EventTimeRow.link.is_not(None))
        .group_by(EventRow.same_as)
    )
    found = (session.execute(query.where(EventRow.same_as.in_(some))) for some in _some(keys))
    return {str(ours): str(link) for some in found for ours, link in some}


def _told(wanted: Criteria, what: Any) -> Select[Any]:
    """Of events that are told themselves, with a time that is wanted; without the library's, the city tells its own."""
    query = select(what).join_from(EventRow, EventTimeRow, EventTimeRow.event == EventRow.key)
    if "library" in wanted.origins:
        query = query.where(EventRow.same_as.is_(None))
    return query.where(EventRow.demo == wanted.demo, EventRow.origin.in_(wanted.origins), *_conditions(wanted))


def _conditions(wanted: Criteria) -> Iterator[ColumnElement[bool]]:
    """What ends at the very moment is over; what has no end is over once it has begun."""
    yield EventTimeRow.start < wanted.until
    yield or_(EventTimeRow.ends > wanted.since, EventTimeRow.start >= wanted.since)
    if not wanted.cancelled:
        yield EventTimeRow.state != "cancelled"
    if wanted.free:
        yield or_(EventTimeRow.price_high == 0, EventTimeRow.tickets.is_(False))
    if wanted.begins:
        yield EventTimeRow.all_day.is_(False)
        yield EventTimeRow.start >= wanted.since
        yield EventTimeRow.begins.between(*wanted.begins)
    yield from _of_events(wanted)


def _of_events(wanted: Criteria) -> Iterator[ColumnElement[bool]]:
    if wanted.audiences:
        yield or_(*(EventRow.audiences.contains(f" {audience} ") for audience in wanted.audiences))
    if wanted.places:
        there = [EventRow.place_key.in_(wanted.places)]
        yield or_(*there, *([EventRow.postcode == wanted.postcode] if wanted.postcode else []))
    if wanted.venues is not None:
        yield EventRow.place.in_(wanted.venues)
    if wanted.keys is not None:
        yield EventRow.key.in_(wanted.keys)


def _sold_out() -> ColumnElement[int]:
    return case((EventTimeRow.state == "sold_out", 1), else_=0)


def _event(row: EventRow, starts: Sequence[dt.datetime]) -> Event:
    venue = Venue(row.place, row.street, row.postcode, row.city, row.online, row.place_key)
    origin: Origin = "library" if row.origin == "library" else "city"
    return Event(row.key, origin, row.title, row.text, venue, times=tuple(Time(start) for start in starts))


def _some(keys: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(keys)
    return (listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE))
