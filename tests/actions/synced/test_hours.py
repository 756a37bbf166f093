"""Questions about hours, answered from what the library CMS said; it is Tuesday, eleven in the morning."""

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.facts.values import Date, DayHours, HoursByDate, Text, Time
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
HOURS = "action_opening_hours"
TEXTS = Texts.load(Path(__file__).resolve().parents[3] / "data" / "texts")


def said(reply: Reply, language: str = "da") -> str:
    return render(TEXTS, reply, language).text  # type: ignore[arg-type]


def place_of(reply: Reply) -> str:
    name = reply.facts["place"].value
    assert isinstance(name, Text)
    return name.da


def by_date(reply: Reply) -> dict[str, int | None]:
    """How many spans each date has; None where it is not known."""
    hours = reply.facts["hours"].value
    assert isinstance(hours, HoursByDate)
    return {day.date.isoformat(): None if day.spans is None else len(day.spans) for day in hours.days}


async def test_open_now_without_staff_and_until_when(ask: Ask) -> None:
    reply = await ask(HOURS, "er åby åben nu", entities={"place": "åby"})
    assert (reply.key, reply.facts["until"].value) == ("opening_hours.now_self_service", Time(time=dt.time(20)))
    assert reply.facts["until"].standing == "current"
    assert [source.read_on for source in reply.sources] == ["2026-11-24"]


async def test_closed_now_leads_on_to_those_that_are_open(ask: Ask) -> None:
    reply = await ask(HOURS, "Har Tilst Bibliotek åbent nu?", entities={"place": "Tilst Bibliotek"})
    assert (reply.key, reply.facts["next_date"].value) == ("opening_hours.now_closed", Date(date=dt.date(2026, 11, 28)))
    assert reply.choices[0].key == "others_open"
    then = await ask(HOURS, "/opening_hours", entities=reply.choices[0].payload.entities)
    assert (then.key, then.facts["near"].value) == ("opening_hours.open_places", reply.facts["place"].value)


async def test_the_hours_of_a_day(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Hasle", "date": "på torsdag"})
    hours = reply.facts["hours"].value
    assert reply.key == "opening_hours.day"
    assert isinstance(hours, DayHours)
    assert [(span.start.hour, span.category) for span in hours.spans] == [(8, "self_service"), (12, "staffed")]


async def test_a_day_without_rows_is_closed_and_leads_on_to_those_that_are_open(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Tilst", "date": "på søndag"})
    assert (reply.key, reply.facts["hours"].value) == (
        "opening_hours.day_closed", DayHours(date=dt.date(2026, 11, 29), spans=()),
    )  # fmt: skip
    then = await ask(HOURS, "/opening_hours", entities=reply.choices[0].payload.entities)
    assert (then.key, then.facts["count"].value.number) == ("opening_hours.open_places", 4)  # type: ignore[union-attr]


async def test_christmas_eve_is_closed_and_named(ask: Ask) -> None:
    reply = await ask(HOURS, "Har Hasle Bibliotek åbent den 24. december?", entities={"place": "Hasle Bibliotek"})
    assert (reply.key, "holiday" in reply.facts) == ("opening_hours.day_closed", True)


async def test_easter_monday_is_outside_what_was_fetched_and_not_known(ask: Ask) -> None:
    reply = await ask(HOURS, "Is Hasle Library open on Easter Monday?", "en", entities={"place": "Hasle Library"})
    assert (reply.key, reply.facts["hours"].value) == ("opening_hours.day_unknown", None)
    assert reply.facts["phone"].value
    assert "human" in {choice.key for choice in reply.choices}


async def test_a_branch_that_the_cms_does_not_have_is_not_known(ask: Ask) -> None:
    assert (await ask(HOURS, "har Sabro åbent nu", entities={"place": "Sabro"})).key == "opening_hours.now_unknown"


async def test_at_a_time_of_a_day(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Hasle", "date": "på fredag", "time": "kl. 16"})
    assert reply.key == "opening_hours.at_self_service"


async def test_next_week_is_told_date_by_date(ask: Ask) -> None:
    reply = await ask(HOURS, "Hvordan har Hasle åbent i næste uge?", entities={"place": "Hasle", "period": "næste uge"})
    assert reply.key == "opening_hours.days"
    assert reply.facts["first"].value == Date(date=dt.date(2026, 11, 30))
    assert list(by_date(reply).values()) == [2, 2, 2, 2, 1, 1, 1]
    assert "Fredag d. 4. dec. – søndag d. 6. dec.: selvbetjening 8.00–20.00" in said(reply)


@pytest.mark.parametrize("entities", [{}, {"period": "week"}])
async def test_without_a_day_the_coming_week_is_told(ask: Ask, entities: dict[str, str]) -> None:
    reply = await ask(HOURS, entities={"place": "Risskov", **entities})
    assert (reply.key, next(iter(by_date(reply))), len(by_date(reply))) == ("opening_hours.days", "2026-11-24", 7)


async def test_the_days_of_christmas(ask: Ask) -> None:
    reply = await ask(HOURS, "åbningstider hasle uge 52", entities={"place": "hasle", "period": "uge 52"})
    assert [by_date(reply)[f"2026-12-{day}"] for day in (21, 24, 25, 26, 27)] == [2, 0, 0, 0, 1]


async def test_of_a_long_time_the_first_two_weeks_are_told(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Hasle", "period": "i december"})
    assert (len(by_date(reply)), reply.facts["last"].value) == (14, Date(date=dt.date(2026, 12, 14)))


async def test_days_that_nobody_fetched_are_not_known(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Hasle", "period": "i juli"})
    assert reply.key == "opening_hours.week_unknown"


async def test_borgerservice_on_dokk1_has_the_hours_of_its_category(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Borgerservice", "date": "i dag"})
    assert (reply.key, place_of(reply)) == ("opening_hours.day", "Borgerservice på Dokk1")


async def test_how_to_get_in_tells_when_one_can_without_staff(ask: Ask) -> None:
    reply = await ask("action_self_service_access", entities={"place": "Hasle"})
    assert set(by_date(reply).values()) == {1}


async def test_is_there_staff_now(ask: Ask) -> None:
    reply = await ask(HOURS, "er der personale på Hasle bibliotek nu", entities={"place": "Hasle bibliotek"})
    assert (reply.key, reply.facts["next_time"].value) == ("opening_hours.side_none", Time(time=dt.time(12, 30)))
    assert "har ikke personale lige nu" in said(reply)


async def test_is_it_self_service_now(ask: Ask) -> None:
    reply = await ask(HOURS, "is Hasle self-service now", "en", entities={"place": "Hasle"})
    assert (reply.key, reply.facts["until"].value) == ("opening_hours.side_now", Time(time=dt.time(20)))
    assert "Hasle Library has self-service right now, until 20:00." in said(reply, "en")


@pytest.mark.parametrize(("day", "key"), [("på torsdag", "side_day"), ("på fredag", "side_none")])
async def test_is_there_staff_on_a_day(ask: Ask, day: str, key: str) -> None:
    reply = await ask(HOURS, f"er der personale i Hasle {day}", entities={"place": "Hasle", "date": day})
    assert reply.key == f"opening_hours.{key}"


async def test_when_is_there_borgerservice_at_a_branch(ask: Ask) -> None:
    reply = await ask(HOURS, "hvornår er der borgerservice på Åby bibliotek", entities={"place": "Åby bibliotek"})
    assert (reply.key, place_of(reply)) == ("opening_hours.side_days", "Åby Bibliotek")
    assert by_date(reply) == {"2026-11-24": 1}


async def test_borgerservice_at_a_branch_is_not_the_counter_of_that_name(ask: Ask) -> None:
    reply = await ask(HOURS, "er der borgerservice i Viby på tirsdag", entities={"place": "borgerservice"})
    assert (reply.key, place_of(reply)) == ("opening_hours.side_unknown", "Viby Bibliotek")
    assert reply.facts["phone"].value


async def test_borgerservice_at_the_main_library_is_the_counter_in_its_house(ask: Ask) -> None:
    reply = await ask(HOURS, "er der borgerservice på hovedbiblioteket nu", entities={"place": "hovedbiblioteket"})
    assert (reply.key, place_of(reply)) == ("opening_hours.now_open", "Borgerservice på Dokk1")


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("when is International Citizen Service open", "International Citizen Service", "ics_west"),
        ("hvornår er der borgerservice på Dokk1", "Dokk1", "borgerservice"),
        ("hvornår åbner borgerservice", "borgerservice", "borgerservice"),
    ],
)
async def test_a_counter_is_not_taken_for_another_in_its_house(ask: Ask, text: str, place: str, meant: str) -> None:
    reply = await ask(HOURS, text, entities={"place": place})
    assert {choice.payload.entities.get("place") for choice in reply.choices} == {meant}


async def test_a_house_has_the_staff_of_its_library(ask: Ask) -> None:
    reply = await ask(HOURS, "Is there staff at Dokk1 tomorrow?", "en", entities={"place": "Dokk1"})
    assert (reply.key, place_of(reply)) == ("opening_hours.side_day", "Hovedbiblioteket på Dokk1")


async def test_a_side_that_no_day_has_is_told_with_the_hours_there_are(ask: Ask) -> None:
    reply = await ask(
        HOURS, "er der personale på Hasle i weekenden", entities={"place": "Hasle", "date": "i weekenden"}
    )
    assert (reply.key, by_date(reply)) == ("opening_hours.side_no_days", {"2026-11-28": 1, "2026-11-29": 1})


async def test_of_two_sides_weighed_against_each_other_the_whole_is_told(ask: Ask) -> None:
    text = "er der personale eller kun selvbetjening i Hasle på torsdag"
    assert (await ask(HOURS, text, entities={"place": "Hasle"})).key == "opening_hours.day"


async def test_the_side_is_still_meant_when_the_place_is_picked(ask: Ask) -> None:
    which = await ask(HOURS, "er der personale på biblioteket nu", entities={"place": "biblioteket"})
    button = next(choice for choice in which.choices if choice.key == "place_dokk1_library")
    reply = await ask(HOURS, "/opening_hours", entities=button.payload.entities)
    assert reply.key == "opening_hours.side_none"


async def test_a_problem_with_the_day_is_told_before_any_side(ask: Ask) -> None:
    reply = await ask(HOURS, "var der personale på Hasle i går", entities={"place": "Hasle", "date": "i går"})
    assert reply.key == "opening_hours.past"
