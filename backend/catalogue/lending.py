"""What the loan system says of records, live: which are on a shelf, and then at which libraries those are."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from backend.clients.errors import SourceError
from backend.clients.fbs import SYSTEM, Availability, Holdings, availability, holdings
from backend.clients.waiting import Waiting

REMEMBERED_S = 120.0
Records = tuple[str, ...]
log = structlog.get_logger("catalogue")


@dataclass(frozen=True, slots=True)
class Looked:
    """By record, and when it was told. `held` is empty where it told no libraries."""

    at: dt.datetime
    available: Mapping[str, Availability]
    held: Mapping[str, Holdings]


def look(records: Records, now: dt.datetime, waiting: Waiting) -> Looked | None:
    """None if there is nothing to look for, or the loan system did not say."""
    if not records:
        return None
    try:
        at, available = _available(records, now, waiting)
    except SourceError as error:
        log.warning("shelves_not_told", why=error.why)
        return None
    on_shelf = tuple(one.record_id for one in available if one.available)
    return Looked(at, {one.record_id: one for one in available}, _held(on_shelf, waiting))


def _available(records: Records, now: dt.datetime, waiting: Waiting) -> tuple[dt.datetime, tuple[Availability, ...]]:
    doors = waiting.doors
    return doors.remembered(
        (SYSTEM, "availability", records),
        REMEMBERED_S,
        lambda: (now, availability(doors[SYSTEM], records, waiting.budget(SYSTEM))),
    )


def _held(records: Records, waiting: Waiting) -> dict[str, Holdings]:
    """Nothing if the loan system did not say."""
    doors = waiting.doors
    try:
        held = doors.remembered(
            (SYSTEM, "holdings", records),
            REMEMBERED_S,
            lambda: holdings(doors[SYSTEM], records, waiting.budget(SYSTEM)) if records else (),
        )
    except SourceError as error:
        log.warning("libraries_not_told", why=error.why)
        return {}
    return {one.record_id: one for one in held}
