import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import Request

from api.accounts.access import Agent, ByAgent
from api.app import create_app
from api.errors import TokenMissingError
from tests.api.delivery.test_without_loss import eventually as patient
from tests.api.letters.smtp_server import Mailroom, mail_server
from tests.api.running import FakeBot, Running, outside_of, sqlite
from tests.postgres import fresh_database
from tests.serving import serving
from tests.talk import Talk

THURSDAY = "2026-11-26"
BY_MAIL: Mapping[str, Any] = {"by": "mail", "address": "citizen@example.org"}
BY_CALL: Mapping[str, Any] = {"by": "call", "address": "89 40 22 22"}


def wanted(reach: Mapping[str, Any] = BY_MAIL, text: str = "Jeg mangler et svar", **more: Any) -> dict[str, Any]:
    """A message to leave, with a number of its own."""
    return {"client_message_id": str(uuid.uuid4()), "text": text, "reach": reach, "consent": True, **more}


def leave(talk: Talk, *args: Any, **more: Any) -> Any:
    """Leave a message; what is answered."""
    return talk.http.post(f"{talk.path}/left-message", json=wanted(*args, **more))


def call_at(part: str, day: str = THURSDAY) -> dict[str, Any]:
    return {**BY_CALL, "wished": {"date": day, "part": part}}


MAILBOX = "desk@example.org"
QUEUES = ("citizen_service", "library", "international")
CAST = {
    "agent": Agent("a", "Medarbejder A", frozenset({"agent"}), frozenset(QUEUES), frozenset({"da", "en"}), "s1"),
    "other": Agent("b", "Medarbejder B", frozenset({"agent"}), frozenset(QUEUES), frozenset({"da"}), "s2"),
    "archivist": Agent("c", "Medarbejder C", frozenset({"agent"}), frozenset({"archive"}), frozenset({"da"}), "s3"),
    "lead": Agent("d", "Leder D", frozenset({"agent", "lead"}), frozenset(QUEUES), frozenset({"da"}), "s4"),
}
PACE: Mapping[str, Any] = {
    "mail_from": "borgerchat@example.org",
    "queue_mailboxes": {"citizen_service": MAILBOX, "international": "international@example.org"},
    "desk_url": "https://borgerchat.example.org/desk",
    "mail_first_pause_seconds": 0.05,
    "mail_longest_pause_seconds": 0.2,
    "left_messages_per_hour": 1000,
}
Open = Callable[..., Running]


async def who_asks(request: Request) -> Agent:
    """Stands for the sign-in, which has tests of its own."""
    found = CAST.get(request.headers.get("x-agent", ""))
    if found is None:
        raise TokenMissingError
    return found


@pytest.fixture
def open_desk(tmp_path: Path, city_url: str, bot: FakeBot) -> Iterator[Open]:
    """Starts gateways on one store, whose desk knows the cast; what is set is a setting."""
    with ExitStack() as stack:

        def opening(url: str | None = None, **settings: Any) -> Running:
            outside = outside_of(url or sqlite(tmp_path), city_url, bot, **{**PACE, **settings})
            stack.callback(outside.conversations.dispose)
            stack.callback(outside.city.dispose)
            app = create_app(replace(outside, bot=bot))
            app.dependency_overrides[ByAgent.__metadata__[0].dependency] = who_asks  # type: ignore[attr-defined]
            return Running(stack.enter_context(serving(app)), bot, outside)

        yield opening


@pytest.fixture
def room() -> Mailroom:
    return Mailroom()


@pytest.fixture
def with_mail(room: Mailroom) -> Iterator[dict[str, Any]]:
    """Settings of a mail server that runs."""
    with mail_server(room) as port:
        yield {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def desk_on_each_store(request: pytest.FixtureRequest, open_desk: Open, with_mail: dict[str, Any]) -> Iterator[Running]:
    if request.param == "sqlite":
        yield open_desk(**with_mail)
        return
    with fresh_database(request.getfixturevalue("postgres")) as url:
        yield open_desk(url, **with_mail)


def eventually(is_so: Callable[[], bool], within_s: float = 60) -> None:
    """With the patience that a busy machine needs: mails pass through several threads and a server."""
    patient(is_so, within_s)


class Colleague:
    """Somebody at the desk."""

    def __init__(self, gateway: Running, who: str) -> None:
        self._http = httpx.Client(base_url=gateway.address, headers={"X-Agent": who}, timeout=20, trust_env=False)

    def sees(self) -> list[dict[str, Any]]:
        found = self._http.get("/api/desk/left-messages")
        found.raise_for_status()
        messages: list[dict[str, Any]] = found.json()["left_messages"]
        return messages

    def does(self, what: str, receipt: str, **body: Any) -> httpx.Response:
        return self._http.post(f"/api/desk/left-messages/{receipt}/{what}", json=body or None)
