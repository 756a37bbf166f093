"""The library CMS's events: asked within the contract, read row by row, refused where they are no such thing."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from backend.clients import dpl_cms_events
from backend.clients.contract import Call, Contract, OutsideContractError
from backend.clients.dpl_cms_events import LibraryEvent, ask_events, read_events
from backend.clients.errors import NotUnderstoodError, RefusedError, SourceError, TooSlowError, UnreachableError
from backend.clients.fetching import SYNC, Budget, Fetcher, Seen
from backend.clients.rows import Read
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.published import missing, swagger
from tests.backend.clients.reading import reads_of

CONTRACT = Contract.of("dpl_cms")
CALL = CONTRACT.call("events")
TUESDAY = dt.date(2026, 11, 24)


def row(**more: Any) -> dict[str, Any]:
    return {
        "uuid": "a", "title": "Strikkecafé", "url": "https://cms.example/strik", "state": "Active",
        "created_at": "2026-10-01T10:00:00+02:00", "updated_at": "2026-10-01T10:00:00+02:00",
        "date_time": {"start": "2026-11-28T14:00:00+01:00", "end": "2026-11-28T16:00:00+01:00"}, **more,
    }  # fmt: skip


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says("[]")) as running:
        yield running


@pytest.fixture
def cms(badly: Badly) -> Iterator[Fetcher]:
    with httpx.Client(trust_env=False) as http:
        yield Fetcher(System("dpl_cms", same("CMS"), badly.address), CONTRACT, http, sleep=lambda _: None)


def read(cms: Fetcher, badly: Badly, rows: list[Any]) -> Read[LibraryEvent]:
    badly.answer = says(json.dumps(rows))
    return read_events(cms, ask_events(cms, TUESDAY, None))


def test_the_model_reads_just_what_the_contract_says() -> None:
    assert reads_of(list[LibraryEvent]) == set(CALL.reads)


def test_the_published_interface_has_all_that_we_ask_for_and_read() -> None:
    assert CONTRACT.spec
    assert missing(Contract(system="dpl_cms", spec=CONTRACT.spec, calls={"events": CALL}), swagger(CONTRACT.spec)) == []


@pytest.mark.parametrize("wrong", [{"query": ("to_date",)}, {"reads": ("[].titel",)}, {"path": "/api/v2/events"}])
def test_what_the_published_interface_does_not_have_is_noticed(wrong: dict[str, Any]) -> None:
    call = Call.model_validate({**CALL.model_dump(), **wrong})
    assert missing(Contract(system="x", spec=None, calls={"events": call}), swagger("dpl-cms/openapi.json"))


def test_a_parameter_outside_the_contract_is_not_sent(cms: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        cms.fetch("events", SYNC, query={"to_date": "2026-12-01"})
    assert badly.asked == []


def test_all_events_from_a_day_on_are_asked_for_at_once(cms: Fetcher, badly: Badly) -> None:
    assert [one.title for one in read(cms, badly, [row(), row(title="Skak")]).rows] == ["Strikkecafé", "Skak"]
    assert badly.asked == ["/api/v1/events?_format=json&from_date=2026-11-24"]


def test_a_list_that_was_seen_before_is_recognised(cms: Fetcher, badly: Badly) -> None:
    badly.answer = says("", 304, ETag='"1"')
    assert ask_events(cms, TUESDAY, Seen(etag='"1"')).body is None
    assert badly.headers[0]["If-None-Match"] == '"1"'


def test_an_unknown_field_is_nothing_to_us(cms: Fetcher, badly: Badly) -> None:
    assert len(read(cms, badly, [row(mood="cheerful", address={"planet": "Earth"})]).rows) == 1


def test_lists_that_are_missing_or_null_are_empty(cms: Fetcher, badly: Badly) -> None:
    (one,) = read(cms, badly, [row(branches=None)]).rows
    assert (one.branches, one.tags, one.ticket_categories) == ((), (), ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"uuid": 7},
        {"title": None},
        {"title": ""},
        {"state": "Postponed"},
        {"all_day": "no"},
        {"date_time": {"start": "2026-11-28T14:00:00", "end": "2026-11-28T16:00:00"}},
        {"date_time": {"start": 1764334800, "end": 1764342000}},
        {"date_time": {"start": "0001-01-01T00:00:00+02:00", "end": "2026-11-28T16:00:00+01:00"}},
        {"date_time": None},
        {"branches": "Dokk1"},
        {"tags": [["nested"]]},
        {"address": {"zip_code": "8000"}},
        {"ticket_categories": [{"title": "Voksen", "price": {"currency": "DKK", "value": -5}}]},
        {"ticket_categories": [{"title": "Voksen", "price": {"currency": "DKK", "value": "75"}}]},
    ],
)
def test_a_row_of_wrong_types_is_lost_and_counted(cms: Fetcher, badly: Badly, wrong: dict[str, Any]) -> None:
    found = read(cms, badly, [*[row()] * 19, row(**wrong)])
    assert (len(found.rows), len(found.rejected)) == (19, 1)


def test_a_list_of_wrong_rows_is_no_answer(cms: Fetcher, badly: Badly) -> None:
    with pytest.raises(NotUnderstoodError):
        read(cms, badly, [row(), row(title=None)])


def test_ten_thousand_rows_are_read(cms: Fetcher, badly: Badly) -> None:
    assert len(read(cms, badly, [row()] * 10_000).rows) == 10_000


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (half_a_body, UnreachableError),
        (says("{}", 500), RefusedError),
        (says("{}", 429, Retry_After="0"), RefusedError),
        (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
        (says('{"events": []}'), NotUnderstoodError),
    ],
)
def test_each_fault_is_a_named_error(
    cms: Fetcher, badly: Badly, monkeypatch: pytest.MonkeyPatch, answer: Any, error: type[SourceError]
) -> None:
    monkeypatch.setattr(dpl_cms_events, "SYNC", Budget(seconds=0.4, tries=2))
    badly.answer = answer
    with pytest.raises(error):
        read_events(cms, ask_events(cms, TUESDAY, None))


def test_no_connection_is_unreachable(cms: Fetcher) -> None:
    gone = Fetcher(System("dpl_cms", same("CMS"), "http://127.0.0.1:9"), CONTRACT, cms.http, sleep=lambda _: None)
    with pytest.raises(UnreachableError):
        ask_events(gone, TUESDAY, None)
