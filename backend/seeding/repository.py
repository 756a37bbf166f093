"""Writes seeds as rows, and leaves alone what an editor or a sync has written."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.facts.models import FactRow
from backend.places.models import PlaceRow
from backend.seeding.shapes import AuthoritySeed, FactSeed, Outcome, PlaceSeed, Seeds
from backend.services.models import AuthorityRow

Row = FactRow | PlaceRow | AuthorityRow
Identity = tuple[str, ...]


def write_seeds(session: Session, seeds: Seeds, now: dt.datetime) -> Counter[Outcome]:
    """Add, change and remove rows of origin seed until they are as the seeds; the caller commits."""
    places = [_place_columns(place, position) for position, place in enumerate(_parents_first(seeds.places))]
    authorities = [_authority_columns(seed, position) for position, seed in enumerate(seeds.authorities)]
    outcomes = _write(session, PlaceRow, ("key",), places, now)
    outcomes += _write(session, AuthorityRow, ("key",), authorities, now)
    facts = [_fact_columns(seed) for seed in seeds.facts]
    return outcomes + _write(session, FactRow, ("subject_kind", "subject_key", "attribute"), facts, now)


def _write(
    session: Session, model: type[Row], identity: Identity, wanted: list[dict[str, Any]], now: dt.datetime
) -> Counter[Outcome]:
    rows = cast("Iterable[Row]", session.scalars(select(model)))
    there = {_identity(row.__dict__, identity): row for row in rows}
    outcomes: Counter[Outcome] = Counter()
    for columns in wanted:
        row = there.pop(_identity(columns, identity), None)
        if row is None:
            session.add(model(**columns, origin="seed", updated_at=now))
            session.flush()
            outcomes["added"] += 1
        else:
            outcomes[_change(row, columns, now)] += 1
    for row in reversed(there.values()):
        outcomes[_remove(session, row)] += 1
    session.flush()
    return outcomes


def _change(row: Row, columns: dict[str, Any], now: dt.datetime) -> Outcome:
    if row.origin != "seed":
        return "left alone"
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.updated_at = now
    return "changed" if changed else "unchanged"


def _remove(session: Session, row: Row) -> Outcome:
    if row.origin != "seed":
        return "left alone"
    session.delete(row)
    session.flush()
    return "removed"


def _identity(columns: dict[str, Any], identity: Identity) -> Identity:
    return tuple(columns[name] for name in identity)


def _parents_first(places: tuple[PlaceSeed, ...]) -> list[PlaceSeed]:
    return sorted(places, key=lambda place: place.parent is not None)


def _place_columns(place: PlaceSeed, position: int) -> dict[str, Any]:
    columns = place.model_dump(mode="json")
    return {**columns, "name": _words(place), "position": position}


def _authority_columns(authority: AuthoritySeed, position: int) -> dict[str, Any]:
    handles = {"da": authority.handles.da, "en": authority.handles.en}
    return {**authority.model_dump(mode="json"), "name": _words(authority), "handles": handles, "position": position}


def _words(named: PlaceSeed | AuthoritySeed) -> dict[str, str]:
    return {"da": named.name.da, "en": named.name.en}


def _fact_columns(seed: FactSeed) -> dict[str, Any]:
    subject = {"subject_kind": seed.subject_kind, "subject_key": seed.subject_key, "attribute": seed.attribute}
    return {**subject, **seed.fact.model_dump(mode="json")}
