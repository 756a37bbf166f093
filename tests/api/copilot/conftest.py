"""A desk whose bot has an answer with a source, on either database."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from api.accounts.access import Agent, ByAgent
from api.app import create_app
from api.assembly import Outside
from api.privacy.deletion import Deletion
from backend.db import sessions
from backend.facts.fact import Source, Told
from backend.facts.values import AnyValue, Phone, Text, same
from replies import Handover, Reply, reply
from tests.api.desk.conftest import Citizen, DeskClient, named
from tests.api.handover.world import AGENT
from tests.api.running import FakeBot, outside_of, sqlite
from tests.postgres import fresh_database

SOURCE = Source(
    title=Text(da="Borger.dk om aktindsigt", en="Borger.dk on access"), url="https://a.dk", read_on="2026-11"
)


def told(value: AnyValue | None) -> Told:
    return Told(value=value, standing="current" if value else "unknown", year=2026, source=SOURCE)


PHONE = told(Phone(number="00000000"))
PRICE = reply("access_to_documents.price", {"fee": told(Text(da="intet", en="nothing")), "phone": PHONE})
PRICE_DA = "Aktindsigt koster intet.\nEr du i tvivl, så ring til omstillingen på 00 00 00 00."
DEADLINE = reply("access_to_documents.deadline", {"deadline": told(same("7 d.")), "late": PHONE, "phone": PHONE})
PERSON = reply(
    "human.reach_no_hours", {"phone": PHONE}, handover=Handover(queue="citizen_service", reason="asked")
)  # fmt: skip
CRISIS = reply("crisis.now", {"phone": PHONE}, handover=Handover(queue="citizen_service", reason="crisis"))
HELPLESS: tuple[Reply, ...] = (reply("not_understood.once"), reply("ask_back.which"), PERSON, reply("greet.hello"))


@dataclass(frozen=True)
class Helped:
    """An agent who has a citizen, and what the bot is."""

    desk: DeskClient
    outside: Outside
    bot: FakeBot

    def citizen(self, words: str, language: str = "da") -> Citizen:
        citizen = self.desk.owned(language)
        self.says(citizen, words)
        return citizen

    def says(self, citizen: Citizen, words: str) -> None:
        body = {"client_message_id": str(uuid.uuid4()), "text": words}
        assert citizen.call("POST", "/messages", json=body).status_code == 202

    def suggested(self, citizen: Citizen, who: Agent = AGENT) -> list[dict[str, Any]]:
        response = self.desk(who, "GET", f"/conversations/{citizen.id}/copilot")
        assert response.status_code == 200
        found: list[dict[str, Any]] = response.json()
        return found

    def sends(self, citizen: Citizen, words: str, client_id: str | None = None) -> None:
        body = {"client_message_id": client_id or str(uuid.uuid4()), "text": words}
        assert self.desk(AGENT, "POST", f"/conversations/{citizen.id}/messages", json=body).status_code == 202

    def rows(self, table: str) -> list[dict[str, Any]]:
        with self.outside.conversations.connect() as connection:
            return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]  # noqa: S608


@pytest.fixture
def bot() -> FakeBot:
    return FakeBot(says=[(PRICE,)])


def desk_app(outside: Outside) -> FastAPI:
    app = create_app(outside)
    app.dependency_overrides[get_args(ByAgent)[1].dependency] = named
    return app


def deletion_of(outside: Outside) -> Deletion:
    return Deletion(sessions(outside.conversations), outside.bot, outside.real_time, 0.1)


def _helped(url: str, city_url: str, bot: FakeBot) -> Iterator[Helped]:
    outside = outside_of(url, city_url, bot)
    with TestClient(desk_app(outside)) as client:
        yield Helped(DeskClient(client), outside, bot)
    outside.conversations.dispose()
    outside.city.dispose()


@pytest.fixture
def helped(tmp_path: Path, city_url: str, bot: FakeBot) -> Iterator[Helped]:
    yield from _helped(sqlite(tmp_path), city_url, bot)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def on_each_store(request: pytest.FixtureRequest, tmp_path: Path, city_url: str, bot: FakeBot) -> Iterator[Helped]:
    if request.param == "sqlite":
        yield from _helped(sqlite(tmp_path), city_url, bot)
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        yield from _helped(url, city_url, bot)
