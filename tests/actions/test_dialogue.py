from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
Webhook = Callable[..., Awaitable[httpx.Response]]


@pytest.mark.parametrize(
    ("topic", "key"),
    [
        ("greet", "greet.hello"),
        ("goodbye", "goodbye.bye"),
        ("thanks", "thanks.welcome"),
        ("affirm", "affirm.go_on"),
        ("deny", "deny.go_on"),
        ("bot_identity", "bot_identity.machine"),
        ("capabilities", "capabilities.overview"),
        ("repeat", "repeat.last"),
        ("restart", "restart.done"),
        ("praise", "praise.thanks"),
        ("insult", "insult.calm"),
        ("correct", "correct.what"),
    ],
)
async def test_talk_about_the_talk_is_answered(ask: Ask, topic: str, key: str) -> None:
    assert (await ask(f"action_{topic}")).key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("kan vi tage den på engelsk", "to_en"),
        ("English please", "to_en"),
        ("I don't speak Danish", "to_en"),
        ("jeg forstår ikke dansk", "to_en"),
        ("can we switch from Danish to English", "to_en"),
        ("skriv på dansk", "to_da"),
        ("jeg kan ikke engelsk", "to_da"),
        ("jeg forstår ikke engelsk", "to_da"),
        ("can we switch from English to Danish", "to_da"),
        ("do you speak Danish?", "to_da"),
        ("Türkçe?", "ask"),
        ("skift sprog", "ask"),
    ],
)
async def test_the_language_wished_for_is_heard(ask: Ask, text: str, key: str) -> None:
    assert (await ask("action_language_switch", text)).key == f"language_switch.{key}"


async def test_a_button_chooses_the_language(ask: Ask) -> None:
    (danish, english) = (await ask("action_language_switch", "skift sprog")).choices
    assert (await ask("action_language_switch", "/x", entities=danish.payload.entities)).key == "language_switch.to_da"
    assert (await ask("action_language_switch", "/x", entities=english.payload.entities)).key == "language_switch.to_en"


@pytest.mark.parametrize(
    ("text", "key"), [("kan du skrive lettere", "on"), ("easier words please", "on"), ("skriv normalt igen", "off")]
)
async def test_easy_language_goes_on_and_off(ask: Ask, text: str, key: str) -> None:
    assert (await ask("action_simplify", text)).key == f"simplify.{key}"


@pytest.mark.parametrize("offered", ["not_understood", "insult", "out_of_scope", "complaint"])
async def test_yes_to_the_offer_of_a_person_leads_to_one(ask: Ask, offered: str) -> None:
    reply = await ask("action_affirm", "ja tak", slots={"last_topic": offered})
    assert (reply.key, reply.handover is not None) == ("human.reach", True)


async def test_yes_is_used_up_by_its_answer(webhook: Webhook) -> None:
    answered = (await webhook("action_affirm", "ja", slots={"last_topic": "insult"})).json()
    assert answered["events"] == [{"event": "slot", "timestamp": None, "name": "last_topic", "value": None}]


async def test_a_correction_asks_the_last_question_anew(ask: Ask) -> None:
    before: dict[str, Any] = {"last_topic": "opening_hours", "date": "søndag", "place": "Hasle"}
    reply = await ask("action_correct", "nej, Dokk1 mente jeg", entities={"place": "Dokk1"}, slots=before)
    assert reply.key == "opening_hours.day"


@pytest.mark.parametrize("topic", ["thanks", "praise", "repeat", "language_switch", "simplify", "greet", "correct"])
async def test_an_aside_leaves_the_topic_as_it_was(webhook: Webhook, topic: str) -> None:
    assert (await webhook(f"action_{topic}", slots={"last_topic": "opening_hours"})).json()["events"] == []
