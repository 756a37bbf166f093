from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from backend.facts.values import Phone, Text
from replies import Handover, Reply

Ask = Callable[..., Awaitable[Reply]]


@pytest.mark.parametrize(
    ("text", "more", "queue"),
    [
        ("Jeg vil tale med et menneske", {}, "citizen_service"),
        ("Jeg vil tale med en bibliotekar om mine bøger", {}, "library"),
        ("can I speak to the archive", {}, "archive"),
        ("en person om min rykker", {}, "billing"),
        ("a person at ICS please", {}, "international"),
        ("et menneske, tak", {"entities": {"place": "Hasle"}}, "library"),
        ("et menneske", {"slots": {"last_topic": "opening_hours", "place": "Stadsarkivet"}}, "archive"),
        ("et menneske", {"slots": {"last_topic": "passport_renew", "place": "Stadsarkivet"}}, "citizen_service"),
        ("et menneske", {"slots": {"last_topic": "self_service_access"}}, "library"),
        ("et menneske", {"entities": {"place": "Hogwarts"}}, "citizen_service"),
    ],
)
async def test_a_person_is_found_at_the_desk_that_the_matter_belongs_to(
    ask: Ask, text: str, more: dict[str, Any], queue: str
) -> None:
    reply = await ask("action_human", text, **more)
    assert reply.handover == Handover(queue=queue, reason="asked")  # type: ignore[arg-type]
    assert reply.facts["phone"].value


async def test_hours_of_a_phone_that_are_not_known_are_said_not_to_be(ask: Ask) -> None:
    assert (await ask("action_human", "library")).key == "human.reach_no_hours"
    assert (await ask("action_human", "Borgerservice")).key == "human.reach"


async def test_in_danger_the_numbers_come_without_any_doubt(ask: Ask) -> None:
    reply = await ask("action_crisis", "jeg kan ikke mere")
    assert reply.key == "crisis.now"
    assert reply.facts["emergency_line"].value == Phone(number="112")
    assert {told.standing for told in reply.facts.values()} == {"current"}
    assert reply.handover == Handover(queue="citizen_service", reason="crisis")


async def test_a_complaint_is_for_a_person(ask: Ask) -> None:
    reply = await ask("action_complaint", "jeg vil klage over biblioteket")
    assert (reply.key, reply.handover) == ("complaint.how", Handover(queue="library", reason="complaint"))


@pytest.mark.parametrize(
    ("text", "entities", "name"),
    [
        ("Min skraldespand er ikke tømt", {}, "Aarhus Kommunes affald og genbrug"),
        ("hvem ringer jeg til", {"authority": "Skattestyrelsen"}, "Skattestyrelsen"),
        ("my bike was stolen, what do the police do", {"authority": "police"}, "Politiet"),
    ],
)
async def test_the_authority_behind_a_matter_is_named(ask: Ask, text: str, entities: dict[str, str], name: str) -> None:
    reply = await ask("action_other_authority", text, entities=entities)
    authority = reply.facts["authority"].value
    assert isinstance(authority, Text)
    assert (reply.key, authority.da) == ("other_authority.known", name)
    assert reply.facts["link"].value


@pytest.mark.parametrize("text", ["noget helt ukendt", ""])
async def test_a_matter_that_we_do_not_know_goes_to_the_switchboard(ask: Ask, text: str) -> None:
    reply = await ask("action_other_authority", text)
    assert reply.key == "other_authority.unknown"
    assert reply.facts["phone"].value


async def test_asking_back_offers_the_likely_topics_and_none_of_them(ask: Ask) -> None:
    likely = ("ask_back", "opening_hours", "location_contact", "human", "greet")
    reply = await ask("action_ask_back", "dokk1?", likely=likely, entities={"place": "Dokk1"})
    assert [choice.key for choice in reply.choices] == ["opening_hours", "location_contact", "human", "neither"]
    assert reply.choices[0].payload.entities == {"place": "Dokk1"}
    assert reply.choices[-1].payload.intent == "not_understood"


@pytest.mark.parametrize(
    ("topic", "text", "entities"),
    [
        ("passport_child", "hvad koster det til min søn på 9", {"service": "price", "age": "9"}),
        ("other_authority", "Hvordan får jeg en pasningsplads?", {"authority": "daycare"}),
        ("opening_hours", "telefonen hos Borgerservice nu", {"service": "now", "place": "borgerservice_phone"}),
        ("language_switch", "engelsk", {"service": "english"}),
        ("greet", "hej", {}),
    ],
)
async def test_a_button_knows_what_the_message_said(ask: Ask, topic: str, text: str, entities: dict[str, str]) -> None:
    reply = await ask("action_ask_back", text, likely=(topic,))
    assert reply.choices[0].payload.entities == entities


async def test_asking_back_without_anything_likely_is_not_having_understood(ask: Ask) -> None:
    assert (await ask("action_ask_back", "blub", likely=("ask_back",))).key == "not_understood.once"


async def test_yes_no_and_the_like_are_nothing_to_be_asked_back_with(ask: Ask) -> None:
    reply = await ask("action_ask_back", "👍", likely=("ask_back", "affirm", "deny", "correct", "opening_hours"))
    assert [choice.key for choice in reply.choices] == ["opening_hours", "neither"]


async def test_the_second_time_a_person_comes_first(ask: Ask) -> None:
    first = await ask("action_not_understood", "blub")
    second = await ask("action_not_understood", "blub blub", slots={"last_topic": "not_understood"})
    assert (first.key, second.key) == ("not_understood.once", "not_understood.again")
    assert second.choices[0].key == "human"
    assert second.handover == Handover(queue="citizen_service", reason="not_understood")


async def test_what_the_words_name_is_offered_before_a_person(ask: Ask) -> None:
    reply = await ask("action_not_understood", "forlænge lån")
    assert (reply.key, reply.handover) == (
        "not_understood.found",
        Handover(queue="citizen_service", reason="not_understood"),
    )
    assert [choice.key for choice in reply.choices] == ["loan_renew", "human"]


async def test_two_topics_that_fit_alike_are_both_offered(ask: Ask) -> None:
    reply = await ask("action_not_understood", "pasport", "en")
    assert [choice.key for choice in reply.choices] == ["passport_renew", "passport_child", "human"]


async def test_the_second_time_a_person_comes_before_what_the_words_name(ask: Ask) -> None:
    reply = await ask("action_not_understood", "forlænge lån", slots={"last_topic": "not_understood"})
    assert reply.key == "not_understood.found_again"
    assert [choice.key for choice in reply.choices] == ["human", "loan_renew"]


@pytest.mark.parametrize(
    ("text", "topic", "entities"),
    [
        ("pasport søn 9 år", "passport_child", {"age": "9"}),
        ("åbningstd hasle", "opening_hours", {"place": "hasle_library"}),
    ],
)
async def test_a_topic_that_was_found_knows_what_the_message_said(
    ask: Ask, text: str, topic: str, entities: dict[str, str]
) -> None:
    reply = await ask("action_not_understood", text)
    assert (reply.choices[0].key, reply.choices[0].payload.entities) == (topic, entities)


async def test_words_that_name_nothing_of_ours_lead_to_the_start(ask: Ask) -> None:
    reply = await ask("action_not_understood", "blub")
    assert [choice.key for choice in reply.choices] == ["human", "opening_hours", "passport_renew", "moving_address"]


async def test_who_may_be_in_despair_is_offered_a_person_and_no_topic_that_was_found(ask: Ask) -> None:
    likely = ("passport_child", "crisis", "human")
    reply = await ask("action_not_understood", "det er sidste gang, pas på min datter", likely=likely)
    assert (reply.key, reply.choices[0].key) == ("not_understood.once", "human")


async def test_none_of_the_offered_topics_is_no_search(ask: Ask) -> None:
    assert (await ask("action_not_understood", "/not_understood")).key == "not_understood.once"


async def test_asking_back_without_anything_likely_offers_what_the_words_name(ask: Ask) -> None:
    assert (await ask("action_ask_back", "forlænge lån", likely=("ask_back",))).key == "not_understood.found"


async def test_what_is_not_ours_leads_on(ask: Ask) -> None:
    reply = await ask("action_out_of_scope", "bliver det regnvejr?")
    assert (reply.key, reply.handover) == ("out_of_scope.not_ours", None)
    assert "human" in {choice.key for choice in reply.choices}
