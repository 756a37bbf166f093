"""A city store as large as asked for: the seeds, what the demo city says, and copies of it under other names."""

import random
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, insert, inspect, select
from sqlalchemy.orm import Session

from backend.clients.doors import Doors
from backend.db import Base, sessions
from backend.events.models import EventRow, EventTimeRow
from backend.events.rows import KIND, documents
from backend.facts.models import FactRow
from backend.places.models import PlaceRow
from backend.places.synced.models import HoursCoverageRow, SyncedDayRow
from backend.search import service as search
from backend.seed import seed
from backend.sync import service as sync
from backend.sync.jobs import jobs_of
from bench.city.when import NOW

EVENTS = 2_000
LIKE_LIBRARIES = ("library", "local_archive")
Row = dict[str, Any]


def fill(engine: Engine, doors: Doors, times: int) -> None:
    """`times` as many libraries and local archives with their hours as the city has, and as many times 2,000 events."""
    seed(engine, NOW)
    for job in jobs_of(doors):
        outcome = sync.run(job, sessions(engine), NOW)
        assert outcome.result == "changed", outcome
    with sessions(engine).begin() as session:
        more_places(session, times)
        more_events(session, EVENTS * times)


def more_places(session: Session, times: int) -> None:
    keys = set(session.scalars(select(PlaceRow.key).where(PlaceRow.kind.in_(LIKE_LIBRARIES))))
    for model, column in (
        (PlaceRow, "key"),
        (FactRow, "subject_key"),
        (HoursCoverageRow, "place"),
        (SyncedDayRow, "place"),
    ):
        rows = [row for row in _rows(session, model) if row[column] in keys]
        copies = [_as_another(_renamed(row, column, number), number) for number in range(1, times) for row in rows]
        if copies:
            session.execute(insert(model), copies)


def more_events(session: Session, wanted: int) -> None:
    """Copies told in other words, so that a search has as many words to look through as there would be."""
    chance = random.Random(wanted)
    rows, at = _rows(session, EventRow), _rows(session, EventTimeRow)
    words = [word for row in rows for word in f"{row['title']} {row['text']}".split()]
    copies = range(1, wanted // len(rows) + 1)
    told = [
        {**_renamed(row, "key", number), "same_as": None, "text": f"{row['text']} {_some(words, chance)}"}
        for number in copies
        for row in rows
    ]
    session.execute(insert(EventRow), told)
    session.execute(insert(EventTimeRow), [_renamed(row, "event", number) for number in copies for row in at])
    search.index(session, KIND, documents(session.scalars(select(EventRow))))


def _some(words: list[str], chance: random.Random) -> str:
    return " ".join(chance.choices(words, k=20))


def _rows(session: Session, model: type[Base]) -> list[Row]:
    """Every row as its columns, without the numbers that the database gives."""
    names = [column.key for column in inspect(model).mapper.column_attrs if column.key != "id"]
    return [{name: getattr(row, name) for name in names} for row in _all(session, model)]


def _all(session: Session, model: type[Base]) -> Iterable[Any]:
    return session.scalars(select(model)).all()


def _as_another(row: Row, number: int) -> Row:
    """With names of its own, as long as the first one's, so that a citizen's words mean one place still."""
    if "aliases" not in row:
        return row
    name = {language: _backwards(words, number) for language, words in row["name"].items()}
    aliases = {
        language: [_backwards(alias, number) for alias in aliases] for language, aliases in row["aliases"].items()
    }
    return {**row, "name": name, "aliases": aliases}


def _backwards(words: str, number: int) -> str:
    return f"{words[::-1]}{number}"


def _renamed(row: Row, column: str, number: int) -> Row:
    isil = {"isil": None} if "isil" in row else {}
    return {**row, **isil, column: f"{row[column]}_{number}"}
