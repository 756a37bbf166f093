"""Every answer about synced hours, said in both languages and forms: no hole, no dead button, no dead end."""

from collections.abc import Awaitable, Callable

import pytest

from replies import Reply
from tests.actions.test_every_answer_has_words import say

Ask = Callable[..., Awaitable[Reply]]
PLACES = ["Hasle", "Åby", "Tilst", "Sabro", "hovedbiblioteket", "Dokk1", "Borgerservice", "biblioteket"]
DAYS = ["nu", "i dag", "på fredag", "på søndag", "juleaften", "langfredag", "i går"]
SPANS = ["næste uge", "uge 52", "i juli", "i weekenden", "week"]
QUESTIONS = ["", "er der personale", "is it self-service", "er der borgerservice på biblioteket"]
WHICH = [
    "hvilke biblioteker har åbent", "hvilke biblioteker har personale", "hvor er der borgerservice",
    "nearest open library to 8210", "nærmeste åbne bibliotek", "åbent bibliotek tæt på 1000",
    "hvilke arkiver har åbent",
]  # fmt: skip


async def with_its_buttons(ask: Ask, text: str, entities: dict[str, str]) -> None:
    reply = await ask("action_opening_hours", text, entities=entities)
    say(reply)
    for choice in reply.choices:
        intent = choice.payload.intent
        say(await ask(f"action_{intent}", f"/{intent}", entities=choice.payload.entities))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", QUESTIONS)
async def test_a_place(ask: Ask, place: str, text: str) -> None:
    for words in DAYS:
        await with_its_buttons(ask, text, {"place": place, "date": words})
    for words in SPANS:
        await with_its_buttons(ask, text, {"place": place, "period": words})


@pytest.mark.parametrize("text", WHICH)
async def test_which_places(ask: Ask, text: str) -> None:
    for words in (*DAYS, *SPANS, "i morgen kl. 10"):
        await with_its_buttons(ask, text, {"date": words})


@pytest.mark.parametrize("source", ["demo"], indirect=True, scope="session")
async def test_which_places_are_open_for_all_that_is_invented(ask: Ask, source: str) -> None:
    for text in WHICH:
        await with_its_buttons(ask, text, {})
