import datetime as dt
from typing import Any

import pytest

from demo_city.clock import COPENHAGEN
from tests.demo_city.conftest import NOW, Asking

QUEUE = "38d6520a-b1b9-4224-a7ae-23d4b14f598f"
SEARCH = "/ckan/api/3/action/datastore_search"
SHOW = "/ckan/api/3/action/resource_show"


async def answer(at_time: Asking, moment: dt.datetime, **asked: Any) -> dict[str, Any]:
    async with at_time(moment) as ask:
        said = await ask.get(SEARCH, params={"resource_id": QUEUE, **asked})
    assert said.json()["success"] is True
    result: dict[str, Any] = said.json()["result"]
    return result


async def people(at_time: Asking, moment: dt.datetime) -> list[int]:
    return [record["WaitingCustomersMQ"] for record in (await answer(at_time, moment))["records"]]


async def test_each_record_has_the_fields_of_the_source(at_time: Asking) -> None:
    result = await answer(at_time, NOW)
    names = {field["id"] for field in result["fields"]}
    assert names == {
        "_id", "ServiceTypeName", "WaitingCustomersMQ", "WaitingCustomersSQ", "AvgWaitingSQ",
        "LongestWaitingTimeTicketSQ", "LongestWaitingTimeTicketMQ",
    }  # fmt: skip
    assert all(set(record) == names for record in result["records"])
    assert result["total"] == len(result["records"]) == 4


async def test_the_last_eight_characters_are_hours_minutes_and_seconds(at_time: Asking) -> None:
    for record in (await answer(at_time, NOW))["records"]:
        mean, longest = (
            dt.time.fromisoformat(record[name][-8:]) for name in ("AvgWaitingSQ", "LongestWaitingTimeTicketMQ")
        )
        assert dt.time() < mean < longest < dt.time(2)


async def test_more_wait_before_noon_than_at_the_end_of_the_day(at_time: Asking) -> None:
    assert sum(await people(at_time, NOW)) > 2 * sum(await people(at_time, NOW.replace(hour=14)))


async def test_figures_move_and_are_the_same_when_asked_anew(at_time: Asking) -> None:
    assert await people(at_time, NOW) == await people(at_time, NOW)
    through_the_day = [tuple(await people(at_time, NOW.replace(hour=hour))) for hour in range(10, 14)]
    assert len(set(through_the_day)) == 4


@pytest.mark.parametrize(
    "closed",
    [
        NOW.replace(hour=3),
        NOW.replace(hour=14, minute=30),
        dt.datetime(2026, 11, 28, 11, tzinfo=COPENHAGEN),  # a Saturday
        dt.datetime(2026, 12, 24, 11, tzinfo=COPENHAGEN),
    ],
)
async def test_nobody_is_counted_while_the_desks_are_closed(at_time: Asking, closed: dt.datetime) -> None:
    assert await people(at_time, closed) == []


async def test_the_source_tells_when_it_was_last_counted(at_time: Asking) -> None:
    async with at_time(NOW.replace(minute=7)) as open_now, at_time(NOW.replace(day=23, hour=6)) as on_monday_morning:
        now = (await open_now.get(SHOW, params={"id": QUEUE})).json()["result"]["last_modified"]
        before = (await on_monday_morning.get(SHOW, params={"id": QUEUE})).json()["result"]["last_modified"]
    assert now == "2026-11-24T10:05:00.000000"
    assert before == "2026-11-20T12:25:00.000000"


async def test_no_more_records_than_are_asked_for(at_time: Asking) -> None:
    result = await answer(at_time, NOW, limit=2, offset=1)
    assert [record["_id"] for record in result["records"]] == [2, 3]


@pytest.mark.parametrize(("call", "name"), [(SEARCH, "resource_id"), (SHOW, "id")])
async def test_another_resource_is_not_found(at_time: Asking, call: str, name: str) -> None:
    async with at_time() as ask:
        said = await ask.get(call, params={name: "another"})
    assert (said.status_code, said.json()["success"]) == (404, False)
