"""The city's facts over HTTP: free to read, with source and standing, and kept by caches for a while."""

import httpx
import pytest

from tests.api.running import Running


@pytest.fixture
def http(gateway: Running) -> httpx.Client:
    return httpx.Client(base_url=f"{gateway.address}/api/city")


def test_places_are_listed_by_kind(http: httpx.Client) -> None:
    libraries = http.get("/places", params={"kind": "library"}).json()["places"]
    assert len(libraries) == 18
    assert {"key", "name", "kind", "parent", "latitude", "longitude"} == set(libraries[0])
    assert len(http.get("/places").json()["places"]) > 40


def test_a_place_has_its_facts_with_source_and_standing(http: httpx.Client) -> None:
    phone = http.get("/places/borgerservice_phone").json()["facts"]["phone"]
    assert phone["value"]["number"] == "89402222"
    assert phone["source"]["read_on"]
    assert phone["standing"] in {"current", "dated"}


def test_what_is_not_known_has_no_value(http: httpx.Client) -> None:
    (day,) = http.get("/places/risskov_library/hours", params={"first": "2026-11-28", "days": 1}).json()["days"]
    assert (day["date"], day["hours"]["standing"], day["hours"]["value"]) == ("2026-11-28", "unknown", None)


def test_hours_are_told_day_by_day_with_holidays(http: httpx.Client) -> None:
    days = http.get("/places/dokk1_library/hours", params={"first": "2026-12-24", "days": 3}).json()["days"]
    assert [bool(day["holiday"]) for day in days] == [True, True, True]
    assert [day["date"] for day in days] == ["2026-12-24", "2026-12-25", "2026-12-26"]


def test_whether_a_place_is_open_now(http: httpx.Client) -> None:
    told = http.get("/places/dokk1_library/open").json()
    assert (told["state"], told["until"]) == ("open", "2026-11-24T21:00:00+01:00")


def test_a_service_has_its_facts(http: httpx.Client) -> None:
    assert "passport" in http.get("/services").json()["services"]
    assert http.get("/services/passport").json()["facts"]["fee_child"]["value"] == {"type": "money", "amount": "150"}


@pytest.mark.parametrize(
    "path", ["/places/atlantis", "/places/atlantis/hours", "/places/atlantis/open", "/services/alchemy"]
)
def test_what_is_not_there_is_told_in_words(http: httpx.Client, path: str) -> None:
    answer = http.get(path, headers={"Accept-Language": "en"})
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert "We do not know of that" in answer.text


HOURS = "/places/risskov_library/hours"


@pytest.mark.parametrize(
    "path", [f"{HOURS}?days=0", f"{HOURS}?days=1000", f"{HOURS}?first=2026-02-30", "/places?kind=castle", "/places/A"]
)
def test_what_cannot_be_asked_is_refused(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code in {httpx.codes.UNPROCESSABLE_ENTITY, httpx.codes.NOT_FOUND}


@pytest.mark.parametrize("path", ["/places", "/places/dokk1", "/places/dokk1/hours", "/services", "/services/passport"])
def test_who_has_it_already_is_sent_nothing(http: httpx.Client, path: str) -> None:
    first = http.get(path)
    assert "max-age" in first.headers["Cache-Control"]
    again = http.get(path, headers={"If-None-Match": f'W/{first.headers["ETag"]}, "other"'})
    assert (again.status_code, again.content) == (httpx.codes.NOT_MODIFIED, b"")
    assert http.get(path, headers={"If-None-Match": '"other"'}).status_code == httpx.codes.OK
