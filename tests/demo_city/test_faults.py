"""Each fault in front of each system, over a real connection where the fault is in the connection."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from demo_city.app import create_app
from demo_city.city import City
from demo_city.faults import KINDS, Faults
from tests.demo_city.conftest import KEY

HOURS = "/dpl-cms/api/v1/opening_hours?_format=json&from_date=2026-11-24&to_date=2026-11-24"
EVENTS = "/event-database/api/v2/events"
QUEUE = "/ckan/api/3/action/datastore_search?resource_id=38d6520a-b1b9-4224-a7ae-23d4b14f598f"
ARCHIVE = "/aarhusarkivet/search/json"
SYSTEMS = [HOURS, EVENTS, QUEUE, ARCHIVE]
Serve = Callable[[ASGIApp], AbstractContextManager[str]]


async def test_a_server_error(ask: httpx.AsyncClient) -> None:
    assert (await ask.get(f"/faulty/500{HOURS}")).status_code == 500


async def test_too_many_requests_says_when_to_come_again(ask: httpx.AsyncClient) -> None:
    said = await ask.get(f"/faulty/429{HOURS}")
    assert (said.status_code, said.headers["Retry-After"]) == (429, "1")


async def test_a_page_instead_of_data(ask: httpx.AsyncClient) -> None:
    said = await ask.get(f"/faulty/html{HOURS}")
    assert (said.status_code, said.headers["Content-Type"]) == (200, "text/html; charset=utf-8")


async def test_a_megabyte_of_rubbish(ask: httpx.AsyncClient) -> None:
    said = await ask.get(f"/faulty/rubbish{HOURS}")
    assert len(said.content) == 1_000_000
    with pytest.raises(ValueError, match="codec"):
        said.json()


@pytest.mark.parametrize("address", SYSTEMS)
async def test_wrong_types(ask: httpx.AsyncClient, address: str) -> None:
    right, wrong = (await ask.get(address)).json(), (await ask.get(f"/faulty/wrong_types{address}")).json()
    pairs = list(leaves(right, wrong))
    assert len(pairs) > 10
    assert all(type(left) is not type(other) for left, other in pairs)


def leaves(right: Any, wrong: Any) -> list[tuple[Any, Any]]:
    if isinstance(right, dict):
        assert right.keys() == wrong.keys()
        return [pair for name in right for pair in leaves(right[name], wrong[name])]
    if isinstance(right, list):
        return [pair for left, other in zip(right, wrong, strict=True) for pair in leaves(left, other)]
    return [(right, wrong)]


@pytest.mark.parametrize("address", SYSTEMS)
async def test_an_unknown_field_beside_those_that_are_known(ask: httpx.AsyncClient, address: str) -> None:
    right, more = (await ask.get(address)).json(), (await ask.get(f"/faulty/unknown_field{address}")).json()
    first, other = (right[0], more[0]) if isinstance(right, list) else (right, more)
    assert other.keys() - first.keys() == {"demoUnknownField"}


@pytest.mark.parametrize(
    ("address", "rows_of", "identity"),
    [
        (HOURS, lambda said: said, "id"),
        (EVENTS, lambda said: said["hydra:member"], "entityId"),
        (QUEUE, lambda said: said["result"]["records"], "_id"),
        (ARCHIVE, lambda said: said["search_result"]["result"], "id"),
        ("/dpl-cms/api/v1/events?_format=json", lambda said: said, "uuid"),
    ],
)
async def test_ten_thousand_different_rows(ask: httpx.AsyncClient, address: str, rows_of: Any, identity: str) -> None:
    rows = rows_of((await ask.get(f"/faulty/rows10000{address}")).json())
    assert len({row[identity] for row in rows}) == len(rows) == 10_000


async def test_a_spoiled_answer_has_no_etag_and_is_never_not_modified(ask: httpx.AsyncClient) -> None:
    tag = (await ask.get(HOURS)).headers["ETag"]
    said = await ask.get(f"/faulty/unknown_field{HOURS}", headers={"If-None-Match": tag})
    assert (said.status_code, said.headers.get("ETag")) == (200, None)
    assert said.headers["Content-Length"] == str(len(said.content))


async def test_a_refusal_stays_a_refusal(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get(f"/faulty/wrong_types{EVENTS}")).status_code == 401


async def test_half_a_body_and_then_nothing(city: City, serve: Serve) -> None:
    with serve(create_app(city)) as address:
        async with httpx.AsyncClient(base_url=address, headers={"X-Api-Key": KEY}) as ask:
            with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
                await ask.get(f"/faulty/half{EVENTS}")
            assert (await ask.get(EVENTS)).status_code == 200


async def test_silence_until_the_caller_gives_up_and_others_are_served_meanwhile(city: City, serve: Serve) -> None:
    with serve(create_app(city)) as address:
        async with httpx.AsyncClient(base_url=address) as ask:
            waiting = asyncio.create_task(ask.get(f"/faulty/silence{HOURS}", timeout=60))
            assert (await ask.get(HOURS)).status_code == 200
            assert not waiting.done()
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert (await ask.get("/health")).status_code == 200


async def test_silence_ends_at_once_when_the_caller_is_gone() -> None:
    said: list[Any] = []

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        said.append(message)

    await asyncio.wait_for(Faults(nobody)({"type": "http", "path": f"/faulty/silence{HOURS}"}, gone, send), 5)
    assert said == []


async def test_silence_has_an_end() -> None:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(Faults(nobody, silence_s=0.01)), base_url="http://demo"
    ) as ask:
        assert (await ask.get(f"/faulty/silence{HOURS}")).status_code == 504


async def test_a_fault_that_is_none_is_not_found(ask: httpx.AsyncClient) -> None:
    assert (await ask.get(f"/faulty/nothing{HOURS}")).status_code == 404


def test_there_are_nine_kinds() -> None:
    assert len(KINDS) == 9


async def nobody(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """An application that must not be asked."""
    raise AssertionError
