import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import GraphQLSchema, build_client_schema, get_named_type, graphql_sync, is_composite_type

from demo_city.city import City
from demo_city.rows import MARK

GRAPHQL = "/fbi-api/bibdk21/graphql"
QUERY = """query find(
  $q: SearchQueryInput!, $filters: SearchFiltersInput, $offset: Int!, $limit: PaginationLimitScalar!
) {
  search(q: $q, filters: $filters) { hitcount works(offset: $offset, limit: $limit) { workId } }
}"""
Found = dict[str, Any]


async def find(ask: httpx.AsyncClient, *, filters: Any = None, offset: int = 0, limit: int = 100, **q: str) -> Found:
    variables = {"q": q, "filters": filters, "offset": offset, "limit": limit}
    said = await ask.post(GRAPHQL, json={"query": QUERY, "variables": variables})
    assert said.status_code == 200, said.text
    found: Found = said.json()["data"]["search"]
    return found


async def titles(ask: httpx.AsyncClient, **asked: Any) -> list[str]:
    return [work["titles"]["main"][0] for work in (await find(ask, **asked))["works"]]


@pytest.fixture(scope="module")
def schema(specs: Path) -> GraphQLSchema:
    return build_client_schema(json.loads((specs / "fbi-api" / "schema.json").read_text("utf8")))


def selection(kind: Any, shapes: list[Any]) -> str:
    """A selection of every field that any of the shapes has; a KeyError if the schema's kind of thing has it not."""
    below: dict[str, list[Any]] = {}
    for shape in shapes:
        for name in shape.keys() - {"__typename"}:
            value = shape[name]
            below.setdefault(name, []).extend(value if isinstance(value, list) else [value])
    return " ".join(["__typename", *(selected(kind, name, parts) for name, parts in below.items())])


def selected(kind: Any, name: str, parts: list[Any]) -> str:
    of = get_named_type(kind.fields[name].type)
    return f"{name} {{ {selection(of, [part for part in parts if part])} }}" if is_composite_type(of) else name


async def test_every_field_that_is_told_is_in_the_schema_with_its_type(
    ask: httpx.AsyncClient, schema: GraphQLSchema
) -> None:
    told = await find(ask)
    assert told["hitcount"] == len(told["works"]) >= 80
    every = selection(schema.type_map["Work"], told["works"])
    whole = f"""query ($q: SearchQueryInput!, $offset: Int!, $limit: PaginationLimitScalar!) {{
      search(q: $q) {{ hitcount works(offset: $offset, limit: $limit) {{ {every} }} }}
    }}"""
    variables = {"q": {"all": ""}, "offset": 0, "limit": 100}
    result = graphql_sync(schema, whole, root_value={"search": told}, variable_values=variables)
    assert result.errors is None
    assert result.data is not None
    assert plain(result.data["search"]) == plain(told)


def plain(value: Any) -> Any:
    """Without the names of types, which the schema gives by itself."""
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items() if name != "__typename"}
    return [plain(part) for part in value] if isinstance(value, list) else value


async def test_the_question_that_is_asked_here_is_one_that_the_schema_allows(schema: GraphQLSchema) -> None:
    variables = {"q": {"all": "x"}, "filters": {"mainLanguages": ["dansk"]}, "offset": 0, "limit": 10}
    told = {"search": {"hitcount": 0, "works": []}}
    assert graphql_sync(schema, QUERY, root_value=told, variable_values=variables).errors is None


async def test_by_title_creator_and_subject(ask: httpx.AsyncClient) -> None:
    assert await titles(ask, title="gummi-tarzan") == ["Gummi-Tarzan"]
    assert set(await titles(ask, creator="lindgren")) == {
        "Pippi Langstrømpe",
        "Brødrene Løvehjerte",
        "Ronja Røverdatter",
    }
    assert "Strik for begyndere (opdigtet)" in await titles(ask, subject="strikning")
    assert await titles(ask, title="eventyr", creator="rowling") == []


async def test_the_title_that_was_asked_for_comes_first(ask: httpx.AsyncClient) -> None:
    assert (await titles(ask, all="gift"))[0] == "Gift"
    assert (await titles(ask, all="harry potter"))[:2] == [
        "Harry Potter og De Vises Sten", "Harry Potter and the Philosopher's Stone",
    ]  # fmt: skip


async def test_danish_letters_may_be_written_the_old_way(ask: httpx.AsyncClient) -> None:
    assert await titles(ask, title="troldkarlens") == ["Troldkarlens hat"]
    assert await titles(ask, all="maend der hader") == []
    assert await titles(ask, subject="ånder") == await titles(ask, subject="aander") == ["Chihiro og heksene"]


@pytest.mark.parametrize(
    ("filters", "some"),
    [
        ({"mainLanguages": ["engelsk"]}, "Normal People"),
        ({"mainLanguages": ["eng"]}, "Normal People"),
        ({"materialTypesGeneral": ["film"]}, "Festen"),
        ({"materialTypesSpecific": ["Nintendo Switch"]}, "Minecraft"),
        ({"childrenOrAdults": ["til børn"]}, "Matilda"),
        ({"fictionNonfiction": ["faglitteratur"]}, "Frøken Jensens Kogebog"),
        ({"branchId": ["775170"]}, "Gummi-Tarzan"),
        ({"workTypes": ["GAME"]}, "Ticket to Ride"),
        ({"accessTypes": ["ONLINE"]}, "Gift"),
        ({"genreAndForm": ["krimi"]}, "Snemanden"),
        ({"year": ["2024"]}, "Teori til bil (opdigtet)"),
    ],
)
async def test_each_filter_keeps_some_and_leaves_others_out(ask: httpx.AsyncClient, filters: Any, some: str) -> None:
    kept = await titles(ask, all="", filters=filters)
    assert some in kept
    assert 0 < len(kept) < 60


async def test_what_is_online_every_library_has(ask: httpx.AsyncClient) -> None:
    everywhere = await titles(ask, filters={"branchId": ["775149"]})
    assert "Gift" in everywhere
    assert "Gummi-Tarzan" not in everywhere


async def test_the_profile_may_be_left_out(ask: httpx.AsyncClient) -> None:
    asked = {"query": QUERY, "variables": {"q": {"all": "gift"}, "offset": 0, "limit": 1}}
    said = await ask.post("/fbi-api/graphql", json=asked)
    assert said.json()["data"]["search"]["works"][0]["titles"]["main"] == ["Gift"]


async def test_two_filters_narrow_each_other(ask: httpx.AsyncClient) -> None:
    filters = {"mainLanguages": ["dansk"], "materialTypesGeneral": ["tegneserier"], "childrenOrAdults": ["til børn"]}
    assert await titles(ask, filters=filters) == ["Tintin i Tibet", "Asterix og goterne"]


async def test_works_come_in_pages(ask: httpx.AsyncClient) -> None:
    whole = await titles(ask)
    found = await find(ask, offset=5, limit=3)
    assert [work["titles"]["main"][0] for work in found["works"]] == whole[5:8]
    assert found["hitcount"] == len(whole)


async def test_records_are_seen_to_be_invented(ask: httpx.AsyncClient) -> None:
    for work in (await find(ask))["works"]:
        assert work["workId"].startswith("work-of:870970-basis:900")
        assert work["abstract"][0].endswith(MARK)


async def test_editions_have_numbers_of_their_own(city: City) -> None:
    numbers = [number for work in city.catalogue.works for number, _ in work.numbered]
    assert len(set(numbers)) == len(numbers) > 100


async def test_a_stranger_is_refused(stranger: httpx.AsyncClient) -> None:
    said = await stranger.post(GRAPHQL, json={"query": QUERY, "variables": {"q": {"all": "x"}}})
    assert (said.status_code, said.headers["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"query": QUERY},
        {"query": "{ hello }", "variables": {"q": {"all": "x"}}},
        {"query": QUERY, "variables": {"q": {"writer": "x"}}},
        {"query": QUERY, "variables": {"q": {"all": "x"}, "filters": {"colour": ["red"]}}},
        {"query": QUERY, "variables": {"q": {"all": "x"}, "limit": 1000}},
    ],
)
async def test_what_cannot_be_answered_is_an_error_of_graphql(ask: httpx.AsyncClient, wrong: Any) -> None:
    said = await ask.post(GRAPHQL, json=wrong)
    assert said.status_code == 400
    assert said.json()["errors"][0]["message"]
