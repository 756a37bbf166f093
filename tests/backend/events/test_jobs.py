"""The two jobs, from a server to the store: what is fetched, what is not, and what a fault leaves standing."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session, sessionmaker

from backend.clients import dpl_cms_events, event_database
from backend.clients.contract import Contract
from backend.clients.doors import doors_of
from backend.clients.fetching import Budget, Fetcher
from backend.clients.systems import System
from backend.events.jobs import CityEventsJob, LibraryEventsJob
from backend.events.service import Found, Wish, find, standings
from backend.facts.values import same
from backend.settings import CitySettings
from backend.sync.jobs import jobs_of
from backend.sync.service import Outcome, run
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.events.making import at

NOW = at(24, 11)
Run = Callable[..., Outcome]


def row(title: str, day: int = 28, **more: Any) -> dict[str, Any]:
    times = {"start": at(day).isoformat(), "end": at(day, 16).isoformat()}
    url = f"https://cms.example/{title}"
    return {
        "uuid": title,
        "title": title,
        "url": url,
        "state": "Active",
        "date_time": times,
        "branches": ["Dokk1"],
        **more,
    }


def page(*titles: str, following: str | None = None) -> str:
    times = [{"start": at(28).isoformat(), "end": at(28, 16).isoformat()}]
    members = [
        {"entityId": number, "title": title, "occurrences": times, "location": {"name": "Dokk1"}, "url": "https://c.dk"}
        for number, title in enumerate(titles)
    ]
    return json.dumps({"hydra:member": members, "hydra:view": {"hydra:next": following} if following else {}})


@pytest.fixture
def cms() -> Iterator[Badly]:
    with server(says(json.dumps([row("Strikkecafé"), row("Skak")]), ETag='"1"')) as running:
        yield running


@pytest.fixture
def database() -> Iterator[Badly]:
    with server(says(page("Strikkecafé på Dokk1", "Koncert"), ETag='"1"')) as running:
        yield running


@pytest.fixture
def run_both(store: sessionmaker[Session], cms: Badly, database: Badly) -> Iterator[Run]:
    """Run both jobs at a moment; gives the library's outcome, then the city's."""
    with httpx.Client(trust_env=False) as http:
        fetchers = [
            Fetcher(System(name, same(name), badly.address), Contract.of(name), http, sleep=lambda _: None)
            for name, badly in (("dpl_cms", cms), ("event_database", database))
        ]
        jobs = (LibraryEventsJob(fetchers[0]), CityEventsJob(fetchers[1]))

        def running(now: dt.datetime = NOW) -> tuple[Outcome, ...]:
            return tuple(run(job, store, now) for job in jobs)

        yield running


def found(store: sessionmaker[Session], now: dt.datetime = NOW, **wish: Any) -> Found:
    with store() as session:
        return find(session, Wish(**wish), now, demo=False)


def titles(store: sessionmaker[Session]) -> set[str]:
    return {one.title for one in found(store).happenings}


def test_both_systems_events_are_stored_and_what_both_tell_is_told_once(
    store: sessionmaker[Session], run_both: Run
) -> None:
    assert [(one.result, one.changes.added) for one in run_both()] == [("changed", 2), ("changed", 2)]
    assert titles(store) == {"Strikkecafé", "Skak", "Koncert"}
    assert found(store, words="strikkecafé").happenings[0].other_link == "https://c.dk"


def test_the_two_jobs_are_among_all_jobs() -> None:
    with doors_of(CitySettings(city="none")) as doors:
        assert {"library_events", "city_events"} <= {job.name for job in jobs_of(doors)}


def test_what_has_not_changed_is_not_read_again(
    store: sessionmaker[Session], run_both: Run, cms: Badly, database: Badly
) -> None:
    run_both()
    cms.answer = database.answer = says("", 304, ETag='"1"')
    assert [one.result for one in run_both(at(24, 12))] == ["unchanged", "unchanged"]
    assert (cms.headers[1]["If-None-Match"], database.headers[1]["If-None-Match"]) == ('"1"', '"1"')
    with store() as session:
        assert {one.at for one in standings(session, at(24, 12))} == {at(24, 12)}
    assert titles(store) == {"Strikkecafé", "Skak", "Koncert"}


def test_on_another_day_all_is_asked_anew(run_both: Run, cms: Badly, database: Badly) -> None:
    run_both()
    run_both(at(25, 11))
    assert "If-None-Match" not in cms.headers[1]
    assert "from_date=2026-11-25" in cms.asked[1]
    assert "If-None-Match" not in database.headers[1]


def test_a_change_on_any_page_is_read_whole(store: sessionmaker[Session], run_both: Run, database: Badly) -> None:
    run_both()
    database.answer = says(page("Koncert", "Teater"), ETag='"2"')
    assert run_both(at(24, 12))[1].changes.added == 0
    assert titles(store) == {"Strikkecafé", "Skak", "Koncert", "Teater"}


FAULTS = [
    silence(3),
    half_a_body,
    says("{}", 500),
    says("{}", 429, Retry_After="0"),
    says("<html>down for repair</html>", media_type="text/html"),
    says('{"error": "none"}'),
    says("[]"),
    says(json.dumps([{"title": 7}] * 3)),
    says(page()),
    says("[" + "1," * 4_000_000 + "1]"),
]


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Budget(seconds=1, max_bytes=5_000_000, tries=1)
    monkeypatch.setattr(dpl_cms_events, "SYNC", short)
    monkeypatch.setattr(event_database, "PAGE", short)


@pytest.mark.usefixtures("_impatient")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_the_last_good_events_standing(
    store: sessionmaker[Session], run_both: Run, cms: Badly, database: Badly, fault: Any
) -> None:
    run_both()
    cms.answer = database.answer = fault
    assert [one.result for one in run_both(at(24, 12))] == ["failed", "failed"]
    assert titles(store) == {"Strikkecafé", "Skak", "Koncert"}
    with store() as session:
        assert {one.at for one in standings(session, at(24, 12))} == {at(24, 11)}


def test_a_server_that_is_gone_leaves_them_too(store: sessionmaker[Session], run_both: Run) -> None:
    run_both()
    with httpx.Client(trust_env=False) as http:
        system = System("dpl_cms", same("CMS"), "http://127.0.0.1:9")
        gone = Fetcher(system, Contract.of("dpl_cms"), http, sleep=lambda _: None)
        assert run(LibraryEventsJob(gone), store, at(24, 12)).result == "failed"
    assert titles(store) == {"Strikkecafé", "Skak", "Koncert"}


def test_a_few_wrong_rows_are_counted_and_the_rest_is_kept(
    store: sessionmaker[Session], run_both: Run, cms: Badly
) -> None:
    rows = [row(f"Møde {number}") for number in range(40)]
    cms.answer = says(json.dumps([*rows, row("Skak", state="?"), {"uuid": None}]))
    library, _ = run_both()
    assert (library.changes.added, library.rejected) == (40, 2)


def test_an_unknown_field_is_nothing_to_us(run_both: Run, cms: Badly) -> None:
    cms.answer = says(json.dumps([row("Skak", mood="cheerful")]))
    assert run_both()[0].changes.added == 1


def test_ten_thousand_rows_are_kept(store: sessionmaker[Session], run_both: Run, cms: Badly) -> None:
    rows = [row(f"Møde {number}", day=25 + number % 5, series={"uuid": str(number % 500)}) for number in range(10_000)]
    cms.answer = says(json.dumps([{**one, "title": f"Møde {one['series']['uuid']}"} for one in rows]))
    library, _ = run_both()
    assert (library.result, library.changes.added) == ("changed", 500)
    assert found(store, words="møde 77", limit=1).total
