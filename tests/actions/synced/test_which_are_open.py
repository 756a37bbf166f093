"""Questions about which places are open, the nearest first; it is Tuesday, eleven in the morning."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.facts.values import Listing, Number, Term, Text
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
HOURS = "action_opening_hours"
TEXTS = Texts.load(Path(__file__).resolve().parents[3] / "data" / "texts")
BY_ORDER = ["Hasle Bibliotek", "Risskov Bibliotek", "Åby Bibliotek", "Hovedbiblioteket på Dokk1"]
FROM_HASLE = ["Hasle Bibliotek", "Åby Bibliotek", "Risskov Bibliotek", "Hovedbiblioteket på Dokk1"]
FROM_RISSKOV = ["Risskov Bibliotek", "Hasle Bibliotek", "Hovedbiblioteket på Dokk1", "Åby Bibliotek"]


def lines(reply: Reply, language: str = "da") -> list[str]:
    """The things of the list, as they are read."""
    shown = render(TEXTS, reply, language).listing  # type: ignore[arg-type]
    return [item.line for item in shown.items] if shown else []


def names(reply: Reply) -> list[str]:
    found = reply.facts["found"].value
    assert isinstance(found, Listing)
    return [item.title.da for item in found.items]


async def test_which_are_open_now_and_until_when(ask: Ask) -> None:
    reply = await ask(HOURS, "Hvilke biblioteker har åbent nu?", entities={"date": "nu"})
    assert (reply.key, names(reply)) == ("opening_hours.open_places", BY_ORDER)
    assert lines(reply)[0] == "• Hasle Bibliotek (til kl. 20.00, uden personale)"
    assert reply.facts["count"].value == Number(number=4)
    assert reply.facts["unknown"].value == Term(key="term_other_places_other", values={"count": Number(number=13)})
    assert [source.read_on for source in reply.sources] == ["2026-11-24"]


async def test_the_nearest_to_a_postcode(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilket bibliotek er tættest på 8210 og åbent nu")
    assert (reply.key, names(reply)) == ("opening_hours.open_places", FROM_HASLE)
    assert lines(reply)[1] == "• Åby Bibliotek (til kl. 20.00, uden personale, cirka 3 km væk)"
    assert "tættest på postnummer 8210" in render(TEXTS, reply, "da").text


async def test_the_nearest_to_a_place(ask: Ask) -> None:
    reply = await ask(HOURS, "nearest open library to Risskov", "en", entities={"place": "Risskov"})
    assert (reply.key, names(reply)) == ("opening_hours.open_places", FROM_RISSKOV)
    assert lines(reply, "en")[0] == "• Risskov Library (until 20:00, without staff)"


async def test_the_same_is_understood_where_it_is_asked_as_where_a_place_is(ask: Ask) -> None:
    reply = await ask("action_location_contact", "Hvor er det nærmeste åbne bibliotek til Risskov?")
    assert (reply.key, names(reply)) == ("opening_hours.open_places", FROM_RISSKOV)
    elsewhere = await ask("action_location_contact", "nærmeste bibliotek til Risskov", entities={"place": "Risskov"})
    assert elsewhere.key == "location_contact.place"


async def test_the_nearest_to_the_place_just_talked_about(ask: Ask) -> None:
    before = {"place": "risskov_library", "last_topic": "opening_hours"}
    reply = await ask(HOURS, "Hvilket bibliotek er nærmest og åbent nu?", slots=before)
    assert names(reply) == FROM_RISSKOV
    others = await ask(HOURS, "Hvilke biblioteker har åbent nu?", slots=before)
    assert names(others) == BY_ORDER


async def test_near_what_is_asked_back_with_what_is_open_anywhere(ask: Ask) -> None:
    reply = await ask(HOURS, "hvad er det nærmeste åbne bibliotek lige nu")
    assert (reply.key, names(reply)) == ("opening_hours.near_where", BY_ORDER)


@pytest.mark.parametrize(
    ("text", "entities", "key", "said"),
    [
        ("hvilket bibliotek er tættest på 1000", {}, "no_such_postcode", "1000"),
        ("hvilket bibliotek er tættest på 8200 og åbent", {}, "no_such_postcode", "8200"),
        ("åbent bibliotek tæt på Trøjborg", {"place": "Trøjborg"}, "near_unknown", "Trøjborg"),
    ],
)
async def test_a_spot_we_do_not_know_is_said_and_never_guessed(
    ask: Ask, text: str, entities: dict[str, str], key: str, said: str
) -> None:
    reply = await ask(HOURS, text, entities=entities)
    assert (reply.key, reply.facts["said"].value) == (f"opening_hours.{key}", Text(da=said, en=said))
    assert names(reply) == BY_ORDER
    assert not any("væk" in line for line in lines(reply))


@pytest.mark.parametrize("text", ["hvilke biblioteker har åbent kl. 1700", "hvilke biblioteker har åbent i 2026"])
async def test_a_time_or_a_year_is_no_postcode(ask: Ask, text: str) -> None:
    assert (await ask(HOURS, text)).key == "opening_hours.open_places"


async def test_which_are_open_on_a_day_with_its_hours(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilke biblioteker har åbent på lørdag", entities={"date": "på lørdag"})
    assert sorted(names(reply)) == sorted([*BY_ORDER, "Tilst Bibliotek"])
    assert "• Tilst Bibliotek (med personale 10.00–14.00)" in lines(reply)


async def test_which_are_open_at_a_time(ask: Ask) -> None:
    entities = {"date": "tomorrow", "time": "at 7 pm"}
    reply = await ask(HOURS, "which libraries are open tomorrow at 7 pm", "en", entities=entities)
    assert (reply.key, names(reply)) == ("opening_hours.open_places", BY_ORDER)
    assert "Places that are open on Wednesday 25 November 2026 at 19:00: 4." in render(TEXTS, reply, "en").text


async def test_which_have_staff(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilke biblioteker har personale på onsdag kl. 13", entities={"date": "på onsdag"})
    assert (reply.key, names(reply)) == ("opening_hours.open_places", BY_ORDER)


async def test_where_borgerservice_is_open_now(ask: Ask) -> None:
    reply = await ask(HOURS, "hvor er der borgerservice nu")
    assert names(reply) == ["Hovedbiblioteket på Dokk1", "Borgerservice på Dokk1"]


async def test_none_is_open_and_when_they_open(ask: Ask) -> None:
    text = "hvilke biblioteker har personale i morgen kl. 10"
    reply = await ask(HOURS, text, entities={"date": "i morgen", "time": "kl. 10"})
    assert reply.key == "opening_hours.none_open"
    assert "• Hasle Bibliotek (åbner onsdag den 25. november kl. 12.30)" in lines(reply)
    assert reply.facts["phone"].value
    assert reply.sources[0].read_on


async def test_on_christmas_eve_those_that_are_known_are_closed_and_the_rest_is_not_known(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilke biblioteker har åbent juleaften", entities={"date": "juleaften"})
    assert reply.key == "opening_hours.none_open"
    assert "unknown" in reply.facts


async def test_at_easter_nothing_is_known_of_any_branch(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilke filialer har åbent langfredag", entities={"date": "langfredag"})
    assert reply.key == "opening_hours.none_open"
    assert names(reply) == ["Hovedbiblioteket på Dokk1"]
    assert reply.facts["unknown"].value == Term(key="term_other_places_other", values={"count": Number(number=17)})


async def test_which_archives_are_open(ask: Ask) -> None:
    assert names(await ask(HOURS, "hvilke arkiver har åbent nu"))[-1] == "Aarhus Stadsarkiv"


async def test_a_day_that_is_gone_is_told(ask: Ask) -> None:
    reply = await ask(HOURS, "hvilke biblioteker havde åbent i går, hvilke biblioteker", entities={"date": "i går"})
    assert reply.key == "opening_hours.open_no_such_day"
    again = await ask(HOURS, "/opening_hours", entities=reply.choices[0].payload.entities)
    assert (again.key, names(again)) == ("opening_hours.open_places", BY_ORDER)


async def test_a_place_of_the_list_can_be_asked_about(ask: Ask) -> None:
    reply = await ask(HOURS, "Hvilke biblioteker har åbent nu?", entities={"date": "nu"})
    assert [choice.key for choice in reply.choices] == [
        "place_hasle_library",
        "place_risskov_library",
        "place_aaby_library",
    ]
    then = await ask(HOURS, "/opening_hours", entities=reply.choices[0].payload.entities)
    assert then.key == "opening_hours.now_self_service"


@pytest.mark.parametrize("source", ["demo"], indirect=True, scope="session")
async def test_what_is_invented_says_so_beside_what_is_real(ask: Ask, source: str) -> None:
    reply = await ask(HOURS, "Hvilke biblioteker har åbent nu?", entities={"date": "nu"})
    assert lines(reply)[0].endswith("opdigtet demo-data)")
    assert lines(reply)[-1] == "• Hovedbiblioteket på Dokk1 (til kl. 21.00, oplyst 2021, kan være ændret)"
    assert {source.read_on for source in reply.sources} == {"2026-11-24", "2021"}


@pytest.mark.parametrize("source", ["demo"], indirect=True, scope="session")
async def test_beside_invented_hours_what_is_known_of_the_real_ones_is_told(ask: Ask, source: str) -> None:
    reply = await ask(HOURS, "har Åby åbent på torsdag", entities={"place": "Åby", "date": "på torsdag"})
    text = render(TEXTS, reply, "da").text
    assert "(opdigtet demo-data)" in text
    assert "Bemandet kl. 10–18 mandag til torsdag" in text


@pytest.mark.parametrize("source", ["demo"], indirect=True, scope="session")
async def test_the_real_ordinary_week_is_told_instead_of_an_invented_one(ask: Ask, source: str) -> None:
    reply = await ask(HOURS, "åbningstider hovedbiblioteket", entities={"place": "hovedbiblioteket"})
    assert (reply.key, reply.facts["hours"].standing) == ("opening_hours.week", "dated")
