import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette

from actions.app import CUES, app_for
from actions.assembly import all_actions, executor_of
from actions.cues import Cues
from backend.clients.doors import Doors, doors_of
from backend.clock import Clock
from backend.db import engine_for, sessions
from backend.seed import seed
from backend.settings import CitySettings
from replies import Reply

SECRET = "a-secret-for-tests"
TUESDAY_MORNING = dt.datetime(2026, 11, 24, 11, 0)  # noqa: DTZ001 - the clock takes it to be in Copenhagen
REPLIES = TypeAdapter(list[Reply])
Ask = Callable[..., Awaitable[Reply]]


@pytest.fixture(scope="session")
def cues() -> Cues:
    return Cues.load(CUES)


@pytest.fixture(scope="session")
def clock() -> Clock:
    return Clock(TUESDAY_MORNING, ticks=lambda: 0)


@pytest.fixture(scope="session")
def city_store(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[sessionmaker[Session]]:
    path: Path = tmp_path_factory.mktemp("city") / "city.db"
    engine = engine_for(f"sqlite:///{path}")
    seed(engine, clock.now())
    yield sessions(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def doors() -> Iterator[Doors]:
    """No system can be asked; a file of tests that asks one gives its own."""
    with doors_of(CitySettings(city="none")) as closed:
        yield closed


@pytest.fixture(scope="session")
def app(city_store: sessionmaker[Session], clock: Clock, cues: Cues, doors: Doors) -> Starlette:
    return app_for(executor_of(all_actions(), city_store, clock, cues, doors), SECRET)


@pytest.fixture
async def bot(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """Rasa's side of the wire, with the secret."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://actions", headers={"Authorization": f"Bearer {SECRET}"}
    ) as client:
        yield client


def call(action: str, text: str = "", language: str = "da", **more: Any) -> dict[str, Any]:
    """What Rasa sends with a selective domain: `entities` and `slots` by name, `likely` intents in order."""
    return {
        "next_action": action,
        "sender_id": "c1",
        "version": "3.6.21",
        "tracker": {
            "sender_id": "c1",
            "slots": {"session_started_metadata": None, "place": None, "date": None, **more.get("slots", {})},
            "latest_message": {
                "text": text,
                "intent": {"name": action.removeprefix("action_"), "confidence": 0.9},
                "entities": [{"entity": name, "value": value} for name, value in more.get("entities", {}).items()],
                "intent_ranking": [{"name": name, "confidence": 0.4} for name in more.get("likely", ())],
                "metadata": {
                    "language": language,
                    "received_at": more.get("received_at", "2026-11-24T10:00:00+00:00"),
                    "message_id": "m1",
                },
            },
            "events": [],
            "paused": False,
            "active_loop": {},
            "latest_action_name": "action_listen",
        },
    }


@pytest.fixture
def webhook(bot: httpx.AsyncClient) -> Callable[..., Awaitable[httpx.Response]]:
    async def post(action: str, text: str = "", language: str = "da", **more: Any) -> httpx.Response:
        return await bot.post("/webhook", json=call(action, text, language, **more))

    return post


@pytest.fixture
def ask(webhook: Callable[..., Awaitable[httpx.Response]]) -> Ask:
    """Run an action as Rasa does, and give the one reply that it says."""

    async def asking(action: str, text: str = "", language: str = "da", **more: Any) -> Reply:
        answered = await webhook(action, text, language, **more)
        assert answered.status_code == httpx.codes.OK, answered.text
        (said,) = [response["custom"]["replies"] for response in answered.json()["responses"]]
        (reply,) = REPLIES.validate_python(said)
        return reply

    return asking
