"""What other systems say, over HTTP: with source and time, or a refusal in words; and not asked without end."""

from collections.abc import Iterator

import httpx
import pytest

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


@pytest.fixture
def http(start: Start, demo_city: str) -> httpx.Client:
    return httpx.Client(base_url=start(city="demo", demo_city_url=demo_city).address)


def test_the_queue_is_told_with_who_said_so(http: httpx.Client) -> None:
    told = http.get("/api/city/queue").json()
    assert told["counters"]
    assert told["demo"]
    assert "opdigtede" in told["source"]["da"]


def test_records_are_found_by_words_and_years_in_one_text(http: httpx.Client) -> None:
    told = http.get("/api/city/archive", params={"q": "billeder af Mejlgade"}).json()
    assert told["total"] >= 1
    assert told["records"][0]["link"].startswith("http")
    assert told["page"].startswith("https://www.aarhusarkivet.dk/search?q=Mejlgade")


def test_who_has_it_already_is_sent_nothing(http: httpx.Client) -> None:
    first = http.get("/api/city/archive", params={"q": "Mejlgade"})
    again = http.get("/api/city/archive", params={"q": "Mejlgade"}, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == httpx.codes.NOT_MODIFIED


@pytest.mark.parametrize("path", ["/api/city/queue", "/api/city/archive?q=Mejlgade"])
def test_a_system_that_is_not_asked_is_a_refusal_in_words(start: Start, path: str) -> None:
    answer = httpx.get(f"{start(city='none').address}{path}", headers={"Accept-Language": "en"})
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "does not answer" in answer.text


@pytest.mark.parametrize("path", ["/api/city/archive", "/api/city/archive?q=", f"/api/city/archive?q={'x' * 201}"])
def test_a_question_without_words_or_without_end_is_refused(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == httpx.codes.UNPROCESSABLE_ENTITY


def test_one_address_may_not_ask_without_end(start: Start) -> None:
    address = start(city="none", city_questions_per_minute=2).address
    codes = [httpx.get(f"{address}/api/city/queue").status_code for _ in range(3)]
    assert codes == [503, 503, 429]
