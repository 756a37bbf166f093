import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest

from demo_city.city import City
from demo_city.rows import MARK

SEARCH = "/aarhusarkivet/search/json"
Found = dict[str, Any]


async def search(ask: httpx.AsyncClient, **asked: Any) -> Found:
    said = await ask.get(SEARCH, params=asked)
    assert said.status_code == 200
    found: Found = said.json()
    return found


async def ids(ask: httpx.AsyncClient, **asked: Any) -> list[str]:
    return [hit["id"] for hit in (await search(ask, size=1000, **asked))["result"]]


async def test_sixty_records_of_many_kinds_and_years(ask: httpx.AsyncClient, city: City) -> None:
    hits = (await search(ask, size=1000))["result"]
    assert len(hits) >= 60
    assert len({hit["content_type"] for hit in hits}) >= 15
    assert min(hit["date_from"] for hit in hits) < "1870"
    assert max(hit["date_to"] for hit in hits) == "1990-12-31"


async def test_each_says_that_it_is_invented(ask: httpx.AsyncClient) -> None:
    assert all(hit["summary"].endswith(MARK) for hit in (await search(ask, size=1000))["result"])


async def test_pages_as_the_archive_counts_them(ask: httpx.AsyncClient) -> None:
    first = await search(ask)
    second = await search(ask, size=25, start=25)
    assert (first["start"], first["current_page"], len(first["result"])) == (0, 1, 20)
    assert (second["total_pages"], second["current_page"], len(second["result"])) == (3, 2, 25)
    assert second["search_result"]["result"] == second["result"]
    assert second["pagination_data"]["total"] == second["total"] == first["total"]


async def test_a_street_is_found_however_it_is_spelt(ask: httpx.AsyncClient) -> None:
    assert await ids(ask, q="Aaboulevarden") == await ids(ask, q="åboulevarden") != []


async def test_all_words_must_be_there_and_those_in_quotes_together(ask: httpx.AsyncClient) -> None:
    assert await ids(ask, q="badstuegade barbersalon") == ["000990002"]
    assert await ids(ask, q='"sidste sporvogn"') == ["000990062"]
    assert await ids(ask, q='"sporvogn sidste"') == []


async def test_between_two_dates_is_what_has_a_day_in_common_with_them(ask: httpx.AsyncClient) -> None:
    found = (await search(ask, size=1000, date_from="19450101", date_to="19451231"))["result"]
    assert {"000990020", "000990035"} <= {hit["id"] for hit in found}
    assert all(hit["date_from"] <= "1945-12-31" and hit["date_to"] >= "1945-01-01" for hit in found)


async def test_by_the_archives_own_numbers(ask: httpx.AsyncClient, city: City) -> None:
    street = city.archive.entities["Mejlgade"].id
    role = city.archive.entities["Havnefogeden (rolle)"].id
    assert await ids(ask, locations=street, content_types=64) == ["000990010", "000990011", "000990012"]
    assert await ids(ask, people=role) == ["000990022"]
    assert await ids(ask, locations=street, **{"-content_types": 61}) == ["000990037", "000990060", "000990056"]


async def test_by_a_kind_come_all_kinds_below_it(ask: httpx.AsyncClient) -> None:
    pictures = (await search(ask, content_types=61, size=1000))["result"]
    assert len(pictures) >= 30
    assert {"By- og gadebilleder", "Postkort", "Luftfoto"} <= {hit["content_type"] for hit in pictures}


async def test_by_date_oldest_first_unless_turned(ask: httpx.AsyncClient) -> None:
    oldest = [hit["date_from"] for hit in (await search(ask, q="søndergade"))["result"]]
    newest = [hit["date_from"] for hit in (await search(ask, q="søndergade", direction="desc"))["result"]]
    assert oldest == sorted(oldest)
    assert newest == sorted(oldest, reverse=True)


async def test_by_relevance_a_title_goes_before_a_text(ask: httpx.AsyncClient) -> None:
    assert (await ids(ask, q="sporvogn", sort="_score"))[0] in {"000990007", "000990043", "000990062"}


async def test_only_what_may_be_seen_online_has_a_picture(ask: httpx.AsyncClient) -> None:
    for hit in (await search(ask, size=1000))["result"]:
        assert (hit["thumbnail"] is not None) == hit["show_image"] == (hit["availability"] == "4")


@pytest.mark.parametrize("kind", ["meta_data", "record_and_types"])
async def test_a_closed_record_has_the_shape_of_the_published_one(
    ask: httpx.AsyncClient, specs: Path, kind: str
) -> None:
    published = json.loads((specs / "aarhusarkivet" / f"{kind}_000495102.json").read_text("utf8"))
    ours = (await ask.get(f"/aarhusarkivet/records/000990051/json/{kind}")).json()
    assert published.keys() <= ours.keys()
    for name in published:
        assert same_shape(published[name], ours[name]), name
    if kind == "record_and_types":
        assert {n: (f["type"], f["label"]) for n, f in published.items()}.items() <= {
            n: (f["type"], f["label"]) for n, f in ours.items()
        }.items()


def same_shape(published: Any, ours: Any) -> bool:
    """Same types, and the same names in every part; what may be empty may be missing."""
    if isinstance(published, dict):
        return isinstance(ours, dict) and all(
            name in ours and same_shape(published[name], ours[name]) for name in published
        )
    if isinstance(published, list):
        return isinstance(ours, list) and all(same_shape(published[0], part) for part in ours)
    return published is None or ours is None or type(published) is type(ours)


async def test_limits_of_law_of_agreement_and_of_place(ask: httpx.AsyncClient) -> None:
    closed, by_mail, in_room, online = [
        (await ask.get(f"/aarhusarkivet/records/{number}/json/meta_data")).json()
        for number in ("000990048", "000990046", "000990033", "000990020")
    ]
    assert (closed["legal_id"], closed["record_type"]) == (2, "icon")
    assert (by_mail["legal_id"], by_mail["orderable"], by_mail["resources"]["type"]) == (1, True, "analog")
    assert (in_room["availability_id"], in_room["orderable"]) == (3, False)
    assert (online["availability_id"], online["record_type"]) == (4, "image")
    picture = await ask.get(online["representations"]["record_image"])
    assert MARK in picture.text


async def test_some_are_closed_by_law_and_some_can_only_be_ordered(city: City) -> None:
    counted = Counter(record.access for record in city.archive.records)
    assert min(counted[access] for access in ("law", "storage", "reading_room", "application", "archive_law")) >= 1
    assert counted["law"] >= 4
    assert all(record.last.year > 1950 for record in city.archive.records if record.access == "law")


async def test_no_record_refers_to_what_is_not_there(city: City) -> None:
    archive = city.archive
    for record in archive.records:
        assert record.kind in archive.kinds
        assert record.access in archive.access
        assert set(record.subjects) <= archive.subjects.keys()
        for domain in ("locations", "organisations", "people"):
            assert all(archive.entities[name].domain == domain for name in getattr(record, domain))
    assert len({record.id for record in archive.records}) == len(archive.records)


async def test_numbers_alone(ask: httpx.AsyncClient) -> None:
    found = (await ask.get("/aarhusarkivet/search", params={"view": "ids", "q": "risskov"})).json()
    assert found["total"] == len(found["result"]) > 3


async def test_a_record_that_is_not_there_is_not_found(ask: httpx.AsyncClient) -> None:
    assert (await ask.get("/aarhusarkivet/records/000000001/json/meta_data")).status_code == 404
    assert (await ask.get("/aarhusarkivet/records/abc/json/record_and_types")).status_code == 404


async def test_a_record_has_a_page_for_people_that_says_that_it_is_invented(ask: httpx.AsyncClient) -> None:
    page = await ask.get("/aarhusarkivet/records/000990010")
    assert page.headers["content-type"].startswith("text/html")
    assert "Mejlgade ved porten" in page.text
    assert "opdigtet" in page.text
    assert (await ask.get("/aarhusarkivet/records/000000001")).status_code == 404
