"""What was synced from the city's systems, over HTTP: which places are open, and what takes place."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from backend.clients.doors import doors_of
from backend.db import engine_for, sessions
from backend.seed import seed
from backend.settings import CitySettings
from backend.sync import service
from backend.sync.jobs import jobs_of
from demo_city.app import create_app
from demo_city.city import load
from demo_city.clock import Clock
from tests.api.conftest import Start
from tests.api.running import TUESDAY
from tests.serving import serving


@pytest.fixture(scope="module")
def demo_city() -> Iterator[str]:
    with serving(create_app(load(Clock(TUESDAY.replace(tzinfo=None)), "demo"))) as address:
        yield address


@pytest.fixture(scope="module")
def city_url(tmp_path_factory: pytest.TempPathFactory, demo_city: str) -> str:
    """A city store that has asked the demo city."""
    path: Path = tmp_path_factory.mktemp("city") / "city.db"
    engine = engine_for(f"sqlite:///{path}")
    seed(engine, TUESDAY)
    with doors_of(CitySettings(city="demo", demo_city_url=demo_city)) as doors:
        for job in jobs_of(doors):
            assert service.run(job, sessions(engine), TUESDAY).result == "changed"
    engine.dispose()
    return f"sqlite:///{path}"


@pytest.fixture
def http(start: Start, demo_city: str) -> httpx.Client:
    return httpx.Client(base_url=f"{start(city='demo', demo_city_url=demo_city).address}/api/city")


def test_the_nearest_open_library_comes_first(http: httpx.Client) -> None:
    told = http.get("/open", params={"kind": "library", "near": "8210"}).json()["open"]
    assert told[0]["place"] == "hasle_library"
    metres = [one["metres"] for one in told if one["metres"] is not None]
    assert metres == sorted(metres)
    assert all(one["state"] == "open" and one["until"] for one in told)


@pytest.mark.parametrize("near", ["1000", "atlantis"])
def test_where_that_is_would_be_a_guess(http: httpx.Client, near: str) -> None:
    assert http.get("/open", params={"near": near}).status_code == httpx.codes.NOT_FOUND


def test_hours_are_told_as_invented_where_they_are(http: httpx.Client) -> None:
    (day,) = http.get("/places/hasle_library/hours", params={"first": "2026-11-29", "days": 1}).json()["days"]
    assert day["hours"]["standing"] == "demo"
    assert day["hours"]["value"]["spans"]


def test_events_are_found_by_theme_day_and_place(http: httpx.Client) -> None:
    asked = {"q": "babysang", "place": "risskov_library", "first": "2026-11-24", "last": "2026-12-24"}
    told = http.get("/events", params=asked).json()
    assert "Babysang" in told["events"][0]["title"]
    assert told["demo"]
    assert [standing["heard"] for standing in told["standings"]] == ["current", "current"]


def test_events_for_children_that_are_free(http: httpx.Client) -> None:
    told = http.get("/events", params={"audience": "children", "free": "true", "limit": 3}).json()
    assert len(told["events"]) == 3
    assert told["total"] > 3


@pytest.mark.parametrize("asked", [{"limit": 0}, {"audience": "cats"}, {"first": "2026-02-30"}, {"q": "x" * 201}])
def test_what_cannot_be_asked_is_refused(http: httpx.Client, asked: dict[str, str]) -> None:
    assert http.get("/events", params=asked).status_code == httpx.codes.UNPROCESSABLE_ENTITY


def test_events_at_a_place_that_is_none_are_not_guessed(http: httpx.Client) -> None:
    assert http.get("/events", params={"place": "atlantis"}).status_code == httpx.codes.NOT_FOUND


def test_a_work_is_found_with_where_it_is_at_home(http: httpx.Client) -> None:
    told = http.get("/catalogue", params={"q": "bøger af Tove Ditlevsen"}).json()
    assert told["hits"] >= 2
    assert "Tove Ditlevsen" in told["works"][0]["creators"]
    assert told["looked_up"]


@pytest.mark.parametrize("path", ["/events", "/open"])
def test_who_has_it_already_is_sent_nothing(http: httpx.Client, path: str) -> None:
    tag = http.get(path).headers["ETag"]
    assert http.get(path, headers={"If-None-Match": tag}).status_code == httpx.codes.NOT_MODIFIED
