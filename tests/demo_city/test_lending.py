from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import yaml

from demo_city.city import City

FBS = "/fbs/external"
AVAILABILITY = f"{FBS}/agencyid/catalog/availability/v3"
HOLDINGS = f"{FBS}/agencyid/catalog/holdings/v3"
LOGISTICS = f"{FBS}/agencyid/catalog/holdingsLogistics/v1"
BRANCHES = f"{FBS}/v1/agencyid/branches"
GIFT, GIFT_ONLINE, PIPPI, HISTORY = "9000100", "9000101", "9001010", "9000280"
Rows = list[dict[str, Any]]


async def rows(ask: httpx.AsyncClient, call: str, *numbers: str, **asked: str) -> Rows:
    params = [*(("recordid", number) for number in numbers), *asked.items()]
    said = await ask.get(call, params=params)
    assert said.status_code == 200
    found: Rows = said.json()
    return found


@pytest.fixture(scope="module")
def spec(specs: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((specs / "fbs" / "fbs-adapter.yaml").read_text("utf8"))
    return read


@pytest.mark.parametrize("call", [AVAILABILITY, LOGISTICS, BRANCHES])
async def test_every_row_is_as_the_interface_says(
    ask: httpx.AsyncClient, spec: dict[str, Any], city: City, call: str
) -> None:
    numbers = [number for work in city.catalogue.works for number, _ in work.numbered] if call != BRANCHES else []
    answer = spec["paths"][call.removeprefix("/fbs")]["get"]["responses"][200]["schema"]
    found = await rows(ask, call, *numbers)
    jsonschema.validate(found, {**answer, "definitions": spec["definitions"]})
    assert len(found) == (len(numbers) or 18)


async def test_holdings_v3_are_of_the_parts_that_the_interface_has(
    ask: httpx.AsyncClient, spec: dict[str, Any]
) -> None:
    """The published file has the parts, and an example, but no longer this path."""
    part = {"$ref": "#/definitions/HoldingsV3", "definitions": spec["definitions"]}
    for record in await rows(ask, HOLDINGS, GIFT, PIPPI):
        for held in record["holdings"]:
            jsonschema.validate(held, part)


async def test_what_is_on_the_shelf_is_what_the_holdings_say(ask: httpx.AsyncClient, city: City) -> None:
    numbers = [number for work in city.catalogue.works for number, _ in work.numbered]
    available = {row["recordId"]: row for row in await rows(ask, AVAILABILITY, *numbers)}
    for call in (HOLDINGS, LOGISTICS):
        for record in await rows(ask, call, *numbers):
            on_shelf = [item["available"] for held in record["holdings"] for item in held["materials"]]
            told = available[record["recordId"]]
            assert told["available"] is any(on_shelf)
            assert (told["reservable"], told["reservations"]) == (record["reservable"], record["reservations"])


async def test_copies_stand_at_the_citys_libraries(ask: httpx.AsyncClient) -> None:
    record = (await rows(ask, HOLDINGS, PIPPI))[0]
    shelves = {
        held["branch"]["branchId"]: [item["available"] for item in held["materials"]] for held in record["holdings"]
    }
    assert shelves["DK-775100"] == [True, True, False, False, False]
    assert set(shelves) == {"DK-775100", "DK-775130", "DK-775160", "DK-775144"}
    known = {branch["branchId"]: branch["title"] for branch in await rows(ask, BRANCHES)}
    assert shelves.keys() <= known.keys()
    assert known["DK-775100"] == "Hovedbiblioteket"


async def test_everything_lent_out_can_be_waited_for(ask: httpx.AsyncClient) -> None:
    gift = (await rows(ask, AVAILABILITY, GIFT))[0]
    assert gift == {"recordId": GIFT, "available": False, "reservable": True, "reservations": 11}


async def test_what_stays_in_the_house_cannot_be_reserved(ask: httpx.AsyncClient) -> None:
    history = (await rows(ask, AVAILABILITY, HISTORY))[0]
    assert (history["available"], history["reservable"]) == (True, False)


async def test_what_is_online_or_unknown_has_no_copies(ask: httpx.AsyncClient) -> None:
    for record in await rows(ask, HOLDINGS, GIFT_ONLINE, "12345678"):
        assert (record["holdings"], record["reservable"], record["reservations"]) == ([], False, 0)


async def test_a_library_may_be_left_out(ask: httpx.AsyncClient) -> None:
    record = (await rows(ask, HOLDINGS, PIPPI, exclude="DK-775100"))[0]
    assert "DK-775100" not in {held["branch"]["branchId"] for held in record["holdings"]}
    assert len(await rows(ask, BRANCHES, exclude="DK-775100,DK-775130")) == 16


async def test_numbers_may_be_parted_by_commas(ask: httpx.AsyncClient) -> None:
    assert await rows(ask, AVAILABILITY, f"{GIFT},{PIPPI}") == await rows(ask, AVAILABILITY, GIFT, PIPPI)


async def test_item_numbers_are_each_copys_own(ask: httpx.AsyncClient, city: City) -> None:
    numbers = [number for work in city.catalogue.works for number, _ in work.numbered]
    items = [
        item["itemNumber"]
        for record in await rows(ask, HOLDINGS, *numbers)
        for held in record["holdings"]
        for item in held["materials"]
    ]
    assert len(set(items)) == len(items) > 300


async def test_a_question_without_a_record_is_a_bad_request(ask: httpx.AsyncClient) -> None:
    assert (await ask.get(AVAILABILITY)).status_code == 400


@pytest.mark.parametrize("call", [AVAILABILITY, HOLDINGS, LOGISTICS, BRANCHES])
async def test_a_stranger_is_refused(stranger: httpx.AsyncClient, call: str) -> None:
    assert (await stranger.get(call, params={"recordid": GIFT})).status_code == 401
