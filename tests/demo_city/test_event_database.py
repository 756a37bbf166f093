import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import jsonschema
import pytest
import yaml

from demo_city.rows import MARK

API = "/event-database/api/v2"
EVENT_FIELDS = {
    "entityId", "title", "excerpt", "description", "url", "ticketUrl", "publicAccess", "organizer", "partners",
    "occurrences", "dailyOccurrences", "tags", "imageUrls", "created", "updated", "location",
}  # fmt: skip
OCCURRENCE_FIELDS = {"entityId", "start", "end", "ticketPriceRange", "room", "status"}
LOCATION_FIELDS = {
    "entityId", "name", "image", "url", "telephone", "disabilityAccess", "mail", "street", "suite", "region", "city",
    "country", "postalCode", "coordinates",
}  # fmt: skip
Page = dict[str, Any]


async def page(ask: httpx.AsyncClient, kind: str, **asked: Any) -> Page:
    said = await ask.get(f"{API}/{kind}", params=asked)
    assert (said.status_code, said.headers["Content-Type"]) == (200, "application/ld+json")
    found: Page = said.json()
    return found


async def everything(ask: httpx.AsyncClient, kind: str, **asked: Any) -> list[dict[str, Any]]:
    """All pages, by the links from one to the next."""
    shown = await page(ask, kind, **asked)
    members = shown["hydra:member"]
    while following := shown["hydra:view"].get("hydra:next"):
        shown = (await ask.get(urljoin("http://demo", following))).json()
        members += shown["hydra:member"]
    assert len(members) == shown["hydra:totalItems"]
    return list(members)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    "kind", ["events", "occurrences", "daily_occurrences", "locations", "organizations", "tags", "vocabularies"]
)
async def test_every_collection_is_as_the_interface_says(ask: httpx.AsyncClient, specs: Path, kind: str) -> None:
    spec = yaml.safe_load((specs / "event-database" / "spec.yaml").read_text("utf8"))
    answer = spec["paths"][f"/api/v2/{kind}"]["get"]["responses"]["200"]
    schema = {**answer["content"]["application/ld+json"]["schema"], "components": spec["components"]}
    shown = await page(ask, kind)
    jsonschema.validate(shown, schema, format_checker=jsonschema.FormatChecker())
    assert shown["hydra:member"]


async def test_events_have_the_fields_that_their_readers_read(ask: httpx.AsyncClient) -> None:
    for event in await everything(ask, "events"):
        assert set(event) == EVENT_FIELDS
        assert set(event["location"]) == LOCATION_FIELDS
        assert all(set(time) == OCCURRENCE_FIELDS for time in event["occurrences"])
        assert event["excerpt"].endswith(MARK)


async def test_a_stranger_is_refused(stranger: httpx.AsyncClient) -> None:
    said = await stranger.get(f"{API}/events")
    assert (said.status_code, said.json()["status"]) == (401, 401)


async def test_who_shows_no_key_is_refused(ask: httpx.AsyncClient) -> None:
    del ask.headers["X-Api-Key"]
    assert (await ask.get(f"{API}/events")).status_code == 401


async def test_pages_are_ten_long_unless_asked_otherwise_and_never_above_fifty(ask: httpx.AsyncClient) -> None:
    lengths = [
        len((await page(ask, "occurrences", **asked))["hydra:member"])
        for asked in ({}, {"itemsPerPage": 3}, {"itemsPerPage": 500})
    ]
    assert lengths == [10, 3, 50]


async def test_a_page_beyond_the_last_is_empty(ask: httpx.AsyncClient) -> None:
    shown = await page(ask, "events", page=400)
    assert shown["hydra:member"] == []
    assert "hydra:next" not in shown["hydra:view"]


async def test_the_links_keep_the_filters(ask: httpx.AsyncClient) -> None:
    asked = {"start[gte]": "2026-12-01T00:00:00+01:00", "itemsPerPage": 50}
    found = await everything(ask, "occurrences", **asked)
    assert len(found) > 100
    assert all(moment(time["start"]) >= moment("2026-12-01T00:00:00+01:00") for time in found)
    assert [time["start"] for time in found] == sorted(time["start"] for time in found)


@pytest.mark.parametrize(
    ("operator", "holds"),
    [
        ("gt", lambda start, limit: start > limit),
        ("gte", lambda start, limit: start >= limit),
        ("lt", lambda start, limit: start < limit),
        ("lte", lambda start, limit: start <= limit),
    ],
)
async def test_each_operator_keeps_what_it_says(ask: httpx.AsyncClient, operator: str, holds: Any) -> None:
    limit = "2026-12-01T10:00:00+01:00"  # when one of them starts
    found = await everything(ask, "occurrences", **{f"start[{operator}]": limit, "itemsPerPage": 50})
    every = await everything(ask, "occurrences", itemsPerPage=50)
    assert [time["entityId"] for time in found] == [
        time["entityId"] for time in every if holds(moment(time["start"]), moment(limit))
    ]


async def test_events_between_two_moments(ask: httpx.AsyncClient) -> None:
    first, last = "2026-12-05T00:00:00+01:00", "2026-12-06T23:59:59+01:00"
    found = await everything(ask, "events", **{"occurrences.start[between]": f"{first}..{last}"})
    assert found
    assert len(found) < (await page(ask, "events"))["hydra:totalItems"]
    for event in found:
        assert any(moment(first) <= moment(time["start"]) <= moment(last) for time in event["occurrences"])


async def test_a_plain_start_is_at_or_after_and_a_plain_end_at_or_before(ask: httpx.AsyncClient) -> None:
    found = await everything(
        ask, "daily_occurrences", start="2026-12-01T00:00:00+01:00", end="2026-12-03T00:00:00+01:00"
    )
    assert found
    assert {time["start"][:10] for time in found} == {"2026-12-01", "2026-12-02"}


async def test_by_title_place_tag_and_number(ask: httpx.AsyncClient) -> None:
    by_title = await everything(ask, "events", title="krimi")
    by_place = await everything(ask, "events", **{"location.name": "kajsalen"})
    by_number = await everything(ask, "events", **{"location.entityId[]": "51"})
    by_tags = await everything(ask, "events", tags="jazz,lego")
    by_slug = await everything(ask, "events", tags="boernefilm,haandvaerk")
    assert [event["entityId"] for event in by_title] == [305]
    assert {event["entityId"] for event in by_place} == {event["entityId"] for event in by_number} == {901, 902, 903}
    assert {event["entityId"] for event in by_tags} == {105}
    assert {event["entityId"] for event in by_slug} == {904}


async def test_occurrences_by_their_event(ask: httpx.AsyncClient) -> None:
    found = await everything(ask, "occurrences", **{"event.tags": "festival", "event.publicAccess": "true"})
    assert {time["event"]["entityId"] for time in found} == {909}
    assert await everything(ask, "occurrences", **{"event.publicAccess": "false"}) == []


async def test_what_lasts_three_days_is_told_for_each_of_them(ask: httpx.AsyncClient) -> None:
    asked = {"event.tags": "festival", "start[gte]": "2026-12-18"}
    whole = (await everything(ask, "occurrences", **asked))[0]
    days = await everything(ask, "daily_occurrences", **asked)
    assert (whole["start"][:10], whole["end"][:10]) == ("2026-12-18", "2026-12-20")
    assert [time["start"][:10] for time in days[:3]] == ["2026-12-18", "2026-12-19", "2026-12-20"]
    assert all(time["start"][:10] == time["end"][:10] for time in days[:3])


async def test_an_evening_past_midnight_is_one_day(ask: httpx.AsyncClient) -> None:
    event = (await everything(ask, "events", title="indie"))[0]
    assert len(event["dailyOccurrences"]) == len(event["occurrences"])
    assert all(time["end"] > time["start"] for time in event["dailyOccurrences"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"occurrences.start[whenever]": "2026-12-01"},
        {"occurrences.start[between]": "2026-12-01"},
        {"occurrences.start[between]": "2026-12-01..2026-12-02..2026-12-03"},
        {"occurrences.start[gte]": "tomorrow"},
    ],
)
async def test_a_filter_that_cannot_be_understood_is_a_bad_request(
    ask: httpx.AsyncClient, wrong: dict[str, str]
) -> None:
    said = await ask.get(f"{API}/events", params=wrong)
    assert (said.status_code, said.json()["@type"]) == (400, "hydra:Error")


async def test_one_event_comes_in_a_collection_of_its_own(ask: httpx.AsyncClient) -> None:
    shown = await page(ask, "events/901")
    assert [event["entityId"] for event in shown["hydra:member"]] == [901]
    time = shown["hydra:member"][0]["occurrences"][0]["entityId"]
    assert (await page(ask, f"occurrences/{time}"))["hydra:totalItems"] == 1


async def test_one_tag_comes_as_it_is(ask: httpx.AsyncClient) -> None:
    assert (await page(ask, "tags/ansoegning"))["name"] == "ansøgning"


async def test_what_is_not_there_is_not_found(ask: httpx.AsyncClient) -> None:
    assert (await ask.get(f"{API}/events/1")).status_code == 404


async def test_sold_out_and_prices_are_told_in_words(ask: httpx.AsyncClient) -> None:
    times = await everything(ask, "occurrences", itemsPerPage=50)
    assert {time["status"] for time in times} == {None, "Udsolgt"}
    assert {"Gratis", "120 kr.", "50 - 150 kr."} <= {time["ticketPriceRange"] for time in times}


async def test_many_library_events_are_in_both_systems_under_another_title(ask: httpx.AsyncClient) -> None:
    said = await ask.get("/dpl-cms/api/v1/events", params={"_format": "json"})
    library = {(row["date_time"]["start"], row["branches"][0]): row["title"] for row in said.json()}
    held = await everything(ask, "occurrences", **{"start[gte]": "2026-11-24T12:00:00+01:00", "itemsPerPage": 50})
    both = [time for time in held if (time["start"], time["event"]["location"]["name"]) in library]
    assert len({time["event"]["entityId"] for time in both}) >= 25
    assert len({time["event"]["entityId"] for time in held} - {time["event"]["entityId"] for time in both}) >= 12
    for time in both:
        assert library[time["start"], time["event"]["location"]["name"]] != time["event"]["title"]
