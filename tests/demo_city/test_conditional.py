import httpx
import pytest

from demo_city.conditional import tags_in

SAID_TWICE = [
    "/dpl-cms/api/v1/opening_hours?_format=json&from_date=2026-11-24&to_date=2026-11-30",
    "/dpl-cms/api/v1/events?_format=json",
    "/event-database/api/v2/events",
    "/event-database/api/v2/occurrences?page=2",
    "/event-database/api/v2/events/710",
]


@pytest.mark.parametrize("address", SAID_TWICE)
async def test_who_has_it_already_is_told_so(ask: httpx.AsyncClient, address: str) -> None:
    first = await ask.get(address)
    again = await ask.get(address, headers={"If-None-Match": f'"something else", {first.headers["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


async def test_who_has_something_else_is_told_it_all(ask: httpx.AsyncClient) -> None:
    said = await ask.get(SAID_TWICE[0], headers={"If-None-Match": '"something else"'})
    assert said.status_code == 200
    assert said.json()


def test_a_weak_tag_counts_as_a_strong_one() -> None:
    assert tags_in('W/"a", "b"') == {'"a"', '"b"'}
