"""Asking for books through the actions: with an invented city, with systems that fail, and with none at all."""

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from sqlalchemy.orm import Session, sessionmaker

from actions.app import app_for
from actions.assembly import all_actions, executor_of
from actions.cues import Cues
from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.clients.doors import doors_of
from backend.clock import COPENHAGEN, Clock
from backend.facts.values import Link, Listing, Term, Time
from backend.settings import CitySettings
from demo_city.app import create_app
from demo_city.city import load
from demo_city.clock import Clock as DemoClock
from replies import Reply
from tests.actions.conftest import REPLIES, SECRET, call
from tests.actions.test_every_answer_has_words import say
from tests.backend.clients.loopback import says, server

Ask = Callable[..., Awaitable[Reply]]
TEXTS = Texts.load(Path(__file__).resolve().parents[2] / "data" / "texts")
NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
SITE = "https://www.aakb.dk"
FAULTS = ["500", "429", "half", "wrong_types", "html", "rubbish"]


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    """The address of an invented city, on loopback."""
    app = create_app(load(DemoClock(NOW, ticks=lambda: 0.0), "demo"))
    running = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join()


Asking = Callable[[CitySettings], contextlib.AbstractContextManager[Ask]]


@pytest.fixture
def asking(city_store: sessionmaker[Session], clock: Clock, cues: Cues) -> Asking:
    """Run the action as Rasa does, with the systems that these settings give."""

    @contextlib.contextmanager
    def opened(settings: CitySettings) -> Iterator[Ask]:
        with doors_of(settings) as doors:
            app = app_for(executor_of(all_actions(), city_store, clock, cues, doors), SECRET)

            async def ask(text: str, language: str = "da", **more: Any) -> Reply:
                headers = {"Authorization": f"Bearer {SECRET}"}
                async with httpx.AsyncClient(
                    transport=httpx.ASGITransport(app), base_url="http://actions", headers=headers
                ) as bot:
                    said = await bot.post("/webhook", json=call("action_catalog_search", text, language, **more))
                (reply,) = REPLIES.validate_python(said.json()["responses"][0]["custom"]["replies"])
                return reply

            yield ask

    return opened


@pytest.fixture
def ask(asking: Asking, demo: str) -> Iterator[Ask]:
    with asking(CitySettings(city="demo", demo_city_url=demo)) as opened:
        yield opened


def works(reply: Reply) -> dict[str, list[str]]:
    """By title, the keys of our terms that are said of it."""
    listing = reply.facts["works"].value
    assert isinstance(listing, Listing)
    return {
        item.title.da: [detail.key for detail in item.details if isinstance(detail, Term)] for item in listing.items
    }


def in_words(reply: Reply, language: Any = "da") -> str:
    return render(TEXTS, reply, language).text


def search_link(reply: Reply) -> str:
    link = reply.facts["search_link"].value
    assert isinstance(link, Link)
    return link.href


@pytest.mark.parametrize(
    ("language", "text", "key", "some"),
    [
        ("da", "har i Harry Potter og De Vises Sten", "found_one", "Harry Potter og De Vises Sten"),
        ("da", "er Brødrene Løvehjerte hjemme på Dokk1", "found_one_here", "Brødrene Løvehjerte"),
        ("da", "er Brødrene Løvehjerte hjemme på Risskov Bibliotek?", "found_one_not_here", "Brødrene Løvehjerte"),
        ("da", "bøger af Tove Ditlevsen", "found", "Barndommens gade"),
        ("da", "bøger om venskab til børn", "found", "Pippi Langstrømpe"),
        ("da", "bøger om strikning", "found", "Strik for begyndere (opdigtet)"),
        ("da", "bøger om strikning til børn", "found_loosely", "Strik for begyndere (opdigtet)"),
        ("da", "findes Sapiens som lydbog", "found_loosely", "Sapiens – en kort historie om menneskeheden"),
        ("da", "findes Gift som lydbog", "found_one", "Gift"),
        ("da", "har i Druk på dvd", "found_one", "Druk"),
        ("da", "har i spillet Minecraft", "found_one", "Minecraft"),
        ("da", "noget af Astrid Lindgren på Beder-Malling", "found_one_here", "Brødrene Løvehjerte"),
        ("da", "noget af Astrid Lindgren på Risskov", "found_here", "Pippi Langstrømpe"),
        ("da", "bøger om skæbne på Lystrup", "found_here", "Syv fantastiske Fortællinger"),
        ("da", "bøger om forvandlinger på Sabro", "found_elsewhere", "Troldkarlens hat"),
        ("da", "har i noget som slet ikke findes nogen steder", "nothing_found", None),
        ("en", "do you have Normal People", "found_one", "Normal People"),
        ("en", "do you have books in English about Aarhus", "found_loosely", "Yahya Hassan"),
        ("en", "any Agatha Christie in Risskov", "found_one_not_here", "Mordet i Orientekspressen"),
        ("en", "any Agatha Christie in Solbjerg", "found_one_here", "Mordet i Orientekspressen"),
        ("en", "books by George Orwell", "found", "1984"),
        ("en", "is there an audio book of Lykke-Per", "found_one", "Lykke-Per"),
    ],
)  # fmt: skip
async def test_each_question_has_its_answer(ask: Ask, language: str, text: str, key: str, some: str | None) -> None:
    reply = await ask(text, language)
    assert reply.key == f"catalog_search.{key}"
    assert some is None or some in works(reply)
    say(reply)


async def test_an_answer_tells_where_it_is_who_waits_and_where_to_reserve(ask: Ask) -> None:
    reply = await ask("har i Harry Potter og De Vises Sten")
    said, checked, page, _, listed, *_ = in_words(reply).splitlines()
    assert said == "Ja, biblioteket har Harry Potter og De Vises Sten."
    assert checked == "Jeg så efter i lånesystemet kl. 11.00 (opdigtet demo-data)."
    assert page.endswith(f"{SITE}/search?q=Harry%20Potter%20og%20De%20Vises%20Sten")
    assert listed.removeprefix("• Harry Potter og De Vises Sten ") == (
        "(J.K. Rowling, 1997, bog, lydbog, Hovedbiblioteket på Dokk1: 1 hjemme, Åby Bibliotek: 1 hjemme, 6 i kø)"
    )
    assert [choice.key for choice in reply.choices] == ["reservation", "interlibrary_loan", "human"]


async def test_not_here_now_is_told_with_where_it_is_instead(ask: Ask) -> None:
    told = in_words(await ask("is Brødrene Løvehjerte in at Risskov", "en"), "en")
    assert "No, Brødrene Løvehjerte is not in at Risskov Library right now." in told
    assert "Risskov Library: not in, The main library at Dokk1: 1 in, Beder-Malling Library: 1 in" in told


async def test_what_is_lent_out_everywhere_can_be_reserved_and_says_how_many_wait(ask: Ask) -> None:
    told = works(await ask("har i Gift"))["Gift"]
    assert told[2:] == ["term_not_home", "term_reservable", "term_in_queue", "term_online"]


async def test_what_stays_in_the_house_says_so(ask: Ask) -> None:
    told = works(await ask("har i Aarhus – gader og gårde"))
    assert [terms for terms in told.values() if "term_not_reservable" in terms]


async def test_all_that_is_found_is_told_as_invented_with_its_source_and_day(ask: Ask) -> None:
    reply = await ask("bøger af Tove Ditlevsen")
    assert {reply.facts[name].standing for name in ("works", "looked_up")} == {"demo"}
    invented = reply.sources[0]
    assert (invented.title.da, invented.url, invented.read_on) == ("Demobyen (opdigtede data)", None, "2026-11-24")
    assert "opdigtet" in in_words(reply)


async def test_a_library_that_a_book_is_about_is_no_place_to_look(ask: Ask) -> None:
    reply = await ask("har i bøger om Risskov", entities={"place": "Risskov"})
    assert "Jeg fandt ikke noget til “Risskov”" in in_words(reply)


async def test_a_library_is_known_by_the_last_words_alone(ask: Ask) -> None:
    assert "har Pippi Langstrømpe" in in_words(await ask("har i Pippi Langstrømpe"))
    assert "Nej, Pippi Langstrømpe er ikke hjemme på Sabro" in in_words(await ask("har i Pippi Langstrømpe i Sabro"))
    assert "Ja, Alice i Eventyrland er hjemme på Højbjerg" in in_words(
        await ask("har i Alice i Eventyrland i Højbjerg")
    )


async def test_an_earlier_place_is_no_place_to_look(ask: Ask) -> None:
    reply = await ask("har i Gift", slots={"place": "Risskov"})
    assert reply.key == "catalog_search.found_one"


async def test_the_bots_marks_are_used(ask: Ask) -> None:
    marks = {"work": "pippi langstrømpe", "place": "viby"}
    reply = await ask("mon pippi langstrømpe kunne være at finde ude hos viby", entities=marks)
    assert reply.key == "catalog_search.found_one_here"


async def test_a_name_in_a_question_of_where_it_stands_is_looked_for(ask: Ask) -> None:
    reply = await ask("hvor finder jeg Alkymisten", entities={"work": "Matilda"})
    assert reply.key == "catalog_search.found_one"
    assert (await ask("hvilken hylde står kogebøger på")).key == "catalog_search.shelf"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("kan du anbefale en god krimi", "advice"),
        ("noget der ligner Ringenes Herre", "advice"),
        ("bøger i samme stil som Millennium", "advice"),
        ("jeg har glemt hvad bogen hedder", "forgotten"),
        ("hvor står tegneserierne", "shelf"),
        ("bøger på arabisk", "languages"),
        ("find en bog", "which_work"),
        ("er den ledig på Hasle", "which_work"),
    ],
)
async def test_a_question_with_nothing_to_look_for_has_an_answer_of_its_own(ask: Ask, text: str, side: str) -> None:
    assert (await ask(text)).key == f"catalog_search.{side}"


async def test_a_mark_that_names_no_side_is_nothing_to_us(ask: Ask) -> None:
    assert (await ask("har i Gift", entities={"service": "udlån"})).key == "catalog_search.found_one"


async def test_a_book_for_somebody_is_a_librarians_advice(ask: Ask) -> None:
    reply = await ask("Min datter på 10 elsker heste. Har I nogle bøger?", entities={"age": "10"})
    assert reply.key == "catalog_search.advice"


async def test_nothing_found_leads_on(ask: Ask) -> None:
    reply = await ask("har i Hary Poter")
    assert "“Hary Poter”" in in_words(reply)
    assert {choice.payload.intent for choice in reply.choices} == {
        "catalog_search", "interlibrary_loan", "purchase_suggestion", "human",
    }  # fmt: skip
    again = next(choice for choice in reply.choices if choice.payload.intent == "catalog_search")
    assert (await ask("/catalog_search", entities=again.payload.entities)).key == "catalog_search.which_work"


@pytest.mark.parametrize("settings", [CitySettings(city="none"), CitySettings(city="live")])
async def test_where_the_catalogue_may_not_be_asked_the_search_is_ready_made(
    asking: Asking, settings: CitySettings
) -> None:
    with asking(settings) as ask:
        reply = await ask("har i Brødrene Løvehjerte")
        assert reply.key == "catalog_search.link_only"
        assert search_link(reply) == f"{SITE}/search?q=Br%C3%B8drene%20L%C3%B8vehjerte"
        assert in_words(reply, "en").startswith("I cannot look things up in the library's collection myself.")
        assert (await ask("find en bog")).key == "catalog_search.how"


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_catalogue_that_fails_leads_to_its_own_page_and_a_person(asking: Asking, demo: str, fault: str) -> None:
    with asking(CitySettings(city="demo", demo_city_url=demo, fbi_api_url=f"{demo}/faulty/{fault}/fbi-api")) as ask:
        reply = await ask("har i Gift")
    assert reply.key == "catalog_search.not_answering"
    assert search_link(reply) == f"{SITE}/search?q=Gift"
    assert reply.facts["phone"].value
    assert reply.choices[-1].payload.intent == "human"
    say(reply)


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_loan_system_that_fails_is_said_to_be_unknown(asking: Asking, demo: str, fault: str) -> None:
    with asking(CitySettings(city="demo", demo_city_url=demo, fbs_url=f"{demo}/faulty/{fault}/fbs")) as ask:
        reply = await ask("har i Pippi Langstrømpe på Risskov")
    assert reply.key == "catalog_search.found_one"
    assert (reply.facts["looked_up"].value, reply.facts["looked_up"].source) == (None, None)
    assert "term_shelf_not_known" in works(reply)["Pippi Langstrømpe"]
    assert "Jeg kan ikke se lige nu, om den er hjemme." in in_words(reply)


@pytest.mark.parametrize("fault", ["unknown_field"])
async def test_a_field_that_nobody_told_us_of_is_nothing_to_us(asking: Asking, demo: str, fault: str) -> None:
    spoiled = CitySettings(
        city="demo",
        demo_city_url=demo,
        fbi_api_url=f"{demo}/faulty/{fault}/fbi-api",
        fbs_url=f"{demo}/faulty/{fault}/fbs",
    )
    with asking(spoiled) as ask:
        assert (await ask("har i Pippi Langstrømpe på Risskov")).key == "catalog_search.found_one_here"


async def test_ten_thousand_rows_are_no_harm(asking: Asking, demo: str) -> None:
    with asking(CitySettings(city="demo", demo_city_url=demo, fbs_url=f"{demo}/faulty/rows10000/fbs")) as ask:
        assert works(await ask("har i Gift"))


async def test_when_both_fail_there_is_an_answer_all_the_same(asking: Asking, demo: str) -> None:
    spoiled = CitySettings(
        city="demo", demo_city_url=demo, fbi_api_url=f"{demo}/faulty/500/fbi-api", fbs_url=f"{demo}/faulty/html/fbs"
    )
    with asking(spoiled) as ask:
        assert (await ask("har i Gift")).key == "catalog_search.not_answering"


async def test_a_catalogue_that_is_not_there_is_not_answering(asking: Asking) -> None:
    with asking(CitySettings(city="demo", demo_city_url="http://127.0.0.1:9")) as ask:
        assert (await ask("har i Gift")).key == "catalog_search.not_answering"


async def test_nobody_waits_for_a_silent_catalogue(asking: Asking) -> None:
    let_go = threading.Event()
    with (
        server(lambda _: let_go.wait(60) and None) as silent,
        asking(CitySettings(city="demo", demo_city_url=silent.address)) as ask,
    ):
        assert (await ask("har i Gift")).key == "catalog_search.not_answering"
        assert not let_go.is_set()
        let_go.set()


async def test_nobody_waits_for_a_silent_loan_system(asking: Asking, demo: str) -> None:
    let_go = threading.Event()
    with (
        server(lambda _: let_go.wait(60) and None) as silent,
        asking(CitySettings(city="demo", demo_city_url=demo, fbs_url=silent.address)) as ask,
    ):
        assert (await ask("har i Gift")).key == "catalog_search.found_one"
        assert not let_go.is_set()
        let_go.set()


async def test_the_time_of_looking_is_told(ask: Ask) -> None:
    assert (await ask("har i Gift")).facts["looked_up"].value == Time(time=dt.time(11, 0))


async def test_what_a_citizen_wrote_is_no_payload_of_a_button(ask: Ask) -> None:
    for text in ("har i Hary Poter", "har i Gift", "bøger af Tove Ditlevsen"):
        assert [choice.payload.entities for choice in (await ask(text)).choices if choice.payload.entities] == []


async def test_odd_answers_are_told_safely(asking: Asking) -> None:
    strange = '{"data": {"search": {"hitcount": 3, "works": []}}}'
    with server(says(strange)) as odd, asking(CitySettings(city="demo", demo_city_url=odd.address)) as ask:
        assert (await ask("har i Gift")).key == "catalog_search.nothing_found"
