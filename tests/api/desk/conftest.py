"""The desk over its HTTP calls, with an agent of one's choice in place of a session."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import httpx
import pytest
from fastapi import FastAPI, Header
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.access import Agent, ByAgent
from api.accounts.models import Account
from api.app import create_app
from api.errors import TokenMissingError
from tests.api.handover.world import AGENT, OF_THE_LIBRARY, OTHER_AGENT, World
from tests.api.running import FakeBot, outside_of, sqlite

AGENTS = {who.account_id: who for who in (AGENT, OTHER_AGENT, OF_THE_LIBRARY)}


async def named(x_agent: Annotated[str | None, Header()] = None) -> Agent:
    if x_agent not in AGENTS:
        raise TokenMissingError
    return AGENTS[x_agent]


@dataclass(frozen=True)
class Citizen:
    client: TestClient
    id: str
    token: str

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.request(method, f"/api/conversations/{self.id}{path}", headers=headers, **more)

    def messages(self) -> list[dict[str, Any]]:
        read: list[dict[str, Any]] = self.call("GET", "/messages").json()["messages"]
        return read

    def queues_up(self) -> None:
        self.call("POST", "/handover", json={})
        offer = self.messages()[-1]
        body = {"client_message_id": f"{self.id[:35]}0", "reply_to": offer["seq"], "choice": "consent"}
        assert self.call("POST", "/messages", json=body).status_code == httpx.codes.ACCEPTED


@dataclass(frozen=True)
class DeskClient:
    client: TestClient

    @property
    def store(self) -> sessionmaker[Session]:
        made: sessionmaker[Session] = cast("FastAPI", self.client.app).state.conversations.conversations.sessions
        return made

    def __call__(self, who: Agent | None, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"X-Agent": who.account_id} if who else {}
        return self.client.request(method, f"/api/desk{path}", headers=headers, **more)

    def citizen(self, language: str = "da") -> Citizen:
        body = self.client.post("/api/conversations", json={"language": language}).json()
        return Citizen(self.client, body["id"], body["token"])

    def ready(self, who: Agent) -> None:
        assert self(who, "PUT", "/presence", json={"presence": "ready", "capacity": 3}).status_code == httpx.codes.OK

    def owned(self, language: str = "da") -> Citizen:
        """A citizen whom the agent has."""
        self.ready(AGENT)
        citizen = self.citizen(language)
        citizen.queues_up()
        assert self(AGENT, "POST", f"/conversations/{citizen.id}/claim").status_code == httpx.codes.OK
        return citizen


@pytest.fixture
def world(tmp_path: Path, city_url: str) -> Iterator[World]:
    made = World.on(sqlite(tmp_path), city_url)
    yield made
    made.close()


@pytest.fixture
def app(tmp_path: Path, city_url: str) -> FastAPI:
    bot = FakeBot()
    made = create_app(outside_of(sqlite(tmp_path), city_url, bot))
    made.dependency_overrides[get_args(ByAgent)[1].dependency] = named
    return made


@pytest.fixture
def desk(app: FastAPI) -> Iterator[DeskClient]:
    with TestClient(app) as client:
        made = DeskClient(client)
        with made.store.begin() as session:
            session.add_all(map(account_of, AGENTS.values()))
        yield made


def account_of(who: Agent) -> Account:
    return Account(
        id=who.account_id,
        name=who.account_id,
        display_name=who.name,
        roles=sorted(who.roles),
        queues=sorted(who.queues),
        languages=sorted(who.languages),
        created_at=dt.datetime.now(dt.UTC),
    )
