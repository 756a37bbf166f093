import httpx

from demo_city.app import create_app
from demo_city.city import City
from demo_city.rows import DATA, MARK


async def test_it_says_that_it_is_well(ask: httpx.AsyncClient) -> None:
    said = await ask.get("/health")
    assert (said.status_code, said.json()) == (200, {"status": "ok"})


async def test_every_answer_says_in_a_header_that_it_is_invented(ask: httpx.AsyncClient) -> None:
    for address in ("/health", "/event-database/api/v2/events", "/not/here", "/faulty/500/health"):
        assert (await ask.get(address)).headers["X-Demo-City"] == MARK.strip("()")


async def test_it_documents_nothing_of_its_own(city: City) -> None:
    assert create_app(city).openapi_url is None


def test_events_stand_at_places_that_are_there_and_have_numbers_of_their_own(city: City) -> None:
    assert {event.place for event in city.events} <= city.places.keys()
    assert len({event.id for event in city.events}) == len(city.events)
    assert len({place.id for place in city.places.values()}) == len(city.places)
    assert {hours.place for hours in city.hours} == {place.key for place in city.places.values() if place.is_library}


def test_every_file_of_data_says_what_it_holds() -> None:
    files = list(DATA.rglob("*.yml"))
    assert files
    assert all(file.read_text("utf8").startswith("# ") for file in files)
