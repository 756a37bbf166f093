"""What happens to a message when the bot, the store or the gateway itself fails."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from tests.api.conftest import Start
from tests.api.http_bot import http_bot
from tests.api.running import FakeBot, Running, sqlite
from tests.talk import Message, Talk

ROOT = Path(__file__).resolve().parents[3]


def keys(messages: list[Message]) -> list[str]:
    return [reply["key"] for message in messages for reply in message["replies"] or []]


def eventually(is_so: Callable[[], bool], within_s: float = 10) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def said(talk: Talk) -> list[str]:
    return keys(talk.read_again())


def test_a_bot_that_is_down_is_told_once_and_the_message_answered_when_it_is_back(
    on_each_store: Running, bot: FakeBot
) -> None:
    bot.down = True
    with Talk(on_each_store.address, "da", patience_s=10) as talk:
        told = talk.say("Hej")
        assert keys(told) == ["gateway.bot_down"]
        assert "89 40 22 22" in told[0]["text"]
        talk.send("Er der nogen?")
        time.sleep(0.3)
        assert said(talk).count("gateway.bot_down") == 1
        bot.down = False
        eventually(lambda: said(talk).count("greet.hello") == 2)
        assert [question.text for question in bot.asked] == ["Hej", "Er der nogen?"]


def test_a_new_outage_is_told_again(citizen: Talk, bot: FakeBot) -> None:
    for outage in (1, 2):
        bot.down = True
        citizen.send("Hej")
        eventually(lambda outage=outage: said(citizen).count("gateway.bot_down") == outage)
        bot.down = False
        eventually(lambda outage=outage: said(citizen).count("greet.hello") == outage)


def test_after_ten_minutes_of_silence_a_message_is_said_to_be_too_old(start: Start, bot: FakeBot) -> None:
    bot.down = True
    with Talk(start(too_old_after_seconds=0.3).address, "da") as talk:
        talk.send("Hej")
        eventually(lambda: "gateway.too_old" in said(talk))
        bot.down = False
        time.sleep(0.8)
        assert "greet.hello" not in said(talk)
        assert bot.asked == []


def test_a_bot_that_fails_on_a_message_is_not_asked_for_ever(citizen: Talk, bot: FakeBot) -> None:
    bot.failing = True
    assert keys(citizen.say("Hej")) == ["gateway.failed"]
    assert len(bot.asked) == 3
    bot.failing = False
    assert keys(citizen.say("Hej igen")) == ["greet.hello"]


def test_a_failure_that_passes_is_never_heard_of(citizen: Talk, bot: FakeBot) -> None:
    bot.failing = True
    citizen.send("Hej")
    eventually(lambda: len(bot.asked) == 1)
    bot.failing = False
    assert keys(citizen.wait_for_answer()) == ["greet.hello"]


def test_an_answer_to_a_conversation_that_changed_hands_is_thrown_away(
    gateway: Running, citizen: Talk, bot: FakeBot
) -> None:
    bot.slow_s = 0.3
    citizen.send("Hej")
    eventually(lambda: len(bot.asked) == 1)
    with gateway.outside.conversations.begin() as connection:
        connection.execute(text("UPDATE conversations SET owner = 'agent:1', epoch = epoch + 1"))
    time.sleep(0.6)
    assert [message["author"] for message in citizen.read_again()] == ["bot", "citizen"]


def test_a_message_held_by_a_gateway_that_died_is_answered_by_another(
    gateway: Running, citizen: Talk, bot: FakeBot
) -> None:
    bot.down = True
    citizen.say("Hej")
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=0.6)
    with gateway.outside.conversations.begin() as connection:
        connection.execute(
            text("UPDATE awaiting_answers SET lease_holder = 'dead', lease_until = :soon"), {"soon": str(soon)[:-6]}
        )
    bot.down = False
    time.sleep(0.3)
    assert bot.asked == []
    eventually(lambda: "greet.hello" in said(citizen))


def test_two_gateways_on_one_store_answer_each_message_once(start: Start, bot: FakeBot, tmp_path: Path) -> None:
    bot.slow_s = 0.01
    first, second = start(sqlite(tmp_path)), start(sqlite(tmp_path))
    with Talk(first.address, "da") as talk:
        elsewhere = httpx.Client(base_url=second.address, headers=dict(talk.http.headers))
        for number in range(10):
            http = (talk.http, elsewhere)[number % 2]
            body = {"client_message_id": f"00000000-0000-4000-8000-{number:012}", "text": f"besked nummer {number}"}
            assert http.post(f"{talk.path}/messages", json=body).status_code == httpx.codes.ACCEPTED
        eventually(lambda: said(talk).count("greet.hello") == 10)
        assert [question.text for question in bot.asked] == [f"besked nummer {number}" for number in range(10)]
        elsewhere.close()


def test_news_from_another_gateway_wakes_who_waits_here(start: Start, bot: FakeBot, tmp_path: Path) -> None:
    first, second = start(sqlite(tmp_path)), start(sqlite(tmp_path))
    with Talk(first.address, "da") as talk, httpx.Client(base_url=second.address, headers=talk.http.headers) as other:
        bot.slow_s = 0.3
        talk.send("Hej")
        got = other.get(f"{talk.path}/messages", params={"after": 2, "wait": 10}).json()["messages"]
        assert keys(got) == ["greet.hello"]


def test_a_locked_store_is_told_and_loses_nothing(
    start: Start, bot: FakeBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.db.BUSY_TIMEOUT_MS", 200)
    with Talk(start().address, "da") as talk:
        blocker = sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        refused = talk.send("Hej")
        assert refused.status_code == httpx.codes.SERVICE_UNAVAILABLE
        assert refused.json()["error"]["code"] == "store_busy"
        assert int(refused.headers["retry-after"]) > 0
        blocker.execute("COMMIT")
        blocker.close()
        assert keys(talk.say("Hej")) == ["greet.hello"]


def test_an_answer_that_meets_a_locked_store_is_stored_later(
    start: Start, bot: FakeBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.db.BUSY_TIMEOUT_MS", 200)
    bot.slow_s = 0.2
    with Talk(start().address, "da") as talk:
        talk.send("Hej")
        blocker = sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        time.sleep(0.8)
        blocker.execute("COMMIT")
        blocker.close()
        eventually(lambda: said(talk).count("greet.hello") == 1)


def serve(settings: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "api"], cwd=ROOT, env=settings, stdout=subprocess.DEVNULL)


def test_a_gateway_killed_right_after_the_202_loses_nothing(tmp_path: Path, city_url: str, free_port: int) -> None:
    with http_bot() as slow_bot:
        slow_bot.slow_s = 1
        settings = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "PYTHONPATH": str(ROOT),
            "CONVERSATIONS_DATABASE_URL": sqlite(tmp_path),
            "CITY_DATABASE_URL": city_url,
            "GATEWAY_PORT": str(free_port),
            "BOT_URL": slow_bot.url,
            "BOT_SECRET": "x",
            "LEASE_SECONDS": "1",
            "NOW": "2026-11-24T11:00",
        }
        subprocess.run([sys.executable, "-m", "api.migrate"], cwd=ROOT, env=settings, check=True)
        process = serve(settings)
        try:
            address = f"http://127.0.0.1:{free_port}"
            eventually(lambda: answers(address), 30)
            with Talk(address, "da", patience_s=20) as talk:
                assert talk.send("Hej").status_code == httpx.codes.ACCEPTED
                process.send_signal(signal.SIGKILL)
                process.wait()
                process = serve(settings)
                eventually(lambda: answers(address), 30)
                talk.wait_for_answer()
                assert [m["author"] for m in talk.read_again()] == ["bot", "citizen", "bot"]
                asked = {said["message_id"] for _, _, said in slow_bot.heard}
                assert len(asked) == 1
        finally:
            process.kill()
            process.wait()


def answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health", trust_env=False).is_success
    except httpx.TransportError:
        return False
