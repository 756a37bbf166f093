"""Operators with the secret may; nobody else."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.content.access import ContentParts
from api.content.service import blocked, bot_off

OPERATOR = {"Authorization": "Bearer an-operators-secret"}
WHO = {"by": "duty editor", "reason": "the fee is wrong"}
OFF = {"scope": "topic", "name": "greet", "text_da": "Ikke nu.", "text_en": "Not now.", **WHO}
NOTICE = {"text_da": "Dokk1 er lukket.", "text_en": "Dokk1 is closed.", **WHO}
Call = tuple[str, str, dict[str, Any]]
CALLS: list[Call] = [
    ("GET", "/api/content/switches", {}),
    ("POST", "/api/content/switches", {"json": OFF}),
    ("DELETE", "/api/content/switches", {"params": {"scope": "topic", "name": "greet", **WHO}}),
    ("GET", "/api/content/notices", {}),
    ("POST", "/api/content/notices", {"json": NOTICE}),
    ("DELETE", "/api/content/notices/1", {"params": WHO}),
    ("GET", "/api/content/audit", {}),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("shown", [None, "Bearer wrong", "Bearer ", "Bearer æøå", "Basic an-operators-other"])
def test_whoever_has_no_secret_is_refused(
    call: Call, shown: str | None, client: TestClient, parts: ContentParts
) -> None:
    method, path, sent = call
    headers = {"Authorization": shown.encode()} if shown else {}
    assert client.request(method, path, headers=headers, **sent).status_code == 401
    with parts.sessions() as session:
        assert blocked(session, "greet.hello", "da") is None


def test_without_a_secret_in_the_settings_nobody_may(client: TestClient, parts: ContentParts) -> None:
    client.app.state.content = ContentParts(parts.sessions, parts.texts, parts.clock, SecretStr(""))  # type: ignore[attr-defined]
    for shown in ({}, {"Authorization": "Bearer "}, OPERATOR):
        assert client.get("/api/content/switches", headers=shown).status_code == 401


def test_an_operator_turns_a_topic_off_and_on(client: TestClient, parts: ContentParts) -> None:
    made = client.post("/api/content/switches", json=OFF, headers=OPERATOR)
    assert made.status_code == 201
    assert client.get("/api/content/switches", headers=OPERATOR).json() == [made.json()]
    with parts.sessions() as session:
        assert blocked(session, "greet.hello", "en") == "Not now."
    back = client.delete("/api/content/switches", params={"scope": "topic", "name": "greet", **WHO}, headers=OPERATOR)
    assert back.status_code == 204
    assert client.get("/api/content/switches", headers=OPERATOR).json() == []
    audit = client.get("/api/content/audit", headers=OPERATOR).json()
    assert [row["did"] for row in audit] == ["on", "off"]


def test_an_operator_turns_the_bot_off_and_on(client: TestClient, parts: ContentParts) -> None:
    assert client.post("/api/content/switches", json={"scope": "bot", **WHO}, headers=OPERATOR).status_code == 201
    with parts.sessions() as session:
        assert bot_off(session)
    assert client.delete("/api/content/switches", params={"scope": "bot", **WHO}, headers=OPERATOR).status_code == 204


def test_an_operator_puts_a_notice_up_and_takes_it_down(client: TestClient) -> None:
    up = client.post("/api/content/notices", json=NOTICE, headers=OPERATOR).json()
    assert client.get("/api/content/notices", headers=OPERATOR).json() == [up]
    assert client.delete(f"/api/content/notices/{up['id']}", params=WHO, headers=OPERATOR).status_code == 204
    assert client.get("/api/content/notices", headers=OPERATOR).json() == []


@pytest.mark.parametrize(
    ("call", "status", "code"),
    [
        (("POST", "/api/content/switches", {"json": {**OFF, "name": "gret"}}), 422, "target_unknown"),
        (("DELETE", "/api/content/switches", {"params": {"scope": "bot", **WHO}}), 404, "not_in_force"),
        (("DELETE", "/api/content/notices/7", {"params": WHO}), 404, "not_in_force"),
    ],
)
def test_what_cannot_be_done_is_said(call: Call, status: int, code: str, client: TestClient) -> None:
    method, path, sent = call
    answer = client.request(method, path, headers=OPERATOR, **sent)
    assert answer.status_code == status
    assert answer.json()["error"] == code
    assert answer.json()["problem"]


def test_a_notice_that_cannot_be_is_refused(client: TestClient) -> None:
    assert client.delete(f"/api/content/notices/{'9' * 30}", params=WHO, headers=OPERATOR).status_code == 422


def test_an_order_without_reason_is_not_carried_out(client: TestClient) -> None:
    without = {key: value for key, value in OFF.items() if key != "reason"}
    assert client.post("/api/content/switches", json=without, headers=OPERATOR).status_code == 422
