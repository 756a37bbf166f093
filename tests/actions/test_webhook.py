from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from rasa_sdk.executor import ActionExecutor
from structlog.testing import capture_logs

from actions.app import app_for

Webhook = Callable[..., Awaitable[httpx.Response]]


def failing_app() -> ActionExecutor:
    def run(dispatcher: Any, tracker: Any, domain: Any) -> None:
        raise RuntimeError(f"could not answer {tracker.latest_message['text']}")

    executor = ActionExecutor()
    executor.register_function("action_greet", run)
    return executor


async def test_an_action_answers_with_a_reply_and_what_to_remember(webhook: Webhook) -> None:
    answered = (await webhook("action_location_contact", entities={"place": "Dokk1"})).json()
    (response,) = answered["responses"]
    assert response["custom"]["replies"][0]["key"] == "location_contact.place"
    assert response["text"] is None
    assert answered["events"] == [
        {"event": "slot", "timestamp": None, "name": "last_topic", "value": "location_contact"}
    ]


@pytest.mark.parametrize("header", [None, "", "Bearer ", "Bearer wrong", "a-secret-for-tests", "Bearer ænder"])
async def test_without_the_secret_nothing_is_answered(bot: httpx.AsyncClient, header: str | None) -> None:
    del bot.headers["Authorization"]
    headers = [] if header is None else [(b"Authorization", header.encode())]
    refused = await bot.post("/webhook", content=b"{}", headers=headers)
    assert (refused.status_code, refused.json()) == (401, {"error": "unauthorized"})


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b'{"next_action": "action_greet"}', b'{"tracker": {}}', b'{"next_action": 1}',
     b'{"next_action": "action_greet", "tracker": {"slots": {}}}'],
)  # fmt: skip
async def test_what_is_no_action_call_is_refused(bot: httpx.AsyncClient, body: bytes) -> None:
    assert (await bot.post("/webhook", content=body)).status_code == httpx.codes.UNPROCESSABLE_ENTITY


async def test_an_action_that_does_not_exist_is_not_found(webhook: Webhook) -> None:
    assert (await webhook("action_dance")).status_code == httpx.codes.NOT_FOUND


async def test_a_failing_action_is_a_500_that_leaks_no_words_of_the_citizen(webhook: Webhook) -> None:
    transport = httpx.ASGITransport(app_for(failing_app(), "s"))
    headers = {"Authorization": "Bearer s"}
    tracker = {"sender_id": "c1", "latest_message": {"text": "mit hemmelige ord"}}
    with capture_logs() as logs:
        async with httpx.AsyncClient(transport=transport, base_url="http://actions", headers=headers) as bot:
            failed = await bot.post("/webhook", json={"next_action": "action_greet", "tracker": tracker})
    assert (failed.status_code, failed.json()) == (500, {"error": "action_failed"})
    (line,) = logs
    assert (line["action"], line["error"]) == ("action_greet", "RuntimeError")
    assert "hemmelige" not in str(logs)


async def test_a_time_without_offset_is_an_error_and_not_a_guess(webhook: Webhook) -> None:
    received = "2026-11-24T10:00:00"
    assert (await webhook("action_greet", received_at=received)).status_code == httpx.codes.INTERNAL_SERVER_ERROR


async def test_health_needs_no_secret(bot: httpx.AsyncClient) -> None:
    del bot.headers["Authorization"]
    health = await bot.get("/health")
    assert health.json()["status"] == "ok"


async def test_a_restart_wipes_what_rasa_knows(webhook: Webhook) -> None:
    assert (await webhook("action_restart")).json()["events"] == [{"event": "restart", "timestamp": None}]
