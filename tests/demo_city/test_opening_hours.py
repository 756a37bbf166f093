import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from tests.demo_city.conftest import Asking

HOURS = "/dpl-cms/api/v1/opening_hours"
ISILS = {
    "DK-775100", "DK-775133", "DK-775122", "DK-775144", "DK-775146", "DK-775147", "DK-775162", "DK-775120", "DK-775167",
    "DK-775160", "DK-775149", "DK-775168", "DK-775126", "DK-775150", "DK-775127", "DK-775170", "DK-775130", "DK-775140",
}  # fmt: skip


async def rows(ask: httpx.AsyncClient, first: str, last: str, **more: Any) -> list[dict[str, Any]]:
    said = await ask.get(HOURS, params={"_format": "json", "from_date": first, "to_date": last, **more})
    assert said.status_code == 200
    found: list[dict[str, Any]] = said.json()
    return found


async def test_every_row_is_as_the_interface_says(ask: httpx.AsyncClient, specs: Path) -> None:
    spec = json.loads((specs / "dpl-cms" / "openapi.json").read_text("utf8"))
    schema = spec["paths"]["/api/v1/opening_hours"]["get"]["responses"]["200"]["schema"]
    found = await rows(ask, "2026-11-01", "2026-12-31")
    jsonschema.validate(found, schema, format_checker=jsonschema.FormatChecker())
    assert set(found[0]) == set(schema["items"]["properties"])


async def test_all_eighteen_libraries_have_rows_in_an_ordinary_week(ask: httpx.AsyncClient) -> None:
    assert {row["branch_isil_id"] for row in await rows(ask, "2026-11-23", "2026-11-29")} == ISILS


async def test_there_is_one_row_for_each_date_and_category(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-11-23", "2026-11-26")
    counted = Counter((row["branch_id"], row["date"], row["category"]["title"]) for row in found)
    assert set(counted.values()) == {1}
    assert {title for *_, title in counted} == {"Åbent", "Selvbetjening", "Borgerservice"}


async def test_several_branches_have_citizen_service(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-11-23", "2026-11-29")
    served = {row["branch_isil_id"] for row in found if row["category"]["title"] == "Borgerservice"}
    assert len(served) >= 5
    assert "DK-775100" in served


@pytest.mark.parametrize(
    "day",
    ["2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01", "2027-03-25", "2027-03-29", "2027-06-05"],
)
async def test_a_closed_day_has_no_row(ask: httpx.AsyncClient, day: str) -> None:
    assert await rows(ask, day, day) == []


async def test_the_day_before_christmas_eve_is_short(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-12-23", "2026-12-23")
    assert found
    assert max(row["end_time"] for row in found) == "14:00"


async def test_a_culture_night_goes_on_past_midnight(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-11-27", "2026-11-27")
    nights = [row for row in found if row["end_time"] < row["start_time"]]
    assert [(row["branch_isil_id"], row["repetition"]["type"]) for row in nights] == [("DK-775100", "none")]


async def test_branches_are_without_staff_on_fridays(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-11-20", "2026-11-20")
    staffed = {row["branch_isil_id"] for row in found if row["category"]["title"] == "Åbent"}
    assert staffed == {"DK-775100"}


async def test_one_branch_alone(ask: httpx.AsyncClient) -> None:
    found = await rows(ask, "2026-11-23", "2026-11-29", branch_id=13)
    assert {row["branch_isil_id"] for row in found} == {"DK-775144"}


async def test_ids_are_the_rows_own_for_ever(ask: httpx.AsyncClient, at_time: Asking) -> None:
    found = await rows(ask, "2026-11-01", "2027-11-01")
    assert len({row["id"] for row in found}) == len(found)
    async with at_time(dt.datetime(2026, 11, 30, 8)) as later:  # noqa: DTZ001
        assert await rows(later, "2026-12-01", "2026-12-07") == [
            row for row in found if "2026-12-01" <= row["date"] <= "2026-12-07"
        ]


async def test_nothing_is_written_more_than_a_year_ahead(ask: httpx.AsyncClient) -> None:
    assert await rows(ask, "2028-01-01", "2028-02-01") == []
    assert await rows(ask, "2020-01-01", "2020-02-01") == []


async def test_a_span_that_ends_before_it_begins_is_empty(ask: httpx.AsyncClient) -> None:
    assert await rows(ask, "2026-11-29", "2026-11-23") == []


@pytest.mark.parametrize(
    "wrong",
    [{}, {"_format": "xml"}, {"_format": "json", "from_date": "yesterday"}, {"_format": "json", "branch_id": "x"}],
)
async def test_what_the_interface_does_not_have_is_a_bad_request(ask: httpx.AsyncClient, wrong: dict[str, str]) -> None:
    assert (await ask.get(HOURS, params=wrong)).status_code == 400
