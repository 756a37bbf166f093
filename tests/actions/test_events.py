"""What is on: from a citizen's words to a list, one event's state, or who can tell instead."""

import datetime as dt
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette

from actions.action import City
from actions.app import app_for
from actions.assembly import all_actions, executor_of
from actions.conversation import Asked
from actions.cues import Cues
from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.clients.doors import Doors, doors_of
from backend.clock import Clock
from backend.db import engine_for, sessions
from backend.events.keeping import keep
from backend.events.types import Venue
from backend.events.words import vocabulary
from backend.facts.values import Date, Link, Listing, Moment, Money, Number, Phone, Term, Text
from backend.seed import seed
from backend.settings import CitySettings
from backend.sync.models import SyncStateRow
from replies import Reply
from tests.actions.conftest import SECRET
from tests.backend.clients.loopback import Badly, says, server
from tests.backend.events.making import RISSKOV, at, event, kroner, time

Ask = Callable[..., Awaitable[Reply]]
Heard = Callable[..., None]
TEXTS = Texts.load(Path(__file__).resolve().parents[2] / "data" / "texts")
HALL = Venue("Kajsalen", "Opdigtet Kaj 1", "8000", "Aarhus C")
LIBRARY = [
    event("Strikkecafé", time(at(24, 18)), time(at(1, 18, month=12)), tags=("Voksne", "strik")),
    event("Højtlæsning", time(at(28, 11), tickets=False), tags=("Børn",)),
    event("Babysang", time(at(26, 9), link="https://cms.example/babysang"), venue=RISSKOV, tags=("baby",)),
    event("Robotværksted", time(at(28, 13), "sold_out", price=kroner(0), tickets=True), tags=("Børn",)),
    event("Mød en krimiforfatter", time(at(10, 19, month=12), price=kroner(50, 90), tickets=True)),
    event("Forfattermatiné", time(at(29, 14), "sale_not_open", price=kroner(75), tickets=True)),
    event("Skakturnering", time(at(28, 10), "cancelled")),
    event("Language café", time(at(2, 17, month=12))),
]
CITY = [
    event("Symfoni", time(at(28, 19, 30), price=kroner(50, 150)), origin="city", venue=HALL, tags=("koncert",)),
    event("Orgelmusik", time(at(30, 20), price=kroner(0)), origin="city", venue=HALL, tags=("koncert",)),
    event("Strikkecafé på Dokk1", time(at(24, 18)), origin="city"),
]


@pytest.fixture(scope="module")
def events_store(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[sessionmaker[Session]]:
    engine = engine_for(f"sqlite:///{tmp_path_factory.mktemp('city')}/city.db")
    seed(engine, clock.now())
    new_session = sessions(engine)
    with new_session.begin() as session:
        keep(session, "library", LIBRARY, vocabulary(), demo=False)
        keep(session, "city", CITY, vocabulary(), demo=False)
    yield new_session
    engine.dispose()


@pytest.fixture
def heard(events_store: sessionmaker[Session], clock: Clock) -> Heard:
    """Say how many days ago the systems were heard from; None for never."""

    def hearing(library: float | None = 0, city: float | None = 0) -> None:
        with events_store.begin() as session:
            session.execute(delete(SyncStateRow))
            for job, ago in (("library_events", library), ("city_events", city)):
                at_that_time = None if ago is None else clock.now() - dt.timedelta(days=ago)
                row = SyncStateRow(job=job, system="x", succeeded_at=at_that_time, seen={}, failures=0, items=1)
                session.add(row)

    hearing()
    return hearing


@pytest.fixture
def app(events_store: sessionmaker[Session], heard: Heard, clock: Clock, cues: Cues, doors: Doors) -> Starlette:
    return app_for(executor_of(all_actions(), events_store, clock, cues, doors), SECRET)


def titles(reply: Reply) -> list[str]:
    listing = reply.facts["events"].value
    assert isinstance(listing, Listing)
    return [item.title.da for item in listing.items]


async def asked(ask: Ask, text: str, language: str = "da", **more: object) -> Reply:
    """The reply, once it has been said in both languages and forms."""
    reply = await ask("action_events", text, language, **more)
    for one in ("da", "en"):
        for form in ("standard", "easy"):
            said = render(TEXTS, reply, one, form)  # type: ignore[arg-type]
            assert len(said.choices) == len(reply.choices) > 0
            assert TEXTS.ui("value_nothing_known", one).literal not in said.sentences  # type: ignore[arg-type]
    return reply


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("hvad sker der på lørdag", "found", ["Højtlæsning", "Symfoni", "Robotværksted"]),
        ("er der noget for børn i weekenden på Dokk1", "found", ["Højtlæsning", "Robotværksted"]),
        ("noget for boern paa loerdag", "found", ["Højtlæsning", "Robotværksted"]),
        ("babysang i Risskov", "about", ["Babysang"]),
        ("babysang på Risskov Bibliotek", "about", ["Babysang"]),
        ("strikkecafé", "about", ["Strikkecafé"]),
        ("gratis arrangementer i næste uge", "found", ["Orgelmusik"]),
        ("is there a language café next week", "about", ["Language café"]),
        ("what is on in Kajsalen", "found", ["Symfoni", "Orgelmusik"]),
        ("hvad sker der i aften", "found", ["Strikkecafé"]),
        ("noget for voksne om aftenen", "found", ["Strikkecafé"]),
        ("arrangementer på Risskov Bibliotek", "found", ["Babysang"]),
        ("hvad sker der fra 30. november til 2. december", "found", ["Orgelmusik", "Strikkecafé", "Language café"]),
    ],
)
async def test_what_is_asked_for_is_found(ask: Ask, text: str, key: str, found: list[str]) -> None:
    reply = await asked(ask, text)
    assert (reply.key, titles(reply)) == (f"events.{key}", found)


@pytest.mark.parametrize(
    ("entities", "text", "found"),
    [
        ({"event_theme": "strikkecafé"}, "er der mon noget strikkecafé i nærheden af jer en dag", ["Strikkecafé"]),
        ({"audience": "børn", "date": "på lørdag"}, "noget for børn på lørdag", ["Højtlæsning", "Robotværksted"]),
        ({"place": "Kajsalen"}, "program for Kajsalen", ["Symfoni", "Orgelmusik"]),
        ({"event_theme": "koncert", "period": "i weekenden"}, "koncert i weekenden", ["Symfoni"]),
        ({"date": "xyzzy"}, "hvad sker der på lørdag", ["Højtlæsning", "Symfoni", "Robotværksted"]),
    ],
)
async def test_what_the_bot_marked_is_heard(ask: Ask, entities: dict[str, str], text: str, found: list[str]) -> None:
    assert titles(await asked(ask, text, entities=entities)) == found


async def test_a_list_has_five_and_tells_how_many_there_are(ask: Ask) -> None:
    reply = await asked(ask, "hvad sker der på biblioteket")
    assert len(titles(reply)) == 5
    assert reply.facts["total"].value == Number(number=9)
    assert isinstance(reply.facts["events_link"].value, Link)
    assert "total" not in (await asked(ask, "hvad sker der på lørdag")).facts


async def test_an_event_is_told_with_what_one_must_know(ask: Ask) -> None:
    listing = (await asked(ask, "hvad sker der på lørdag")).facts["events"].value
    assert isinstance(listing, Listing)
    reading, symphony, robots = listing.items
    assert reading.details == (
        Moment(start=at(28, 11), end=at(28, 13)), Text(da="Dokk1", en="Dokk1"), Term(key="term_no_tickets"),
    )  # fmt: skip
    fifty, much = Money(amount=50), Money(amount=150)
    assert symphony.details[-1] == Term(key="term_price_between", values={"low": fifty, "high": much})
    assert robots.details[0] == Term(key="term_sold_out")
    assert robots.details[-1] == Term(key="term_free")


async def test_what_recurs_says_how_many_times_more(ask: Ask) -> None:
    listing = (await asked(ask, "strikkecafé")).facts["events"].value
    assert isinstance(listing, Listing)
    assert Term(key="term_one_more_time") in listing.items[0].details


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("strikkecafé på søndag", "other_days", ["Strikkecafé"]),
        ("noget for babyer på søndag", "other_days", ["Babysang"]),
        ("symfoni på Dokk1", "elsewhere", ["Symfoni"]),
        ("bryggeri på lørdag", "instead", ["Højtlæsning", "Symfoni", "Robotværksted"]),
    ],
)
async def test_what_is_not_there_leads_to_what_comes_nearest(ask: Ask, text: str, key: str, found: list[str]) -> None:
    reply = await asked(ask, text)
    assert (reply.key, titles(reply)) == (f"events.{key}", found)


async def test_a_marked_place_that_has_nothing_says_so(ask: Ask) -> None:
    reply = await asked(ask, "symfoni i Musikhuset", entities={"place": "Musikhuset"})
    assert (reply.key, titles(reply)) == ("events.elsewhere", ["Symfoni"])


async def test_where_there_is_nothing_what_was_looked_for_is_told_and_where_to_look(ask: Ask) -> None:
    reply = await asked(ask, "hvad sker der juleaftensdag")
    assert reply.key == "events.none"
    assert reply.facts["when"].value == Term(key="term_events_on", values={"day": Date(date=dt.date(2026, 12, 24))})
    assert isinstance(reply.facts["events_link"].value, Link)
    assert isinstance(reply.facts["phone"].value, Phone)
    assert next(choice.key for choice in reply.choices) == "events_any_day"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hvad skete der i går", "past"),
        ("hvad sker der den 31. februar", "no_such_date"),
        ("hvad sker der i efterårsferien", "too_far"),
    ],
)
async def test_days_that_cannot_be_told_of_get_a_clear_word(ask: Ask, text: str, key: str) -> None:
    assert (await asked(ask, text)).key == f"events.{key}"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("er robotværkstedet udsolgt", "is_sold_out"),
        ("er der pladser til strikkecafé", "not_sold_out"),
        ("is the language café sold out", "not_sold_out"),
        ("er krimiaftenen udsolgt", "not_sold_out"),
        ("er der plads til forfattermatiné", "sale_not_open"),
        ("er skakturneringen aflyst", "is_cancelled"),
        ("er der plads til skakturneringen", "is_cancelled"),
        ("er babysang aflyst", "not_cancelled"),
        ("hvad koster symfoni", "costs"),
        ("er orgelmusik gratis", "is_free"),
        ("koster højtlæsning noget", "no_tickets"),
        ("koster babysang noget", "price_not_told"),
        ("hvordan tilmelder jeg mig babysang", "sign_up_there"),
        ("tilmelding til robotværksted", "is_sold_out"),
    ],
)
async def test_how_one_event_stands_is_answered(ask: Ask, text: str, key: str) -> None:
    reply = await asked(ask, text)
    assert reply.key == f"events.{key}"
    assert len(titles(reply)) == 1


async def test_the_very_next_time_is_asked_about(ask: Ask) -> None:
    reply = await asked(ask, "er strikkecafé aflyst")
    assert reply.facts["when"].value == Moment(start=at(24, 18), end=at(24, 20))


async def test_of_several_that_may_be_meant_each_says_how_it_stands(ask: Ask) -> None:
    reply = await asked(ask, "hvad koster koncert")
    assert (reply.key, titles(reply)) == ("events.about", ["Symfoni", "Orgelmusik"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("hvordan tilmelder jeg mig", "sign_up"),
        ("koster det noget at komme til jeres arrangementer", "price"),
        ("er arrangementet aflyst", "cancelled"),
        ("er der flere pladser", "sold_out"),
        ("vi vil gerne holde et foredrag", "own_event"),
        ("er bryggeriaftenen aflyst", "cancelled"),
    ],
)
async def test_a_question_without_an_event_has_its_own_answer(ask: Ask, text: str, key: str) -> None:
    assert (await asked(ask, text)).key == f"events.{key}"


async def test_a_question_may_go_on_from_the_one_before(ask: Ask) -> None:
    slots = {"last_topic": "events", "place": "dokk1", "date": "på lørdag"}
    assert titles(await asked(ask, "og for børn", slots=slots)) == ["Højtlæsning", "Robotværksted"]
    assert titles(await asked(ask, "og på torsdag", slots={**slots, "place": "Risskov"})) == ["Babysang"]
    assert titles(await asked(ask, "strikkecafé", slots=slots)) == ["Strikkecafé"]
    assert titles(await asked(ask, "noget for babyer", slots=slots)) == ["Babysang"]
    assert len(titles(await asked(ask, "hvad sker der", slots={**slots, "last_topic": "opening_hours"}))) == 5


async def test_buttons_keep_what_was_asked_and_lead_on(ask: Ask) -> None:
    reply = await asked(ask, "noget for børn på Dokk1 på lørdag")
    ways = {choice.key: choice.payload.entities for choice in reply.choices}
    kept = {"place": "dokk1", "audience": "children"}
    period = "from 2026-11-28 to 2026-11-28"
    assert ways == {
        "events_any_day": kept,
        "events_for_free": {**kept, "period": period, "service": "free"},
        "human": {},
    }
    free = await asked(ask, "/events", entities=ways["events_for_free"])
    assert titles(free) == ["Robotværksted", "Højtlæsning"]
    assert titles(await asked(ask, "/events", entities=ways["events_any_day"])) == ["Højtlæsning", "Robotværksted"]
    weekend = (await asked(ask, "babysang")).choices[0].payload.entities
    assert titles(await asked(ask, "/events", entities=weekend)) == [
        *("Højtlæsning", "Symfoni", "Forfattermatiné", "Robotværksted")
    ]


async def test_each_system_that_an_event_comes_from_is_named(ask: Ask) -> None:
    both = await asked(ask, "hvad sker der på lørdag")
    told = [source.title.da for source in both.sources]
    assert told == ["Aarhus Bibliotekernes hjemmeside", "Aarhus Kommunes eventdatabase"]
    assert {source.read_on for source in both.sources} == {"2026-11-24"}
    assert [source.title.da for source in (await asked(ask, "babysang")).sources] == told[:1]


async def test_english_readers_are_told_that_the_events_are_in_danish(ask: Ask) -> None:
    reply = await asked(ask, "what is on on Saturday", "en")
    assert "described in Danish" in render(TEXTS, reply, "en").text
    assert titles(reply) == ["Højtlæsning", "Symfoni", "Robotværksted"]


async def test_after_two_days_the_list_has_its_date(ask: Ask, heard: Heard) -> None:
    heard(library=5)
    reply = await asked(ask, "noget for børn på lørdag")
    assert reply.facts["events"].standing == "dated"
    assert reply.facts["heard"].value == Date(date=dt.date(2026, 11, 19))
    said = render(TEXTS, reply, "da").text
    assert "Sådan så det ud torsdag den 19. november 2026" in said
    assert isinstance(reply.facts["phone"].value, Phone)


async def test_what_is_fresh_is_told_as_fresh_beside_an_older_list(ask: Ask, heard: Heard) -> None:
    heard(library=5, city=0)
    assert (await asked(ask, "orgelmusik")).facts["events"].standing == "current"


async def test_after_two_weeks_a_list_is_not_told_any_more(ask: Ask, heard: Heard) -> None:
    heard(library=15, city=None)
    assert (await asked(ask, "hvad sker der på lørdag")).key == "events.how"
    assert (await asked(ask, "noget for børn")).key == "events.children"
    heard(library=15, city=0)
    assert titles(await asked(ask, "hvad sker der på lørdag")) == ["Symfoni"]


async def test_where_no_system_was_ever_heard_page_and_phone_are_told(ask: Ask, heard: Heard) -> None:
    heard(library=None, city=None)
    reply = await asked(ask, "strikkecafé")
    assert reply.key == "events.clubs"
    assert set(reply.facts) >= {"events_link", "phone"}


@pytest.fixture
def silent() -> Iterator[Badly]:
    let_go = threading.Event()
    with server(lambda handler: (let_go.wait(60), says("[]")(handler))[1]) as running:
        yield running
        let_go.set()


async def test_no_system_is_waited_for_while_a_citizen_is_answered(
    events_store: sessionmaker[Session], heard: Heard, clock: Clock, cues: Cues, silent: Badly
) -> None:
    live = CitySettings(
        city="live", dpl_cms_url=silent.address, event_database_url=silent.address, event_database_key=SecretStr("k")
    )
    with doors_of(live) as doors, events_store() as session:
        events = next(action for action in all_actions() if action.name == "action_events")
        question = Asked("hvad sker der på lørdag", "da", clock.now(), {}, {}, ())
        assert titles(events.run(question, City(session, clock.now(), cues, doors)))
    assert silent.asked == []


async def test_what_is_invented_says_so_and_is_not_told_as_real(
    events_store: sessionmaker[Session], heard: Heard, clock: Clock, cues: Cues
) -> None:
    events = next(action for action in all_actions() if action.name == "action_events")
    question = Asked("hvad sker der på lørdag", "da", clock.now(), {}, {}, ())
    with doors_of(CitySettings(city="demo")) as doors, events_store() as session:
        keep(session, "city", [event("Opdigtet", origin="city")], vocabulary(), demo=True)
        reply = events.run(question, City(session, clock.now(), cues, doors))
        session.rollback()
    assert titles(reply) == ["Opdigtet"]
    assert reply.facts["events"].standing == "demo"
    assert reply.sources[0].title.da == "Demobyen (opdigtede data)"
