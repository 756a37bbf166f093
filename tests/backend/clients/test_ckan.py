"""The open data client against its contract, and against a server on loopback."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from backend.clients import ckan
from backend.clients.contract import Contract, OutsideContractError
from backend.clients.doors import Doors, doors_of
from backend.clients.errors import (
    NotUnderstoodError,
    RefusedError,
    SourceError,
    TooBigError,
    TooSlowError,
    UnreachableError,
)
from backend.clients.fetching import LIVE, Budget, Fetcher
from backend.settings import CitySettings
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.reading import reads_of

SHORT = Budget(seconds=0.4, max_bytes=100_000, tries=1)
PATIENT = Budget(seconds=30, max_bytes=LIVE.max_bytes, tries=1)
ROW = {"_id": 1, "ServiceTypeName": "Pas", "WaitingCustomersMQ": 4, "AvgWaitingSQ": "1900-01-01T00:07:30"}


def told(*rows: Any, success: bool = True) -> str:
    return json.dumps({"help": "", "success": success, "result": {"records": list(rows), "total": len(rows)}})


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says(told(ROW))) as running:
        yield running


@pytest.fixture
def doors(badly: Badly) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", ckan_url=badly.address)) as opened:
        yield opened


@pytest.fixture
def data(doors: Doors) -> Fetcher:
    return doors["ckan"]


def test_the_contract_names_exactly_what_is_read() -> None:
    rows = {f"result.records[].{field}" for field in reads_of(ckan.Counter)}
    assert set(Contract.of("ckan").calls["queue"].reads) == {"success"} | rows
    assert reads_of(ckan.Answer) == {"success", "result.records[]"}


def test_the_contract_says_why_it_is_not_verified() -> None:
    assert "one client" in str(Contract.of("ckan").unverified)


def test_nothing_outside_the_contract_is_asked(data: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        data.json("queue", SHORT, query={"sql": "select 1"})
    assert badly.asked == []


def test_the_queue_is_asked_for_by_its_resource(data: Fetcher, badly: Badly) -> None:
    (counter,) = ckan.queue(data, SHORT)
    assert badly.asked == [f"/api/3/action/datastore_search?resource_id={ckan.QUEUE}&limit=100"]
    assert (counter.name, counter.waiting, counter.mean_wait) == ("Pas", 4, "1900-01-01T00:07:30")


def test_a_count_in_letters_of_digits_and_fields_that_are_not_there_are_read(data: Fetcher, badly: Badly) -> None:
    badly.answer = says(told({"ServiceTypeName": "Pas", "WaitingCustomersMQ": "7", "Weather": "grey"}))
    (counter,) = ckan.queue(data, SHORT)
    assert (counter.waiting, counter.mean_wait) == (7, None)


def test_nothing_counted_is_no_fault(data: Fetcher, badly: Badly) -> None:
    badly.answer = says(told())
    assert ckan.queue(data, SHORT) == ()


@pytest.mark.parametrize(
    "body",
    [
        told({**ROW, "ServiceTypeName": None}),
        told({**ROW, "ServiceTypeName": ""}),
        told({**ROW, "WaitingCustomersMQ": "mange"}),
        told({**ROW, "WaitingCustomersMQ": 1.5}),
        told({**ROW, "AvgWaitingSQ": 450}),
        told("Pas"),
        told(ROW, success=False),
        '{"success": true, "result": {"records": {}}}',
        '{"success": true}',
        "[]",
        "null",
    ],
)
def test_another_shape_is_not_understood(data: Fetcher, badly: Badly, body: str) -> None:
    badly.answer = says(body)
    with pytest.raises(NotUnderstoodError):
        ckan.queue(data, SHORT)


def test_one_bad_row_among_many_is_lost(data: Fetcher, badly: Badly) -> None:
    badly.answer = says(told(*[ROW] * 19, {"ServiceTypeName": 7}))
    assert len(ckan.queue(data, SHORT)) == 19


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (says("oh", 500), RefusedError),
        (says("later", 429, Retry_After="60"), RefusedError),
        (half_a_body, UnreachableError),
        (says("<html>Vi arbejder på siden", media_type="text/html"), NotUnderstoodError),
        (says(told(*[ROW] * 10_000)), TooBigError),
    ],
)
def test_each_fault_is_told_apart(data: Fetcher, badly: Badly, answer: Any, error: type[SourceError]) -> None:
    badly.answer = answer
    with pytest.raises(error):
        ckan.queue(data, SHORT)


def test_ten_thousand_rows_are_read(data: Fetcher, badly: Badly) -> None:
    badly.answer = says(told(*[{"ServiceTypeName": "Pas"}] * 10_000))
    assert len(ckan.queue(data, PATIENT)) == 10_000


def test_nobody_there() -> None:
    with doors_of(CitySettings(city="live", ckan_url="http://127.0.0.1:9")) as doors, pytest.raises(UnreachableError):
        ckan.queue(doors["ckan"], SHORT)
