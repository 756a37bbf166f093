"""FBS: asked for records alone, within its contract, whatever the other side does."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from backend.clients.contract import Contract, OutsideContractError
from backend.clients.errors import NotUnderstoodError, RefusedError, SourceError, TooSlowError, UnreachableError
from backend.clients.fbs import Availability, Holdings, availability, holdings
from backend.clients.fetching import LIVE, Fetcher
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.published import missing, spec, swagger
from tests.backend.clients.reading import reads_of

CONTRACT = Contract.of("fbs")
SHORT = replace(LIVE, seconds=0.4)


def available(record: str = "1", **more: Any) -> dict[str, Any]:
    return {"recordId": record, "available": True, "reservable": True, "reservations": 2, **more}


def held(record: str = "1", **more: Any) -> dict[str, Any]:
    materials = [{"itemNumber": "7", "available": True, "materialGroup": {"name": "30 dage"}}]
    placement = {"branch": {"branchId": "DK-775100", "title": "Hovedbiblioteket"}, "materials": materials}
    return {"recordId": record, "reservable": True, "reservations": 2, "holdings": [placement], **more}


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says("[]")) as running:
        yield running


@pytest.fixture
def loans(badly: Badly) -> Iterator[Fetcher]:
    with httpx.Client(trust_env=False) as http:
        yield Fetcher(System("fbs", same("FBS"), badly.address, {"Authorization": "Bearer k"}), CONTRACT, http)


@pytest.mark.parametrize(("call", "model"), [("availability", Availability), ("holdings", Holdings)])
def test_the_model_reads_just_what_the_contract_says(call: str, model: type[Any]) -> None:
    assert reads_of(list[model]) == set(CONTRACT.call(call).reads)


def test_the_published_interface_has_all_that_we_ask_for_and_read() -> None:
    assert CONTRACT.spec
    assert missing(CONTRACT, swagger(CONTRACT.spec)) == []


def test_nothing_about_borrowers_is_in_the_contract() -> None:
    assert not [call.path for call in CONTRACT.calls.values() if "patron" in call.path]


@pytest.mark.parametrize(("file", "model"), [("fbs-availability.json", Availability), ("fbs-holdings.json", Holdings)])
def test_what_the_owner_shows_as_an_answer_is_read(file: str, model: type[Any]) -> None:
    shown = json.loads(spec(f"fbs/examples/{file}").read_text("utf8"))["response"]["body"]
    assert [model.model_validate(row).record_id for row in json.loads(shown)] == ["52557240", "52643414"]


def test_records_are_asked_for_together_with_the_token(loans: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([available("2"), available("1", note="new")]))
    assert [row.record_id for row in availability(loans, ("1", "2", "3"), LIVE)] == ["1", "2"]
    assert badly.asked == ["/external/agencyid/catalog/availability/v3?recordid=1&recordid=2&recordid=3"]
    assert badly.headers[0]["Authorization"] == "Bearer k"


def test_copies_are_told_for_each_branch(loans: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([held()]))
    (record,) = holdings(loans, ("1",), LIVE)
    assert (record.holdings[0].branch.branch_id, record.holdings[0].materials[0].available) == ("DK-775100", True)
    assert badly.asked == ["/external/agencyid/catalog/holdingsLogistics/v1?recordid=1"]


def test_a_record_that_nobody_asked_for_is_not_ours(loans: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([available(str(number)) for number in range(10_000)]))
    assert [row.record_id for row in availability(loans, ("9999", "77"), LIVE)] == ["9999", "77"]


def test_a_wrong_row_among_many_is_lost(loans: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps([*(available(str(number)) for number in range(20)), available(reservations="2")]))
    assert len(availability(loans, [str(number) for number in range(20)], LIVE)) == 20


@pytest.mark.parametrize("ask", [availability, holdings])
@pytest.mark.parametrize(
    ("said", "error"),
    [
        (silence(3), TooSlowError),
        (half_a_body, UnreachableError),
        (says("[]", 500), RefusedError),
        (says("[]", 401), RefusedError),
        (says("[]", 429, Retry_After="7"), RefusedError),
        (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
        (says('{"recordId": "1"}'), NotUnderstoodError),
        (says("null"), NotUnderstoodError),
        (says(json.dumps([available(available="yes", reservations=-1), held(holdings={})])), NotUnderstoodError),
        (says(json.dumps([available(recordId=1), held(recordId=1)])), NotUnderstoodError),
        (says("[null]"), NotUnderstoodError),
    ],
)
def test_each_fault_is_a_named_error(
    loans: Fetcher, badly: Badly, ask: Any, said: Any, error: type[SourceError]
) -> None:
    badly.answer = said
    with pytest.raises(error):
        ask(loans, ("1",), SHORT)


def test_nothing_outside_the_contract_is_asked(loans: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        loans.json("availability", LIVE, query={"recordid": "1", "exclude": "DK-775100"})
    with pytest.raises(OutsideContractError):
        loans.json("loans", LIVE)
    assert badly.asked == []


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with httpx.Client(trust_env=False) as http, pytest.raises(UnreachableError):
        availability(Fetcher(System("fbs", same("FBS"), "http://127.0.0.1:9"), CONTRACT, http), ("1",), LIVE)
