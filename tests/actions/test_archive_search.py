"""Looking something up in the archives, as a citizen asks and is answered."""

import json
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy.orm import Session, sessionmaker

from actions.cues import Cues
from backend.clients.doors import Doors, doors_of
from backend.clock import Clock
from backend.facts.values import Link, Listing, same
from backend.settings import CitySettings
from demo_city.app import create_app
from replies import Reply
from tests.actions.asking import asking, in_words
from tests.actions.conftest import Ask
from tests.backend.clients.loopback import Answer, Badly, half_a_body, says, server
from tests.demo_city.conftest import NOW, city_at, served

SEARCH = "action_archive_search"
ONLINE = {
    "legal_id": 1,
    "contractual_id": 4,
    "availability_id": 4,
    "representations": {"large_image": "https://a.dk/1"},
}
TO_ORDER = {"legal_id": 1, "contractual_id": 4, "availability_id": 2}
CLOSED = {"legal_id": 2, "contractual_id": 3, "availability_id": 2}
PORTEN = {"id": "000000001", "label": "Mejlgade ved porten", "content_types": ["61", "64"], "date_from": "1951-01-01"}
GAARDEN = {"id": "000000002", "label": "Baggård i Mejlgade", "content_types": ["61"], "date_from": "1955-06-01"}
SAGEN = {"id": "000000003", "label": "Sager fra Mejlgade", "content_types": ["1", "5"], "date_to": "1959-12-31"}
LIMITS = {"000000001": ONLINE, "000000002": TO_ORDER, "000000003": CLOSED}


def archive(total: int, *hits: Mapping[str, Any]) -> Answer:
    """Finds these whatever is asked for."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        path = urlsplit(handler.path).path
        told: Any = {"search_result": {"total": total, "result": hits}}
        if path != "/search/json":
            told = LIMITS[path.split("/")[2]]
        says(json.dumps(told))(handler)

    return answer


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(archive(57, PORTEN, GAARDEN, SAGEN)) as running:
        yield running


@pytest.fixture
def live(badly: Badly) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", aarhusarkivet_url=badly.address)) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo_city() -> Iterator[str]:
    with served(create_app(city_at(NOW))) as address:
        yield address


@pytest.fixture
async def search(city_store: sessionmaker[Session], clock: Clock, cues: Cues, live: Doors) -> AsyncIterator[Ask]:
    async with asking(city_store, clock, cues, live) as ask:
        yield ask


def items(reply: Reply) -> Listing:
    listing = reply.facts["found"].value
    assert isinstance(listing, Listing)
    return listing


def queries(badly: Badly) -> list[dict[str, str]]:
    return [dict(parse_qsl(urlsplit(path).query)) for path in badly.asked if path.startswith("/search/json")]


def buttons(reply: Reply) -> list[str]:
    return [choice.key for choice in reply.choices]


async def test_pictures_of_a_street_are_told_with_how_many_there_are(search: Ask) -> None:
    reply = await search(SEARCH, "har i billeder af Mejlgade i 1950'erne", entities={"archive_subject": "Mejlgade"})
    assert reply.key == "archive_search.found"
    words = in_words(reply)
    assert "Arkivet har 57 resultater til din søgning." in words
    assert (
        "• Mejlgade ved porten (by- og gadebillede, fra 1951, kan ses på nettet): "
        "https://www.aarhusarkivet.dk/records/000000001 (Se billedet: https://a.dk/1)"
    ) in words
    assert "• Baggård i Mejlgade (billede, fra 1955, skal bestilles til læsesalen)" in words
    assert "• Sager fra Mejlgade (borgersag, til og med 1959, lukket af hensyn til persondata)" in words
    assert "Ord: Mejlgade\nSlags: billede\nÅr: 1950–1959" in words
    assert (
        "https://www.aarhusarkivet.dk/search?q=Mejlgade&date_from=19500101&date_to=19591231&content_types=61" in words
    )


async def test_the_same_in_english(search: Ask) -> None:
    reply = await search(SEARCH, "photos of Mejlgade in the 1950s", "en", entities={"archive_subject": "Mejlgade"})
    words = in_words(reply, "en")
    assert "The archives have 57 results for your search." in words
    assert "• Mejlgade ved porten (picture of the town, from 1951, can be seen online)" in words
    assert "closed to protect personal data" in words
    assert "See the picture: https://a.dk/1" in words


async def test_what_is_found_names_the_archives_as_its_source(search: Ask) -> None:
    reply = await search(SEARCH, "billeder af Mejlgade")
    (source,) = [source for source in reply.sources if source.read_on == "2026-11-24"]
    assert source.title.da == "AarhusArkivet"
    assert source.url == "https://www.aarhusarkivet.dk/search?q=Mejlgade&content_types=61"
    assert reply.facts["found"].standing == "current"


async def test_how_long_an_order_takes_and_papers_are_closed_is_told_where_that_matters(
    search: Ask, badly: Badly
) -> None:
    words = in_words(await search(SEARCH, "billeder af Mejlgade"))
    assert "Klar på læsesalen: cirka 5 hverdage efter du bestiller" in words
    assert "Lukket i: 20 år, private forhold i 75 år" in words
    badly.answer = archive(1, PORTEN)
    words = in_words(await search(SEARCH, "billeder af Klostergade"))
    assert "Klar på læsesalen" not in words
    assert "Lukket i" not in words
    assert "Se resten" not in words
    assert "et enkelt resultat" in words


async def test_it_leads_on_to_ordering_the_reading_room_and_a_person(search: Ask) -> None:
    reply = await search(SEARCH, "billeder af Mejlgade")
    assert buttons(reply) == ["archive_order", "opening_hours", "archive_use_rights", "human"]
    assert reply.choices[1].payload.entities == {"place": "stadsarkivet"}


async def test_more_than_the_archive_counts_is_at_least_so_many(search: Ask, badly: Badly) -> None:
    badly.answer = archive(10_000, PORTEN)
    assert "mindst 10.000 resultater" in in_words(await search(SEARCH, "billeder af Mejlgade"))


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        (
            "gamle avisartikler om branden på Trælasthandlen 1967",
            "da",
            {"q": "branden Trælasthandlen", "date_from": "19670101", "date_to": "19671231", "content_types": "42"},
        ),
        ("photos of Risskov beach", "en", {"q": "Risskov strand", "content_types": "61"}),
        ("noget om Ceres Bryggeri", "da", {"q": "Ceres Bryggeri"}),
        ("kort over Aarhus 1900", "da", {"date_from": "19000101", "date_to": "19001231", "content_types": "75"}),
        ("findes der film fra besættelsen", "da", {"q": "besættelsen", "content_types": "87"}),
        ("hvem boede i Vestergade 11 i 1911", "da", {"q": "Vestergade 11", "date_from": "19110101"}),
    ],
)
async def test_an_unmarked_message_is_asked_for_by_its_own_words(
    search: Ask, badly: Badly, text: str, language: str, asked: dict[str, str]
) -> None:
    reply = await search(SEARCH, text, language)
    assert reply.key == "archive_search.found"
    assert asked.items() <= queries(badly)[0].items()


async def test_a_marked_place_is_looked_for_as_well(search: Ask, badly: Badly) -> None:
    await search(SEARCH, "luftfotos af skolen i Tilst", entities={"archive_subject": "skolen", "place": "Tilst"})
    assert queries(badly) == [{"q": "skolen Tilst", "content_types": "62", "sort": "_score", "size": "3"}]


async def test_nothing_found_says_so_and_offers_all_years_and_all_material(search: Ask, badly: Badly) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, "billeder af Mejlgade i 1950'erne", entities={"archive_subject": "Mejlgade"})
    assert reply.key == "archive_search.nothing_found"
    words = in_words(reply)
    assert "Jeg fandt intet i arkivet til din søgning." in words
    assert "stadsarkiv@aarhus.dk" in words
    assert buttons(reply)[:2] == ["archive_search_all_years", "archive_search_all_kinds"]
    assert reply.choices[-1].key == "human"


async def test_the_buttons_ask_again_with_less(search: Ask, badly: Badly) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, "billeder af Mejlgade i 1950'erne", entities={"archive_subject": "Mejlgade"})
    all_years, all_kinds = (choice.payload.entities for choice in reply.choices[:2])
    badly.asked.clear()
    await search(SEARCH, "/archive_search", entities=all_years)
    await search(SEARCH, "/archive_search", entities=all_kinds)
    for_years, for_kinds = queries(badly)
    assert "date_from" not in for_years
    assert (for_years["q"], for_years["content_types"]) == ("Mejlgade", "61")
    assert "content_types" not in for_kinds
    assert (for_kinds["date_from"], for_kinds["date_to"]) == ("19500101", "19591231")


async def test_where_a_year_is_all_that_was_said_the_years_around_are_offered(search: Ask, badly: Badly) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, "kort over Aarhus 1900")
    (again, *_) = reply.choices
    assert (again.key, again.payload.entities) == (
        "archive_search_more_years",
        {"document": "maps", "period": "1890-1910"},
    )
    await search(SEARCH, "/archive_search", entities=again.payload.entities)
    asked = queries(badly)[-1]
    assert (asked["date_from"], asked["date_to"], asked["content_types"]) == ("18900101", "19101231", "75")


async def test_the_years_around_do_not_reach_beyond_this_year(search: Ask, badly: Badly) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, "kort fra 2021")
    assert reply.choices[0].payload.entities["period"] == "2011-2026"


async def test_of_a_kind_alone_all_material_is_offered(search: Ask, badly: Badly) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, "findes der film fra besættelsen")
    assert buttons(reply)[0] == "archive_search_all_kinds"
    assert reply.choices[0].payload.entities == {"archive_subject": "besættelsen"}
    assert buttons(reply)[1] == "archive_order"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Mejlgade 1950", "1950-1950"),
        ("Mejlgade før 1900", "before 1900"),
        ("Mejlgade siden 1970", "since 1970"),
    ],
)
async def test_the_years_survive_a_button(search: Ask, badly: Badly, text: str, period: str) -> None:
    badly.answer = archive(0)
    reply = await search(SEARCH, f"billeder af {text}")
    (kinds,) = [choice for choice in reply.choices if choice.key == "archive_search_all_kinds"]
    assert kinds.payload.entities["period"] == period
    before = queries(badly)[0]
    await search(SEARCH, "/archive_search", entities=kinds.payload.entities)
    after = queries(badly)[-1]
    assert {name: before.get(name) for name in ("date_from", "date_to")} == {
        name: after.get(name) for name in ("date_from", "date_to")
    }


async def test_what_fewer_words_find_is_told_as_such(search: Ask, badly: Badly) -> None:
    def names_only(handler: BaseHTTPRequestHandler) -> None:
        found = dict(parse_qsl(urlsplit(handler.path).query)).get("q", "Risskov") == "Risskov"
        (archive(4, PORTEN) if found else archive(0))(handler)

    badly.answer = names_only
    reply = await search(SEARCH, "photos of Risskov beach", "en")
    assert reply.key == "archive_search.found_wider"
    assert "I found nothing about Risskov beach, but the archives have 4 results about Risskov." in in_words(
        reply, "en"
    )


def holds(let_go: threading.Event) -> Answer:
    return lambda _: let_go.wait(60) and None


async def test_silence_is_not_waited_for(search: Ask, badly: Badly) -> None:
    let_go = threading.Event()
    badly.answer = holds(let_go)
    reply = await search(SEARCH, "billeder af Mejlgade")
    assert not let_go.is_set()
    let_go.set()
    assert reply.key == "archive_search.not_answering"
    words = in_words(reply)
    assert "Arkivet svarer ikke lige nu" in words
    assert "https://www.aarhusarkivet.dk/search?q=Mejlgade" in words
    assert "stadsarkiv@aarhus.dk" in words
    assert buttons(reply)[-1] == "human"


@pytest.mark.parametrize(
    "answer",
    [
        says("oh", 500),
        says("later", 429, Retry_After="60"),
        half_a_body,
        says("<html>Vi arbejder på siden", media_type="text/html"),
        says(json.dumps({"search_result": {"total": "mange", "result": [PORTEN]}})),
        says(json.dumps({"search_result": {"total": 1, "result": [{"id": 1}]}})),
        says(json.dumps({"search_result": {"total": 10_000, "result": [PORTEN] * 10_000}})),
        says("x" * 1_000_001),
    ],
    ids=["500", "429", "half", "html", "wrong total", "wrong row", "rows", "rubbish"],
)
async def test_a_fault_is_told_with_where_to_search_and_whom_to_ask(search: Ask, badly: Badly, answer: Answer) -> None:
    badly.answer = answer
    reply = await search(SEARCH, "billeder af Mejlgade")
    assert reply.key == "archive_search.not_answering"
    assert "stadsarkiv@aarhus.dk" in in_words(reply, "en")


async def test_an_unknown_field_is_no_fault(search: Ask, badly: Badly) -> None:
    badly.answer = archive(1, {**PORTEN, "aperture": {"f": 8}})
    assert (await search(SEARCH, "billeder af Mejlgade")).key == "archive_search.found"


async def test_records_that_do_not_answer_are_found_without_what_may_be_seen(search: Ask, badly: Badly) -> None:
    def no_records(handler: BaseHTTPRequestHandler) -> None:
        (archive(1, PORTEN) if handler.path.startswith("/search") else half_a_body)(handler)

    badly.answer = no_records
    item = items(await search(SEARCH, "billeder af Mejlgade")).items[0]
    assert item.picture is None
    assert item.details[1:] != ()
    assert "access" not in str(item.details)


async def test_an_archive_that_is_not_there_is_told(
    city_store: sessionmaker[Session], clock: Clock, cues: Cues
) -> None:
    with doors_of(CitySettings(city="live", aarhusarkivet_url="http://127.0.0.1:9")) as gone:
        async with asking(city_store, clock, cues, gone) as ask:
            reply = await ask(SEARCH, "billeder af Mejlgade")
    assert reply.key == "archive_search.not_answering"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("søg i arkivet", "how"),
        ("gamle billeder fra aarhus", "how"),
        ("gamle aviser", "newspapers"),
        ("har I film", "films"),
        ("papirer om havnen fra 1700-tallet", "old"),
    ],
)
async def test_nothing_named_and_what_is_others_is_not_asked_for(
    search: Ask, badly: Badly, text: str, side: str
) -> None:
    assert (await search(SEARCH, text)).key == f"archive_search.{side}"
    assert badly.asked == []


async def test_where_no_system_is_asked_the_link_holds_the_words(ask: Ask) -> None:
    reply = await ask(SEARCH, "gamle aviser om havnen 1944", entities={"archive_subject": "havnen"})
    link = reply.facts["search_page"].value
    assert reply.key == "archive_search.newspapers"
    assert isinstance(link, Link)
    assert link.href.endswith("/search?q=havnen&date_from=19440101&date_to=19441231&content_types=42")
    assert reply.facts["said"].value == same("havnen")


async def test_the_demo_citys_records_say_that_they_are_invented(
    city_store: sessionmaker[Session], clock: Clock, cues: Cues, demo_city: str
) -> None:
    with doors_of(CitySettings(city="demo", demo_city_url=demo_city)) as demo:
        async with asking(city_store, clock, cues, demo) as ask:
            reply = await ask(SEARCH, "har i billeder af Åboulevarden", entities={"archive_subject": "Åboulevarden"})
    assert reply.key == "archive_search.found"
    assert reply.facts["found"].standing == "demo"
    assert "(opdigtet demo-data)" in in_words(reply)
    first = items(reply).items[0]
    assert str(first.link).startswith(f"{demo_city}/aarhusarkivet/records/")
    assert any("access" in str(detail) for detail in first.details)
    assert next(source for source in reply.sources if source.read_on == "2026-11-24").url is None
