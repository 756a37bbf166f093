"""The walkers over published interfaces find what is there, and miss what is not."""

import json
from pathlib import Path
from typing import Annotated, Literal

import pytest
from graphql import build_schema, introspection_from_schema
from pydantic import BaseModel, Field

from backend.clients.contract import Call, Contract
from tests.backend.clients import published
from tests.backend.clients.published import Published, graphql, missing, openapi, swagger
from tests.backend.clients.reading import reads_of

TREE = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "inside": {"$ref": "#/definitions/Tree"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
OLD = {
    "swagger": "2.0",
    "paths": {
        "/trees/{treeid}": {
            "parameters": [{"$ref": "#/parameters/Size"}],
            "get": {
                "parameters": [{"name": "page", "in": "query"}, {"name": "X-Key", "in": "header"}],
                "responses": {"200": {"schema": {"type": "array", "items": {"$ref": "#/definitions/Tree"}}}},
            },
        }
    },
    "parameters": {"Size": {"name": "size", "in": "query"}},
    "definitions": {"Tree": TREE},
}
NEW = """
openapi: 3.1.0
paths:
  /trees:
    get:
      parameters:
        - {name: 'start[gte]', in: query}
      responses:
        200: {content: {application/ld+json: {schema: {allOf: [{$ref: '#/components/schemas/Page'}]}}}}
components:
  schemas:
    Page: {properties: {'hydra:member': {type: array, items: {properties: {title: {type: string}}}}}}
"""


GRAPH = """
type Query { search(q: String!): Found! }
type Found { count: Int! trees: [Tree!]! }
type Tree { name: String! tags: [String!] }
"""


@pytest.fixture(autouse=True)
def _specs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.json").write_text(json.dumps(introspection_from_schema(build_schema(GRAPH))), "utf8")
    (tmp_path / "old.json").write_text(json.dumps(OLD), "utf8")
    (tmp_path / "new.yaml").write_text(NEW, "utf8")
    monkeypatch.setattr(published, "SPECS", tmp_path)


def contract(**call: object) -> Contract:
    return Contract(system="toy", spec=None, calls={"trees": Call.model_validate(call)})


def test_swagger_tells_calls_parameters_and_fields() -> None:
    old = swagger("old.json")
    assert old.has_call("GET", "/trees/{id}")
    assert old.parameters("GET", "/trees/{id}") == {"page", "size"}
    assert {"[]", "[].name", "[].inside.name", "[].tags", "[].tags[]"} <= old.fields("GET", "/trees/{id}")


def test_openapi_tells_calls_parameters_and_fields() -> None:
    new = openapi("new.yaml")
    assert new.parameters("GET", "/trees") == {"start[gte]"}
    assert new.fields("GET", "/trees") == {"hydra:member", "hydra:member[]", "hydra:member[].title"}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ({"path": "/trees/{id}", "query": ["page"], "reads": ["[].name"]}, []),
        ({"path": "/bushes", "reads": ["[].name"]}, ["trees: no GET /bushes"]),
        ({"method": "POST", "path": "/trees/{id}", "reads": []}, ["trees: no POST /trees/{id}"]),
        ({"path": "/trees/{id}", "query": ["sort"], "reads": []}, ["trees: does not take sort"]),
        ({"path": "/trees/{id}", "reads": ["[].height"]}, ["trees: does not answer [].height"]),
    ],
)
def test_what_a_contract_has_and_the_interface_has_not_is_told(call: dict[str, object], told: list[str]) -> None:
    old: Published = swagger("old.json")
    assert missing(contract(**call), old) == told


def test_graphql_tells_what_a_document_selects() -> None:
    tells = graphql("graph.json", "query search($q: String!) { search(q: $q) { count trees { name tags } } }")
    assert tells.problems == []
    assert tells.has_call("POST", "/graphql")
    assert tells.fields("POST", "/graphql") == {
        "data.search.count", "data.search.trees[].name", "data.search.trees[].tags[]",
    }  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        "{ search { count } }",
        "{ search(q: 1) { count } }",
        '{ search(q: "a", page: 2) { count } }',
        '{ search(q: "a") { height } }',
        '{ find(q: "a") { count } }',
    ],
)
def test_a_document_that_the_schema_does_not_allow_is_no_call(document: str) -> None:
    tells = graphql("graph.json", document)
    assert len(tells.problems) == 1
    assert missing(contract(method="POST", path="/graphql", reads=[]), tells) == ["trees: no POST /graphql"]


def test_a_file_that_is_not_there_is_a_reason_to_skip() -> None:
    with pytest.raises(pytest.skip.Exception, match=r"shared/specs/gone\.json"):
        swagger("gone.json")


class Inner(BaseModel):
    title: str


class Outer(BaseModel):
    kind: Literal["a"] | None = None
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    names: list[str] = Field(default=[], alias="otherNames")
    size: Annotated[int, Field(ge=0)] = 0


def test_a_model_reads_its_leaves_by_the_names_they_have_outside() -> None:
    assert reads_of(list[Outer]) == {
        "[].kind", "[].inner.title", "[].many[].title", "[].otherNames[]", "[].size",
    }  # fmt: skip
