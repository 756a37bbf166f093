"""Hours that a demo city invented are told no longer than it is asked."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session, sessionmaker

from backend.facts.fact import Certainty, Source
from backend.facts.values import Span, same
from backend.places import service as places
from backend.places.synced.covered import Covered
from backend.places.synced.facts import Heard
from backend.places.synced.repository import write
from backend.places.synced.service import forget_invented
from backend.sync.models import SyncStateRow
from tests.backend.places.synced.conftest import SEEDED_AT

DAY = dt.date(2026, 11, 28)
OPEN = (Span(start=dt.time(8), end=dt.time(20), category="self_service"),)


def told(store: sessionmaker[Session], certainty: Certainty) -> None:
    covered = Covered(DAY, DAY + dt.timedelta(days=7), {DAY: OPEN}, whole=True)
    heard = Heard(covered, Source(title=same("CMS"), url=None, read_on="2026-11-24"), certainty)
    with store.begin() as session:
        write(session, "risskov_library", heard, SEEDED_AT)
        session.add(SyncStateRow(job="opening_hours", system="dpl_cms", seen={"a": {}}, failures=0, items=1))


def hours(store: sessionmaker[Session]) -> object:
    with store() as session:
        return places.hours_on(session, "risskov_library", DAY).value


@pytest.mark.parametrize(("certainty", "stays"), [("demo", False), ("certain", True)])
def test_what_was_invented_goes_and_what_was_read_stays(
    store: sessionmaker[Session], certainty: Certainty, stays: bool
) -> None:
    told(store, certainty)
    assert hours(store)
    with store.begin() as session:
        forget_invented(session)
    assert bool(hours(store)) is stays
    with store() as session:
        assert bool(session.get_one(SyncStateRow, "opening_hours").seen) is stays
