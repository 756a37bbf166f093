"""FBI-API: asked with one document, within its contract, whatever the other side does."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from graphql import graphql_sync

from backend.clients.contract import Contract, OutsideContractError
from backend.clients.errors import (
    NotUnderstoodError,
    RefusedError,
    SourceError,
    TooBigError,
    TooSlowError,
    UnreachableError,
)
from backend.clients.fbi_api import Answer, Question, document, search
from backend.clients.fetching import LIVE, Fetcher
from backend.clients.systems import System
from backend.facts.values import same
from tests.backend.clients.loopback import Badly, half_a_body, says, server, silence
from tests.backend.clients.published import graphql, missing
from tests.backend.clients.reading import reads_of

CONTRACT = Contract.of("fbi_api")
SHORT = replace(LIVE, seconds=0.4)
EVERYTHING = Question(
    "a", "b", "c", "d", materials=("bøger",), languages=("dansk",), audiences=("til børn",), branches=("775100",)
)


def work(**more: Any) -> dict[str, Any]:
    book = {"materialTypeGeneral": {"code": "BOOKS"}}
    edition = {"pid": "870970-basis:1", "accessTypes": [{"code": "PHYSICAL"}], "materialTypes": [book]}
    return {
        "workId": "work-of:870970-basis:1", "titles": {"main": ["Gift"]}, "creators": [{"display": "Tove Ditlevsen"}],
        "workYear": {"year": 1971}, "materialTypes": [book], "manifestations": {"all": [edition]}, **more,
    }  # fmt: skip


def answer(*works: Any, hitcount: Any = None) -> str:
    count = len(works) if hitcount is None else hitcount
    return json.dumps({"data": {"search": {"hitcount": count, "works": list(works)}}})


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says(answer())) as running:
        yield running


@pytest.fixture
def catalogue(badly: Badly) -> Iterator[Fetcher]:
    with httpx.Client(trust_env=False) as http:
        system = System("fbi_api", same("FBI"), f"{badly.address}/profile", {"Authorization": "Bearer k"})
        yield Fetcher(system, CONTRACT, http)


def test_the_model_reads_just_what_the_contract_says() -> None:
    assert reads_of(Answer) == set(CONTRACT.call("search").reads)


def test_the_document_is_one_that_the_published_schema_allows_and_selects_just_what_is_read() -> None:
    assert CONTRACT.spec
    published = graphql(CONTRACT.spec, document())
    assert published.problems == []
    assert missing(CONTRACT, published) == []
    assert published.fields("POST", "/graphql") == set(CONTRACT.call("search").reads)


def test_the_contract_names_the_operation_of_the_document() -> None:
    assert document().startswith(f"query {CONTRACT.call('search').body}(")


@pytest.mark.parametrize("question", [Question(words="gift"), EVERYTHING])
def test_the_variables_are_such_as_the_published_schema_takes(question: Question) -> None:
    assert CONTRACT.spec
    schema = graphql(CONTRACT.spec, document()).schema
    root = {"search": {"hitcount": 0, "works": []}}
    result = graphql_sync(schema, document(), root_value=root, variable_values=question.variables(5))
    assert result.errors is None


def test_a_field_that_the_schema_does_not_have_would_be_seen() -> None:
    assert CONTRACT.spec
    assert graphql(CONTRACT.spec, document().replace("hitcount", "hitCount")).problems != []


def test_what_is_asked_is_sent_as_variables_with_the_token(catalogue: Fetcher, badly: Badly) -> None:
    search(catalogue, EVERYTHING, 3, LIVE)
    assert badly.asked == ["/profile/graphql"]
    assert badly.headers[0]["Authorization"] == "Bearer k"
    assert [json.loads(body) for body in badly.bodies] == [{
        "operationName": "search",
        "query": document(),
        "variables": {
            "q": {"all": "a", "title": "b", "creator": "c", "subject": "d"},
            "filters": {
                "materialTypesGeneral": ["bøger"], "mainLanguages": ["dansk"], "childrenOrAdults": ["til børn"],
                "branchId": ["775100"],
            },
            "offset": 0,
            "limit": 3,
        },
    }]  # fmt: skip


def test_what_is_not_wished_is_not_sent() -> None:
    assert Question(creator="Helle Helle").variables(1) == {
        "q": {"creator": "Helle Helle"}, "filters": {}, "offset": 0, "limit": 1,
    }  # fmt: skip


def test_works_are_read_and_unknown_fields_and_codes_are_nothing_to_us(catalogue: Fetcher, badly: Badly) -> None:
    new_kind = [{"materialTypeGeneral": {"code": "HOLOGRAMS", "display": "hologrammer"}}]
    badly.answer = says(answer(work(traceId="x"), work(materialTypes=new_kind, workYear=None), hitcount=40))
    hits = search(catalogue, Question(words="gift"), 5, LIVE)
    assert (hits.count, len(hits.works)) == (40, 2)
    assert hits.works[0].titles.main == ["Gift"]
    assert hits.works[1].material_types[0].general.code == "HOLOGRAMS"


def test_what_was_not_asked_for_is_left_unread(catalogue: Fetcher, badly: Badly) -> None:
    badly.answer = says(answer(*[work()] * 2000))
    assert len(search(catalogue, Question(words="gift"), 5, LIVE).works) == 5


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (silence(3), TooSlowError),
        (half_a_body, UnreachableError),
        (says("{}", 500), RefusedError),
        (says("{}", 401), RefusedError),
        (says("{}", 429, Retry_After="7"), RefusedError),
        (says("<html>down for repair</html>", media_type="text/html"), NotUnderstoodError),
        (says(json.dumps({"errors": [{"message": "Unauthorized"}]})), NotUnderstoodError),
        (says(json.dumps({"data": None, "errors": [{"message": "no"}]})), NotUnderstoodError),
        (says("[]"), NotUnderstoodError),
        (says("null"), NotUnderstoodError),
        (says(answer(hitcount="40")), NotUnderstoodError),
        (says(answer(hitcount=-1)), NotUnderstoodError),
        (says(answer(work(titles={"main": "Gift"}))), NotUnderstoodError),
        (says(answer(work(titles={"main": []}))), NotUnderstoodError),
        (says(answer(work(workId="https://elsewhere.example"))), NotUnderstoodError),
        (says(answer(work(workYear={"year": "1971"}))), NotUnderstoodError),
        (says(answer("Gift")), NotUnderstoodError),
        (says(answer(*[work()] * 10_000)), TooBigError),
    ],
)
def test_each_fault_is_a_named_error(catalogue: Fetcher, badly: Badly, said: Any, error: type[SourceError]) -> None:
    badly.answer = said
    with pytest.raises(error):
        search(catalogue, Question(words="gift"), 5, SHORT)


def test_it_is_asked_once_and_not_again_while_a_citizen_waits(catalogue: Fetcher, badly: Badly) -> None:
    badly.answer = says("{}", 500)
    with pytest.raises(RefusedError):
        search(catalogue, Question(words="gift"), 5, LIVE)
    assert len(badly.asked) == 1


def test_nothing_outside_the_contract_is_asked(catalogue: Fetcher, badly: Badly) -> None:
    with pytest.raises(OutsideContractError):
        catalogue.json("search", LIVE, query={"q": "gift"}, body={})
    with pytest.raises(OutsideContractError):
        catalogue.json("work", LIVE, body={})
    assert badly.asked == []
