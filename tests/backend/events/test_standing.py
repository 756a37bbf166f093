"""How long what a system said of its events is told."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session, sessionmaker

from backend.events.service import standings
from backend.events.standing import heard
from backend.events.wish import Heard
from backend.sync.models import SyncStateRow

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (None, "unknown"),
        (dt.timedelta(minutes=30), "current"),
        (dt.timedelta(days=2), "current"),
        (dt.timedelta(days=2, seconds=1), "dated"),
        (dt.timedelta(days=14), "dated"),
        (dt.timedelta(days=14, seconds=1), "unknown"),
    ],
)
def test_after_two_days_it_is_dated_and_after_two_weeks_it_is_told_no_more(
    ago: dt.timedelta | None, told: Heard
) -> None:
    assert heard(None if ago is None else NOW - ago, NOW) == told


def test_each_system_stands_by_itself(store: sessionmaker[Session]) -> None:
    days = {"library_events": 0, "city_events": 5, "opening_hours": 9}
    with store.begin() as session:
        for job, ago in days.items():
            heard_at = NOW - dt.timedelta(days=ago)
            session.add(SyncStateRow(job=job, system="x", succeeded_at=heard_at, seen={}, failures=0, items=1))
    with store() as session:
        assert [(one.origin, one.heard) for one in standings(session, NOW)] == [
            ("library", "current"),
            ("city", "dated"),
        ]


def test_a_system_that_was_never_heard_from_is_unknown(store: sessionmaker[Session]) -> None:
    with store() as session:
        assert {one.heard for one in standings(session, NOW)} == {"unknown"}
