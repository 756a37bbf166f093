"""A job is fetched, then stored whole, or leaves what there was as it stands."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.clients.errors import NotConfiguredError, UnreachableError
from backend.clients.fetching import Seen
from backend.db import sessions
from backend.migrate import migrate
from backend.sync import service
from backend.sync.job import Batch, Changes, SeenByAddress
from backend.sync.report import table
from backend.sync.repository import claim

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@dataclass
class Toy:
    """A job that gives what a test says."""

    gives: Callable[[], Batch | None]
    name: str = "toy"
    system: str = "toy"
    every: dt.timedelta = HOUR
    stored: list[Batch] = field(default_factory=list)
    was_seen: list[SeenByAddress] = field(default_factory=list)

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch | None:
        self.was_seen.append(seen)
        return self.gives()

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:
        if batch.rows == "broken":
            raise RuntimeError("a mistake of ours")
        self.stored.append(batch)
        return Changes(added=batch.items)


@pytest.fixture
def store(empty: Engine) -> sessionmaker[Session]:
    migrate(empty)
    return sessions(empty)


def batch() -> Batch:
    return Batch(["a", "b"], 2, {"/things": Seen(etag='"1"')}, rejected=1)


def fails() -> Batch:
    raise UnreachableError("toy", "ConnectError")


def state(store: sessionmaker[Session]) -> service.SourceState:
    with store() as session:
        (one,) = service.states(session)
    return one


def test_what_was_fetched_is_stored_and_told(store: sessionmaker[Session]) -> None:
    outcome = service.run(Toy(batch), store, NOW)
    assert (outcome.result, outcome.changes, outcome.rejected) == ("changed", Changes(added=2), 1)
    assert (state(store).succeeded_at, state(store).items, state(store).error) == (NOW, 2, None)


def test_what_the_server_told_is_shown_to_it_the_next_time(store: sessionmaker[Session]) -> None:
    job = Toy(batch)
    service.run(job, store, NOW)
    service.run(job, store, NOW + HOUR)
    assert job.was_seen == [{}, {"/things": Seen(etag='"1"')}]


def test_nothing_new_counts_as_heard_from(store: sessionmaker[Session]) -> None:
    job = Toy(batch)
    service.run(job, store, NOW)
    job.gives = lambda: None
    assert service.run(job, store, NOW + HOUR).result == "unchanged"
    assert (state(store).succeeded_at, state(store).items) == (NOW + HOUR, 2)


def test_a_failure_leaves_the_last_good_state_and_says_why(store: sessionmaker[Session]) -> None:
    job = Toy(batch)
    service.run(job, store, NOW)
    job.gives = fails
    outcome = service.run(job, store, NOW + HOUR)
    assert (outcome.result, outcome.why) == ("failed", "toy: ConnectError")
    now = state(store)
    assert (now.succeeded_at, now.tried_at, now.items, now.failures) == (NOW, NOW + HOUR, 2, 1)
    assert len(job.stored) == 1


def test_a_system_that_is_not_configured_has_not_failed(store: sessionmaker[Session]) -> None:
    def no_key() -> Batch:
        raise NotConfiguredError("toy", "no key")

    assert service.run(Toy(no_key), store, NOW).result == "not configured"


def test_a_mistake_of_ours_stores_nothing_and_lets_go_of_the_job(store: sessionmaker[Session]) -> None:
    job = Toy(lambda: Batch("broken", 1))
    with pytest.raises(RuntimeError):
        service.run(job, store, NOW)
    job.gives = batch
    assert service.run(job, store, NOW).result == "changed"


def test_a_job_runs_in_one_process_at_a_time(store: sessionmaker[Session]) -> None:
    inner: list[str] = []

    def meanwhile() -> Batch:
        inner.append(service.run(Toy(batch), store, NOW).result)
        return batch()

    assert service.run(Toy(meanwhile), store, NOW).result == "changed"
    assert inner == ["busy elsewhere"]


def test_the_claim_of_a_process_that_died_ends_by_itself(store: sessionmaker[Session]) -> None:
    def looked_at_meanwhile() -> Batch:
        with store.begin() as session:
            claims = [claim(session, "toy", at, at + HOUR) for at in (NOW, NOW + service.LONGEST)]
        assert claims == [False, True]
        return batch()

    assert service.run(Toy(looked_at_meanwhile), store, NOW).result == "changed"


@pytest.mark.parametrize(
    ("gives", "after", "is_due"),
    [
        (batch, dt.timedelta(minutes=59), False),
        (batch, HOUR, True),
        (fails, dt.timedelta(seconds=59), False),
        (fails, dt.timedelta(minutes=1), True),
    ],
)
def test_it_is_due_after_its_time_and_sooner_after_a_failure(
    store: sessionmaker[Session], gives: Callable[[], Batch], after: dt.timedelta, is_due: bool
) -> None:
    job = Toy(gives)
    service.run(job, store, NOW)
    with store() as session:
        assert bool(service.due([job], session, NOW + after)) is is_due


def test_after_many_failures_it_is_due_no_later_than_ever(store: sessionmaker[Session]) -> None:
    job = Toy(fails)
    for _ in range(12):
        service.run(job, store, NOW)
    with store() as session:
        assert not service.due([job], session, NOW + dt.timedelta(minutes=59))
        assert service.due([job], session, NOW + HOUR)


def test_a_job_that_never_ran_is_due(store: sessionmaker[Session]) -> None:
    job = Toy(batch)
    with store() as session:
        assert service.due([job], session, NOW) == [job]


def test_the_table_has_a_row_a_job(store: sessionmaker[Session]) -> None:
    shown = table([service.run(Toy(batch), store, NOW)]).splitlines()
    assert shown[0].split() == ["job", "result", "added", "changed", "removed", "unchanged", "no", "use"]
    assert shown[1].split() == ["toy", "changed", "2", "0", "0", "0", "1"]
