"""The archive's client against its contract, against what is published of it, and against a server on loopback."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from backend.clients.aarhusarkivet import Limits, Page, limits, search
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
from tests.backend.clients.published import spec
from tests.backend.clients.reading import reads_of

SHORT = Budget(seconds=0.4, max_bytes=100_000, tries=1)
PATIENT = Budget(seconds=30, max_bytes=LIVE.max_bytes, tries=1)
HIT = {
    "id": "000309478",
    "label": "Mejlgade ved porten",
    "summary": "Bindingsværk",
    "content_types": ["61", "64"],
    "date_from": "1888-01-01",
    "date_to": "1888-12-31",
}


def page(*hits: Any, total: Any = 1, **more: Any) -> str:
    return json.dumps({"search_result": {"total": total, "result": list(hits), **more}, "title": "Søg"})


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says(page(HIT))) as running:
        yield running


@pytest.fixture
def doors(badly: Badly) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", aarhusarkivet_url=badly.address)) as opened:
        yield opened


@pytest.fixture
def archive(doors: Doors) -> Fetcher:
    return doors["aarhusarkivet"]


def asked(archive: Fetcher, budget: Budget = SHORT) -> Page:
    return search(archive, budget, {"q": "Mejlgade", "size": "3"})


def test_the_contract_names_exactly_what_is_read() -> None:
    calls = Contract.of("aarhusarkivet").calls
    read = reads_of(Page)
    assert set(calls["search"].reads) == read | {f"search_result.{field}" for field in read}
    assert set(calls["record"].reads) == reads_of(Limits)


def test_the_contract_says_why_it_is_not_verified() -> None:
    contract = Contract.of("aarhusarkivet")
    assert contract.spec is None
    assert "published" in str(contract.unverified)


def test_a_published_record_has_the_fields_that_are_read() -> None:
    """It is closed, so there is no picture in it."""
    record = json.loads(spec("aarhusarkivet/meta_data_000495102.json").read_text("utf8"))
    assert reads_of(Limits) - {"representations.large_image"} <= set(record)
    assert "representations" not in record


def test_nothing_outside_the_contract_is_asked(archive: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        search(archive, SHORT, {"q": "Mejlgade", "people": "1"})
    assert badly.asked == []


def test_a_search_is_asked_and_read(archive: Fetcher, badly: Badly) -> None:
    found = asked(archive)
    assert badly.asked == ["/search/json?q=Mejlgade&size=3"]
    assert (found.total, found.result[0].label, found.result[0].content_types) == (1, HIT["label"], ("61", "64"))


def test_the_figures_may_stand_at_the_top(archive: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps({"total": 2, "result": [HIT]}))
    assert asked(archive).total == 2


def test_a_record_is_asked_for_by_its_number(archive: Fetcher, badly: Badly) -> None:
    badly.answer = says(json.dumps({"legal_id": 1, "contractual_id": 4, "availability_id": 4}))
    assert limits(archive, SHORT, "000309478") == Limits(legal_id=1, contractual_id=4, availability_id=4)
    assert badly.asked == ["/records/000309478/json/meta_data"]


def test_unknown_fields_are_no_matter(archive: Fetcher, badly: Badly) -> None:
    badly.answer = says(page({**HIT, "aperture": {"f": 8}}, weather="grey"))
    assert asked(archive).result[0].id == HIT["id"]


@pytest.mark.parametrize(
    "body",
    [
        page({**HIT, "id": 309478}),
        page({**HIT, "id": "../../etc"}),
        page({**HIT, "label": ["Mejlgade"]}),
        page("Mejlgade"),
        page(HIT, total="mange"),
        page(HIT, total=-1),
        page(HIT, total=None),
        json.dumps({"search_result": None}),
        json.dumps({"search_result": {"total": 1}}),
        json.dumps({"total": 1, "result": {"1": HIT}}),
        json.dumps([HIT]),
        '"nothing"',
    ],
)
def test_another_shape_is_not_understood(archive: Fetcher, badly: Badly, body: str) -> None:
    badly.answer = says(body)
    with pytest.raises(NotUnderstoodError):
        asked(archive)


@pytest.mark.parametrize("body", ["[]", '{"legal_id": "many"}', '{"representations": [1]}'])
def test_another_shape_of_a_record_is_not_understood(archive: Fetcher, badly: Badly, body: str) -> None:
    badly.answer = says(body)
    with pytest.raises(NotUnderstoodError):
        limits(archive, SHORT, "1")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (silence(3), TooSlowError),
        (says("oh", 500), RefusedError),
        (says("later", 429, Retry_After="60"), RefusedError),
        (half_a_body, UnreachableError),
        (says("<html>Vi arbejder på siden", media_type="text/html"), NotUnderstoodError),
        (says(page(*[HIT] * 10_000, total=10_000)), TooBigError),
    ],
)
def test_each_fault_is_told_apart(archive: Fetcher, badly: Badly, answer: Any, error: type[SourceError]) -> None:
    badly.answer = answer
    with pytest.raises(error):
        asked(archive)


def test_ten_thousand_small_rows_are_read(archive: Fetcher, badly: Badly) -> None:
    badly.answer = says(page(*[{"id": "1"}] * 10_000, total=10_000))
    assert len(asked(archive, PATIENT).result) == 10_000


def test_nobody_there() -> None:
    with (
        doors_of(CitySettings(city="live", aarhusarkivet_url="http://127.0.0.1:9")) as doors,
        pytest.raises(UnreachableError),
    ):
        asked(doors["aarhusarkivet"])
