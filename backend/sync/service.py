"""Runs a job: fetched first, then stored in one transaction, or the last good data left as it stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Literal

from sqlalchemy.orm import Session, sessionmaker

from backend.clients.errors import NotConfiguredError, SourceError
from backend.clients.fetching import Seen
from backend.sync import repository
from backend.sync.job import Batch, Changes, SyncJob
from backend.sync.models import SyncStateRow

Result = Literal["changed", "unchanged", "failed", "not configured", "busy elsewhere"]
LONGEST = dt.timedelta(minutes=5)
LONGEST_ERROR = 300
AGAIN_AFTER_A_FAILURE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one run of a job. `why` is for operators."""

    job: str
    result: Result
    changes: Changes = field(default_factory=Changes)
    rejected: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a job stands: None for a moment that has not been. `error` is that of the latest try, if it failed."""

    job: str
    system: str
    tried_at: dt.datetime | None
    succeeded_at: dt.datetime | None
    error: str | None
    failures: int
    items: int


def run(job: SyncJob, new_session: sessionmaker[Session], now: dt.datetime) -> Outcome:
    """Fetch and store; what goes wrong with the source is told in the outcome, never raised."""
    with new_session.begin() as session:
        repository.add_missing(session, job.name, job.system)
    with new_session.begin() as session:
        if not repository.claim(session, job.name, now, now + LONGEST):
            return Outcome(job.name, "busy elsewhere")
        row = _row(session, job)
        seen = {address: Seen(**told) for address, told in row.seen.items()}
    try:
        return _done(job, new_session, job.fetch(seen, now), now)
    except SourceError as error:
        return _failed(job, new_session, error)
    except BaseException:
        _let_go(job, new_session)
        raise


def forget_seen(session: Session, system: str) -> None:
    """Have the system's answers read whole the next time, whatever it says has not changed."""
    for row in repository.states(session):
        if row.system == system:
            row.seen = {}


def states(session: Session) -> list[SourceState]:
    return [
        SourceState(row.job, row.system, row.tried_at, row.succeeded_at, row.error, row.failures, row.items)
        for row in repository.states(session)
    ]


def due(jobs: Iterable[SyncJob], session: Session, now: dt.datetime) -> list[SyncJob]:
    """Those whose time has come: after `every`, or, when the latest try failed, after a minute and then ever longer."""
    rows = {row.job: row for row in repository.states(session)}
    return [job for job in jobs if _due_at(job, rows.get(job.name), now) <= now]


def _due_at(job: SyncJob, row: SyncStateRow | None, now: dt.datetime) -> dt.datetime:
    if row is None or row.tried_at is None:
        return now
    again = AGAIN_AFTER_A_FAILURE * 2 ** min(row.failures - 1, 10)
    return row.tried_at + (min(again, job.every) if row.error else job.every)


def _done(job: SyncJob, new_session: sessionmaker[Session], batch: Batch | None, now: dt.datetime) -> Outcome:
    with new_session.begin() as session:
        row = _row(session, job)
        row.succeeded_at, row.error, row.failures, row.running_until = now, None, 0, None
        if batch is None:
            return Outcome(job.name, "unchanged", Changes(unchanged=row.items))
        changes = job.store(session, batch, now)
        row.items = batch.items
        row.seen = {address: asdict(told) for address, told in batch.seen.items()}
    touched = changes.added or changes.changed or changes.removed
    return Outcome(job.name, "changed" if touched else "unchanged", changes, batch.rejected + changes.rejected)


def _failed(job: SyncJob, new_session: sessionmaker[Session], error: SourceError) -> Outcome:
    with new_session.begin() as session:
        row = _row(session, job)
        row.error, row.failures, row.running_until = str(error)[:LONGEST_ERROR], row.failures + 1, None
    result: Result = "not configured" if isinstance(error, NotConfiguredError) else "failed"
    return Outcome(job.name, result, why=str(error))


def _let_go(job: SyncJob, new_session: sessionmaker[Session]) -> None:
    with new_session.begin() as session:
        _row(session, job).running_until = None


def _row(session: Session, job: SyncJob) -> SyncStateRow:
    row = repository.state(session, job.name)
    if row is None:
        raise LookupError(job.name)
    return row
