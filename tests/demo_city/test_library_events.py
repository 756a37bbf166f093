import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from demo_city.clock import COPENHAGEN
from demo_city.rows import MARK
from tests.demo_city.conftest import NOW, Asking

EVENTS = "/dpl-cms/api/v1/events"


async def rows(ask: httpx.AsyncClient, **asked: str) -> list[dict[str, Any]]:
    said = await ask.get(EVENTS, params={"_format": "json", **asked})
    assert said.status_code == 200
    found: list[dict[str, Any]] = said.json()
    return found


def starts(row: dict[str, Any]) -> dt.datetime:
    return dt.datetime.fromisoformat(row["date_time"]["start"])


async def test_every_row_is_as_the_interface_says(ask: httpx.AsyncClient, specs: Path) -> None:
    spec = json.loads((specs / "dpl-cms" / "openapi.json").read_text("utf8"))
    schema = spec["paths"]["/api/v1/events"]["get"]["responses"]["200"]["schema"]
    found = await rows(ask)
    jsonschema.validate(found, schema, format_checker=jsonschema.FormatChecker())
    assert {name for row in found for name in row} == set(schema["items"]["properties"])


async def test_ninety_different_events_are_ahead(ask: httpx.AsyncClient) -> None:
    found = await rows(ask)
    assert len({row["series"]["uuid"] for row in found}) >= 90


async def test_they_are_of_every_kind_and_in_every_library(ask: httpx.AsyncClient) -> None:
    found = await rows(ask)
    assert len({place for row in found for place in row["branches"]}) == 18
    assert len({category for row in found for category in row["categories"]}) >= 9
    assert {row["state"] for row in found} >= {"Active", "SoldOut", "Cancelled", "TicketSaleNotOpen"}


async def test_each_says_that_it_is_invented(ask: httpx.AsyncClient) -> None:
    for row in await rows(ask):
        assert row["description"].endswith(MARK)
        assert MARK in row["body"]


async def test_most_are_free_and_the_others_cost_between_thirty_and_a_hundred_and_fifty_kroner(
    ask: httpx.AsyncClient,
) -> None:
    prices = {
        row["series"]["uuid"]: [ticket["price"]["value"] for ticket in row.get("ticket_categories", [])]
        for row in await rows(ask)
    }
    paid = [price for held in prices.values() for price in held if price]
    assert sum(not any(held) for held in prices.values()) > len(prices) / 2
    assert min(paid) >= 3000
    assert max(paid) <= 15000


async def test_something_happens_in_each_of_the_coming_eight_weeks(ask: httpx.AsyncClient) -> None:
    weeks = Counter((starts(row).date() - NOW.date()).days // 7 for row in await rows(ask))
    assert min(weeks[ahead] for ahead in range(8)) >= 20


@pytest.mark.parametrize("month", range(1, 13))
async def test_so_it_is_in_any_month(at_time: Asking, month: int) -> None:
    async with at_time(dt.datetime(2027, month, 9, 10, tzinfo=COPENHAGEN)) as ask:
        found = await rows(ask)
    assert len({row["series"]["uuid"] for row in found}) >= 80


async def test_what_is_past_has_occurred(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, from_date="2026-11-20")
    past = [row for row in found if dt.datetime.fromisoformat(row["date_time"]["end"]) <= NOW]
    assert past
    assert {row["state"] for row in past} == {"Occurred"}
    assert all(row["date_time"]["end"][:10] >= "2026-11-20" for row in found)


async def test_the_same_event_has_the_same_identity_tomorrow(ask: httpx.AsyncClient, at_time: Asking) -> None:
    today = {row["uuid"]: (row["title"], row["date_time"]) for row in await rows(ask)}
    async with at_time(NOW + dt.timedelta(days=1)) as later:
        tomorrow = {row["uuid"]: (row["title"], row["date_time"]) for row in await rows(later)}
    kept = today.keys() & tomorrow.keys()
    assert len(kept) > 300
    assert {uuid: today[uuid] for uuid in kept} == {uuid: tomorrow[uuid] for uuid in kept}


async def test_the_same_now_gives_the_same_answer(at_time: Asking) -> None:
    async with at_time() as one, at_time() as other:
        assert (await one.get(EVENTS, params={"_format": "json"})).content == (
            await other.get(EVENTS, params={"_format": "json"})
        ).content


async def test_a_link_leads_to_a_page_that_says_what_it_is(ask: httpx.AsyncClient) -> None:
    row = (await rows(ask))[0]
    page = await ask.get(row["url"])
    picture = await ask.get(row["image"]["url"])
    assert (page.status_code, picture.headers["Content-Type"]) == (200, "image/svg+xml")
    assert "opdigtet" in page.text
    assert MARK in picture.text
