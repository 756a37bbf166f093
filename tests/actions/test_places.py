import datetime as dt
from collections.abc import Awaitable, Callable

import pytest

from backend.facts.values import Address, Date, DayHours, Text, Time
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
HOURS = "action_opening_hours"
SATURDAY = dt.date(2026, 11, 28)


def place_of(reply: Reply) -> str:
    name = reply.facts["place"].value
    assert isinstance(name, Text)
    return name.da


def day_of(reply: Reply) -> dt.date:
    day = reply.facts["date"].value
    assert isinstance(day, Date)
    return day.date


def buttons(reply: Reply) -> list[str]:
    return [choice.key for choice in reply.choices]


async def test_hours_that_are_not_known_name_place_and_day_and_whom_to_ask(ask: Ask) -> None:
    reply = await ask(
        HOURS,
        "Hvornår har Risskov Bibliotek åbent på lørdag?",
        entities={"place": "Risskov Bibliotek", "date": "på lørdag"},
    )
    assert (reply.key, place_of(reply), day_of(reply)) == ("opening_hours.day_unknown", "Risskov Bibliotek", SATURDAY)
    assert reply.facts["hours"].value is None
    assert reply.facts["hours"].official
    assert reply.facts["phone"].value
    assert "human" in buttons(reply)


async def test_hours_that_are_known_are_told_with_their_age_and_source(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Dokk1", "date": "søndag"})
    hours = reply.facts["hours"]
    assert reply.key == "opening_hours.day"
    assert isinstance(hours.value, DayHours)
    assert (hours.standing, hours.year) == ("dated", 2021)
    assert hours.source in reply.sources


async def test_a_day_that_is_known_closed_is_closed(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "ICS", "date": "today"}, language="en")
    assert (reply.key, day_of(reply)) == ("opening_hours.day_closed", dt.date(2026, 11, 24))


async def test_a_public_holiday_is_named(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "hovedbiblioteket", "date": "1. juledag"})
    assert reply.key == "opening_hours.day_closed"
    assert reply.facts["holiday"].value == Text(da="Juledag", en="Christmas Day")


async def test_open_now_tells_until_when_as_surely_as_its_hours(ask: Ask) -> None:
    reply = await ask(HOURS, "Har Dokk1 åbent lige nu?", entities={"place": "Dokk1"})
    until = reply.facts["until"]
    assert reply.key == "opening_hours.now_open"
    assert until.value == Time(time=dt.time(22))
    assert (until.standing, until.source) == ("dated", reply.facts["hours"].source)


async def test_closed_now_tells_when_it_opens_next(ask: Ask) -> None:
    reply = await ask(HOURS, "Is ICS open right now?", "en", entities={"place": "ICS"})
    assert reply.key == "opening_hours.now_closed"
    assert reply.facts["next_date"].value == Date(date=dt.date(2026, 11, 25))


async def test_whether_a_branch_is_open_now_is_not_known(ask: Ask) -> None:
    reply = await ask(HOURS, "er åby åben nu", entities={"place": "åby"})
    assert reply.key == "opening_hours.now_unknown"


@pytest.mark.parametrize(("place", "key"), [("Dokk1", "week"), ("Tranbjerg", "week_unknown")])
async def test_without_a_day_the_week_is_told(ask: Ask, place: str, key: str) -> None:
    assert (await ask(HOURS, entities={"place": place})).key == f"opening_hours.{key}"


async def test_the_phone_has_hours_of_its_own(ask: Ask) -> None:
    reply = await ask(HOURS, "Hvornår kan jeg ringe til Borgerservice?", entities={"place": "Borgerservice"})
    assert (reply.key, place_of(reply)) == ("opening_hours.week", "Borgerservice på telefon")


async def test_no_place_asks_which_with_the_likeliest_as_buttons(ask: Ask) -> None:
    reply = await ask(HOURS, "Hvornår har I åbent i morgen?", entities={"date": "i morgen"})
    assert reply.key == "opening_hours.which_place"
    assert buttons(reply)[0] == "place_borgerservice"
    assert reply.choices[0].payload.entities == {"date": "i morgen", "place": "borgerservice"}


async def test_a_phone_without_a_name_asks_which_phone(ask: Ask) -> None:
    reply = await ask(HOURS, "hvornår tager i telefonen")
    assert reply.key == "opening_hours.which_place"
    assert buttons(reply) == ["place_borgerservice_phone", "place_libraries_phone"]


async def test_now_is_still_meant_when_the_place_is_picked(ask: Ask) -> None:
    button = (await ask(HOURS, "er I åbne nu")).choices[-1]
    assert (await ask(HOURS, "/opening_hours", entities=button.payload.entities)).key == "opening_hours.now_open"


async def test_a_library_without_a_name_asks_which_library(ask: Ask) -> None:
    reply = await ask(HOURS, "Har biblioteket åbent?", entities={"place": "biblioteket"})
    assert (reply.key, buttons(reply)[0]) == ("opening_hours.which_place", "place_dokk1_library")
    assert len(reply.choices) == 4


@pytest.mark.parametrize(
    ("text", "language", "key", "time"),
    [("har Dokk1 åbent på lørdag kl. 15?", "da", "at_open", "15:00"),
     ("har Dokk1 åbent på lørdag klokken halv tre", "da", "at_open", "14:30"),
     ("har Dokk1 åbent i morgen tidlig kl. 7", "da", "at_closed", "07:00"),
     ("lukker Dokk1 kl. 22 på fredag", "da", "at_closed", "22:00"),
     ("is Dokk1 open on Sunday at five", "en", "at_closed", "17:00"),
     ("Is Dokk1 open at half past three on Saturday?", "en", "at_open", "15:30")],
)  # fmt: skip
async def test_a_day_and_a_time_tell_whether_it_is_open_then(
    ask: Ask, text: str, language: str, key: str, time: str
) -> None:
    reply = await ask(HOURS, text, language, entities={"place": "Dokk1"})
    assert reply.key == f"opening_hours.{key}"
    assert reply.facts["time"].value == Time(time=dt.time.fromisoformat(time))
    assert isinstance(reply.facts["hours"].value, DayHours)
    assert reply.facts["hours"].value.date == day_of(reply)
    assert buttons(reply)[:2] == ["today", "week"]


async def test_whether_it_is_open_then_is_as_sure_as_its_hours(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Dokk1", "date": "på lørdag", "time": "kl. 15"})
    hours = reply.facts["hours"]
    assert (reply.key, hours.standing, hours.year) == ("opening_hours.at_open", "dated", 2021)
    assert hours.source in reply.sources


async def test_self_service_at_a_time_is_no_staff(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "hovedbiblioteket", "date": "i morgen kl. 20"})
    assert reply.key == "opening_hours.at_self_service"


@pytest.mark.parametrize(
    ("place", "date", "key"),
    [("Risskov", "på lørdag", "day_unknown"), ("Dokk1", "juleaften", "day_unknown"), ("ICS", "i dag", "day_closed"),
     ("hovedbiblioteket", "1. juledag", "day_closed"), ("Dokk1", "31/2", "no_such_date"), ("Dokk1", "i går", "past")],
)  # fmt: skip
async def test_a_time_on_a_day_that_is_closed_or_not_known_tells_of_the_day(
    ask: Ask, place: str, date: str, key: str
) -> None:
    reply = await ask(HOURS, entities={"place": place, "date": date, "time": "kl. 15"})
    assert reply.key == f"opening_hours.{key}"


@pytest.mark.parametrize("time", ["efter kl. 17", "om aftenen", "mellem 10 og 12", "kl. 15 eller 16.30"])
async def test_a_span_of_time_or_an_unclear_one_gets_the_hours_of_the_day(ask: Ask, time: str) -> None:
    reply = await ask(HOURS, entities={"place": "Dokk1", "date": "på lørdag", "time": time})
    assert (reply.key, day_of(reply)) == ("opening_hours.day", SATURDAY)


async def test_the_time_that_the_bot_marked_goes_before_another_in_the_message(ask: Ask) -> None:
    said = "Jeg arbejder til kl. 14 på lørdag, har Dokk1 åbent kl. 15?"
    reply = await ask(HOURS, said, entities={"place": "Dokk1", "date": "på lørdag", "time": "kl. 15"})
    assert reply.facts["time"].value == Time(time=dt.time(15))


async def test_a_time_without_a_day_gets_the_week(ask: Ask) -> None:
    assert (await ask(HOURS, "har Dokk1 åbent kl. 20", entities={"place": "Dokk1"})).key == "opening_hours.week"


async def test_the_same_day_is_meant_when_only_the_time_is_new(ask: Ask) -> None:
    before = {"date": "på lørdag", "last_topic": "opening_hours", "place": "Dokk1"}
    reply = await ask(HOURS, "Og kl. 18?", entities={"time": "kl. 18"}, slots=before)
    assert (reply.key, day_of(reply)) == ("opening_hours.at_closed", SATURDAY)


async def test_day_and_time_are_still_meant_when_the_place_is_picked(ask: Ask) -> None:
    asked = await ask(HOURS, "er I åbne på lørdag kl. 15", entities={"date": "på lørdag", "time": "kl. 15"})
    button = next(choice for choice in asked.choices if choice.key == "place_dokk1")
    assert (await ask(HOURS, "/opening_hours", entities=button.payload.entities)).key == "opening_hours.at_open"


@pytest.mark.parametrize("period", ["næste uge", "uge 42", "juli", "de næste 14 dage"])
async def test_several_days_get_the_ordinary_week(ask: Ask, period: str) -> None:
    reply = await ask(HOURS, entities={"place": "Dokk1", "period": period})
    assert reply.key == "opening_hours.week"


async def test_a_place_that_the_bot_did_not_mark_is_found_in_the_words(ask: Ask) -> None:
    assert place_of(await ask(HOURS, "Hvornår har Trige Bibliotek åbent")) == "Trige Bibliotek"


async def test_the_archive_spoken_of_is_found_though_the_name_is_a_librarys_too(ask: Ask) -> None:
    said = "har lokalarkivet i Malling åbent på mandag?"
    reply = await ask(HOURS, said, entities={"place": "Malling", "date": "på mandag"})
    assert place_of(reply) == "Beder-Malling Egnsarkiv"
    assert place_of(await ask(HOURS, said, entities={"date": "på mandag"})) == "Beder-Malling Egnsarkiv"


async def test_the_archive_is_asked_for_after_the_library_of_the_same_town(ask: Ask) -> None:
    reply = await ask(HOURS, "And the local archive there?", "en", slots={"place": "Viby"})
    assert place_of(reply) == "Viby Lokalarkiv"


async def test_a_place_we_do_not_know_is_quoted_in_short(ask: Ask) -> None:
    reply = await ask(HOURS, entities={"place": "Tivoli Friheden " * 20})
    assert reply.key == "opening_hours.no_such_place"
    said = reply.facts["said"].value
    assert isinstance(said, Text)
    assert len(said.da) <= 60


@pytest.mark.parametrize(("date", "key"), [("31/2", "no_such_date"), ("i går", "past"), ("snarest", "not_understood")])
async def test_an_impossible_day_is_asked_for_again(ask: Ask, date: str, key: str) -> None:
    reply = await ask(HOURS, entities={"place": "Dokk1", "date": date})
    assert reply.key == f"opening_hours.{key}"
    assert buttons(reply)[:3] == ["today", "tomorrow", "week"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("hvornaar aabner dokk1 paa loerdag", "day"), ("Was Dokk1 open yesterday?", "past"),
     ("Har Dokk1 åbent den 30. februar?", "no_such_date"), ("Hvornår har Dokk1 åbent", "week")],
)  # fmt: skip
async def test_a_day_that_the_bot_did_not_mark_is_found_in_the_words(ask: Ask, text: str, key: str) -> None:
    assert (await ask(HOURS, text, entities={"place": "Dokk1"})).key == f"opening_hours.{key}"


async def test_a_mark_that_tells_no_day_leaves_it_to_the_words(ask: Ask) -> None:
    reply = await ask(HOURS, "Dokk1 på lørdag", entities={"place": "Dokk1", "date": "på"})
    assert (reply.key, day_of(reply)) == ("opening_hours.day", SATURDAY)


async def test_the_same_day_is_meant_when_only_the_place_is_new(ask: Ask) -> None:
    before = {"date": "på lørdag", "last_topic": "opening_hours", "place": "Risskov"}
    reply = await ask(HOURS, "Hvad med Dokk1?", entities={"place": "Dokk1"}, slots=before)
    assert (place_of(reply), day_of(reply)) == ("Dokk1", SATURDAY)


async def test_the_same_place_is_meant_when_only_the_day_is_new(ask: Ask) -> None:
    reply = await ask(HOURS, "Og på søndag?", entities={"date": "på søndag"}, slots={"place": "Dokk1"})
    assert (reply.key, place_of(reply)) == ("opening_hours.day", "Dokk1")


async def test_a_button_for_the_week_forgets_the_day(ask: Ask) -> None:
    before = {"date": "på lørdag", "last_topic": "opening_hours"}
    reply = await ask(
        HOURS, '/opening_hours{"period": "week"}', entities={"place": "dokk1", "period": "week"}, slots=before
    )
    assert reply.key == "opening_hours.week"


async def test_the_day_is_reckoned_from_when_the_message_came(ask: Ask) -> None:
    entities = {"place": "Dokk1", "date": "i morgen"}
    reply = await ask(HOURS, entities=entities, received_at="2026-11-24T23:30:00+00:00")
    assert day_of(reply) == dt.date(2026, 11, 26)


async def test_a_counter_has_the_address_of_its_house(ask: Ask) -> None:
    reply = await ask("action_location_contact", entities={"place": "Borgerservice"})
    address = reply.facts["address"].value
    assert isinstance(address, Address)
    assert (reply.key, address.street) == ("location_contact.place", "Hack Kampmanns Plads 2")


@pytest.mark.parametrize(
    ("place", "key"),
    [("Risskov", "place"), ("omstillingen", "reach"), ("Borum lokalarkiv", "local_archive_reach"),
     ("Brabrand lokalarkiv", "local_archive_place"), (None, "which_place"), ("Hogwarts", "no_such_place")],
)  # fmt: skip
async def test_where_a_place_is(ask: Ask, place: str | None, key: str) -> None:
    reply = await ask("action_location_contact", entities={"place": place} if place else {})
    assert reply.key == f"location_contact.{key}"


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (None, "general"),
        ("biblioteket", "general"),
        ("Hasle", "library"),
        ("Dokk1", "library"),
        ("Borgerservice", "not_a_library"),
    ],
)
async def test_how_to_get_in_without_staff_is_not_known_and_said_so(ask: Ask, place: str | None, key: str) -> None:
    reply = await ask("action_self_service_access", entities={"place": place} if place else {})
    assert reply.key == f"self_service_access.{key}"
    if key != "not_a_library":
        assert reply.facts["how_to_enter"].standing == "unknown"


@pytest.mark.parametrize(("place", "key"), [(None, "which_place"), ("Dokk1", "place"), ("Viby", "place")])
async def test_lost_things_are_asked_for_where_they_were_lost(ask: Ask, place: str | None, key: str) -> None:
    reply = await ask("action_lost_property", entities={"place": place} if place else {})
    assert reply.key == f"lost_property.{key}"
    if place:
        assert reply.facts["phone"].value
