"""What the systems' owners publish of them, walked: which calls there are, what they take and what they answer.

Read from ../shared/specs; a test that needs a file there is skipped by name where it is absent. Fields are told as a
contract's `reads` are: "[].category.title", "things[].name"; an object or a list in between is a field as well.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    SelectionSetNode,
    build_client_schema,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_list_type,
    parse,
    validate,
)

from backend.clients.contract import Call, Contract

SPECS = Path(__file__).resolve().parents[4] / "shared" / "specs"
DEEPEST = 8
OK = ("200", "201", "default")

Json = Mapping[str, Any]


class Published(Protocol):
    """One published interface, whatever it is written in."""

    def has_call(self, method: str, path: str) -> bool: ...
    def parameters(self, method: str, path: str) -> set[str]: ...
    def fields(self, method: str, path: str) -> set[str]: ...


def spec(file: str) -> Path:
    """A file below shared/specs; the test is skipped, naming it, where it is absent."""
    path = SPECS / file
    if not path.exists():
        pytest.skip(f"needs ../shared/specs/{file}, which is not here")
    return path


def swagger(file: str) -> Published:
    """Swagger 2.0, JSON or YAML."""
    return Interface(_load(file), lambda response: response.get("schema"))


def openapi(file: str) -> Published:
    """OpenAPI 3, JSON or YAML; of several media types, the first one's answer."""
    return Interface(_load(file), _first_media_type)


def graphql(file: str, document: str) -> "Selected":
    """GraphQL, by its introspection; what is asked and answered follows from our document."""
    told = _load(file)
    return Selected(build_client_schema(told.get("data", told)), parse(document))


def missing(contract: Contract, published: Published) -> list[str]:
    """What our contract has and the published interface has not; empty is what a test hopes for."""
    return [told for name, call in contract.calls.items() for told in _missing_of(name, call, published)]


def _missing_of(name: str, call: Call, published: Published) -> Iterator[str]:
    if not published.has_call(call.method, call.path):
        yield f"{name}: no {call.method} {call.path}"
        return
    asked, read = set(call.query), set(call.reads)
    yield from (f"{name}: does not take {one}" for one in sorted(asked - published.parameters(call.method, call.path)))
    yield from (f"{name}: does not answer {one}" for one in sorted(read - published.fields(call.method, call.path)))


@dataclass(frozen=True)
class Interface:
    """Swagger and OpenAPI alike, but for where a response keeps its schema."""

    document: Json
    schema_of: Callable[[Json], Json | None]

    def has_call(self, method: str, path: str) -> bool:
        return self._operation(method, path) is not None

    def parameters(self, method: str, path: str) -> set[str]:
        """The names of what may stand in the query."""
        shared = self._path(path).get("parameters", [])
        own = (self._operation(method, path) or {}).get("parameters", [])
        return {one["name"] for one in map(self._followed, (*shared, *own)) if one["in"] == "query"}

    def fields(self, method: str, path: str) -> set[str]:
        responses = {str(status): told for status, told in (self._operation(method, path) or {})["responses"].items()}
        response = next(self._followed(responses[status]) for status in OK if status in responses)
        return set(self._within(self.schema_of(response) or {}, "", DEEPEST))

    def _path(self, path: str) -> Json:
        """A path parameter may have another name with us."""
        wanted = re.sub(r"{\w+}", "{}", path)
        return next((told for there, told in self.document["paths"].items() if _unnamed(there) == wanted), {})

    def _operation(self, method: str, path: str) -> Json | None:
        return self._path(path).get(method.lower())

    def _followed(self, told: Json) -> Json:
        """What a reference points at."""
        while "$ref" in told:
            found: Any = self.document
            for step in told["$ref"].removeprefix("#/").split("/"):
                found = found[step.replace("~1", "/").replace("~0", "~")]
            told = found
        return told

    def _within(self, schema: Json, at: str, depth: int) -> Iterator[str]:
        if depth == 0:
            return
        schema = self._followed(schema)
        for variant in (one for kind in ("allOf", "oneOf", "anyOf") for one in schema.get(kind, [])):
            yield from self._within(variant, at, depth - 1)
        for name, inner in schema.get("properties", {}).items():
            inside = f"{at}.{name}" if at else name
            yield inside
            yield from self._within(inner, inside, depth - 1)
        if "items" in schema:
            yield f"{at}[]"
            yield from self._within(schema["items"], f"{at}[]", depth - 1)


@dataclass(frozen=True)
class Selected:
    """A document held against a schema. There is one address; nothing stands in its query."""

    schema: GraphQLSchema
    document: DocumentNode

    @property
    def problems(self) -> list[str]:
        """What the schema does not allow in the document."""
        return [error.message for error in validate(self.schema, self.document)]

    def has_call(self, method: str, path: str) -> bool:
        return method == "POST" and path.endswith("/graphql") and not self.problems

    def parameters(self, method: str, path: str) -> set[str]:
        return set()

    def fields(self, method: str, path: str) -> set[str]:
        """The leaves that the document selects."""
        operation = get_operation_ast(self.document)
        assert operation
        assert self.schema.query_type
        return set(self._below(operation.selection_set, self.schema.query_type, "data"))

    def _below(self, selected: SelectionSetNode, parent: Any, at: str) -> Iterator[str]:
        for field in selected.selections:
            assert isinstance(field, FieldNode), "fragments are not walked"
            kind = parent.fields[field.name.value].type
            inside = f"{at}.{field.name.value}" + ("[]" if is_list_type(get_nullable_type(kind)) else "")
            if field.selection_set:
                yield from self._below(field.selection_set, get_named_type(kind), inside)
            else:
                yield inside


def _unnamed(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


def _first_media_type(response: Json) -> Json | None:
    return next((told.get("schema") for told in response.get("content", {}).values()), None)


def _load(file: str) -> Json:
    path = spec(file)
    read: Callable[[str], Any] = json.loads if path.suffix == ".json" else yaml.safe_load
    document: Json = read(path.read_text("utf8"))
    return document
