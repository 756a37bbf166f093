"""Run an action in a city whose systems a test gives, and say its reply in words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy.orm import Session, sessionmaker

from actions.app import app_for
from actions.assembly import all_actions, executor_of
from actions.cues import Cues
from api.rendering.catalogue import Texts
from api.rendering.render import Form, render
from backend.clients.doors import Doors
from backend.clock import Clock
from backend.facts.values import Language
from replies import Reply
from tests.actions.conftest import REPLIES, SECRET, Ask, call

TEXTS = Texts.load(Path(__file__).resolve().parents[2] / "data" / "texts")


@asynccontextmanager
async def asking(store: sessionmaker[Session], clock: Clock, cues: Cues, doors: Doors) -> AsyncIterator[Ask]:
    """As Rasa asks: `ask(action, text, language, entities=…)` gives the one reply."""
    transport = httpx.ASGITransport(app_for(executor_of(all_actions(), store, clock, cues, doors), SECRET))
    headers = {"Authorization": f"Bearer {SECRET}"}

    async with httpx.AsyncClient(transport=transport, base_url="http://actions", headers=headers) as client:

        async def ask(action: str, text: str = "", language: str = "da", **more: Any) -> Reply:
            answered = await client.post("/webhook", json=call(action, text, language, **more))
            assert answered.status_code == httpx.codes.OK, answered.text
            (said,) = [response["custom"]["replies"] for response in answered.json()["responses"]]
            (reply,) = REPLIES.validate_python(said)
            return reply

        yield ask


def in_words(reply: Reply, language: Language = "da", form: Form = "standard") -> str:
    """The whole answer. Every button must have its words, in each language and form."""
    languages: tuple[Language, ...] = ("da", "en")
    forms: tuple[Form, ...] = ("standard", "easy")
    for each in languages:
        for way in forms:
            assert len(render(TEXTS, reply, each, way).choices) == len(reply.choices) > 0
    return render(TEXTS, reply, language, form).text
