"""Every side of every topic, said aloud in both languages and forms: no hole, no dead button, no dead end."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from actions.app import CUES
from actions.assembly import all_actions
from actions.cues import Cues
from api.rendering.catalogue import Texts
from api.rendering.render import render
from backend.facts.values import Language
from replies import Reply

Ask = Callable[..., Awaitable[Reply]]
TEXTS = Texts.load(Path(__file__).resolve().parents[2] / "data" / "texts")
TOPICS = {action.topic for action in all_actions()}
SIDES = [
    (topic, side)
    for topic, sides in Cues.load(CUES)._aspects.items()
    if topic in TOPICS and topic not in {"opening_hours", "human"}
    for side in sides
]
PLACES = [
    "dokk1",
    "dokk1_library",
    "risskov_library",
    "borgerservice",
    "ics_west",
    "stadsarkivet",
    "libraries_phone",
    "billing_phone",
    "borum_lyngby_archive",
    "brabrand_aarslev_archive",
    "Lokalarkivet",
    "biblioteket",
    "Hogwarts",
]
DAYS = ["today", "tomorrow", "søndag", "1. juledag", "24/12", "31/2", "i går", "nu", "hvad ved jeg"]
DAYS += ["tomorrow at 20", "søndag kl. halv tre", "søndag kl. 22", "næste uge"]
LAST_WORD = frozenset({"goodbye", "language_switch"})


def say(reply: Reply) -> None:
    assert len({choice.key for choice in reply.choices}) == len(reply.choices)
    assert {choice.payload.intent for choice in reply.choices} <= TOPICS
    languages: tuple[Language, ...] = ("da", "en")
    for language in languages:
        for form in ("standard", "easy"):
            said = render(TEXTS, reply, language, form)  # type: ignore[arg-type]
            nothing = {word.literal for word in [TEXTS.ui("value_nothing_known", language)]}
            assert not nothing & set(said.sentences), f"{reply.key} has nothing to say in {language}, {form}"
            assert len(said.choices) == len(reply.choices), f"{reply.key}: a button without words"
    if reply.key.split(".")[0] not in LAST_WORD:
        assert reply.choices, f"{reply.key} leads nowhere"


@pytest.mark.parametrize("topic", sorted(TOPICS))
async def test_every_topic_answers(ask: Ask, topic: str) -> None:
    say(await ask(f"action_{topic}"))


@pytest.mark.parametrize(("topic", "side"), SIDES)
@pytest.mark.parametrize("age", [None, "9", "14"])
async def test_every_side_of_a_topic_answers(ask: Ask, topic: str, side: str, age: str | None) -> None:
    say(await ask(f"action_{topic}", entities={"service": side, **({"age": age} if age else {})}))


@pytest.mark.parametrize("place", PLACES)
async def test_every_sort_of_place_answers(ask: Ask, place: str) -> None:
    for topic in ("opening_hours", "location_contact", "self_service_access", "lost_property", "human"):
        say(await ask(f"action_{topic}", entities={"place": place}))


@pytest.mark.parametrize("day", DAYS)
async def test_every_sort_of_day_answers(ask: Ask, day: str) -> None:
    for place in PLACES[:6]:
        say(await ask("action_opening_hours", entities={"place": place, "date": day}))


@pytest.mark.parametrize("text", ["bøger", "arkivet", "en regning", "ICS", "pas"])
async def test_every_desk_answers(ask: Ask, text: str) -> None:
    say(await ask("action_human", text))


@pytest.mark.parametrize("matter", ["waste", "parking", "daycare", "tax", "police", "xyzzy"])
async def test_every_matter_answers(ask: Ask, matter: str) -> None:
    say(await ask("action_other_authority", entities={"authority": matter}))


async def test_every_button_leads_to_an_answer(ask: Ask) -> None:
    more: dict[str, Any]
    for topic in sorted(TOPICS):
        for choice in (await ask(f"action_{topic}")).choices:
            more = {"entities": choice.payload.entities}
            say(await ask(f"action_{choice.payload.intent}", f"/{choice.payload.intent}", **more))
