"""Reading and writing what became of each job."""

import datetime as dt
from typing import Any, cast

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from backend.sync.models import SyncStateRow


def states(session: Session) -> list[SyncStateRow]:
    return list(session.scalars(select(SyncStateRow).order_by(SyncStateRow.job)))


def state(session: Session, job: str) -> SyncStateRow | None:
    return session.get(SyncStateRow, job)


def add_missing(session: Session, job: str, system: str) -> None:
    if session.get(SyncStateRow, job) is None:
        session.add(SyncStateRow(job=job, system=system, seen={}, failures=0, items=0))
        session.flush()


def claim(session: Session, job: str, now: dt.datetime, until: dt.datetime) -> bool:
    """Whether the job is this process's now: one statement, so that only one of several gets it."""
    free = or_(SyncStateRow.running_until.is_(None), SyncStateRow.running_until <= now)
    taken = session.execute(
        update(SyncStateRow).where(SyncStateRow.job == job, free).values(running_until=until, tried_at=now)
    )
    return cast("CursorResult[Any]", taken).rowcount == 1
