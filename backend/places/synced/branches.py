"""Which branch of the library CMS is which place, and what was heard of each. Pure."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from backend.clients.dpl_cms import Doubt, HoursAnswer, OpeningHours
from backend.places.models import PlaceRow
from backend.places.synced.cms_rows import Days, days_of
from backend.places.synced.covered import Covered


@dataclass(frozen=True, slots=True)
class Branch:
    """A library, and the counter of Borgerservice in the same house, whose hours are a category of the library's."""

    place: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The days that the CMS was asked for, and its answer."""

    first: dt.date
    last: dt.date
    answer: HoursAnswer

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def branches_of(places: Iterable[PlaceRow]) -> dict[str, Branch]:
    """Branches by ISIL."""
    places = tuple(places)
    counters = {place.parent: place.key for place in places if place.kind == "citizen_service" and place.parent}
    return {
        place.isil: Branch(place.key, counters.get(place.parent) if place.parent else None)
        for place in places
        if place.isil
    }


def heard_by_place(asked: Asked, branches: Mapping[str, Branch], before: Collection[str]) -> dict[str, Covered]:
    """What was heard of each place; of one that was heard of `before` and now is not: nothing, so that it is not known.

    A branch that never had rows is left out: what else is known of its hours still stands.
    """
    silent = {place: Covered(asked.first, asked.last, {}) for place in before}
    rows: dict[str, list[OpeningHours]] = defaultdict(list)
    for row in asked.answer.rows:
        if row.branch_isil_id and row.branch_isil_id in branches and asked.covers(row.date):
            rows[row.branch_isil_id].append(row)
    heard: dict[str, Covered] = {}
    for isil, of_branch in rows.items():
        library = _heard(asked, of_branch, [doubt for doubt in asked.answer.doubts if doubt.isil in {isil, None}])
        heard |= _library_and_counter(branches[isil], library)
    return silent | heard


def _heard(asked: Asked, rows: Iterable[OpeningHours], doubts: Iterable[Doubt]) -> Covered:
    """A lost row makes its day not known; one that may have stood on any day, every day without rows."""
    doubts = tuple(doubts)
    lost: Days = {doubt.date: None for doubt in doubts if doubt.isil and doubt.date and asked.covers(doubt.date)}
    whole = all(doubt.isil and doubt.date for doubt in doubts)
    return Covered(asked.first, asked.last, {**days_of(rows), **lost}, whole)


def _library_and_counter(branch: Branch, library: Covered) -> dict[str, Covered]:
    alone = library.only("citizen_service")
    counter = replace(alone, days={day: spans for day, spans in alone.days.items() if spans != ()})
    if branch.counter and any(counter.days.values()):
        return {branch.place: library, branch.counter: counter}
    return {branch.place: library}
