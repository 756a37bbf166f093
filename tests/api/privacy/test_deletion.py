"""A deleted conversation is gone here and at the bot, and nobody is promised an answer to it."""

import datetime as dt
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
from sqlalchemy import text

from api.assembly import assemble
from tests.api.conftest import Start
from tests.api.delivery.test_without_loss import eventually
from tests.api.letters.conftest import leave
from tests.api.running import FakeBot, Running
from tests.talk import Talk

TABLES = ("conversations", "messages", "awaiting_answers", "feedback", "tracker_deletions")


def rows(gateway: Running, table: str) -> int:
    with gateway.outside.conversations.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - our own names


def test_a_citizen_deletes_all_and_gets_a_receipt(on_each_store: Running, bot: FakeBot) -> None:
    with Talk(on_each_store.address, "da") as talk:
        talk.say("Hej")
        talk.http.post(f"{talk.path}/feedback", json={"helped": True})
        deleted = talk.http.delete(talk.path)
        assert deleted.status_code == httpx.codes.OK
        assert deleted.json()["messages"] == 3
        assert deleted.json()["tracker"] == "deleted"
        assert deleted.json()["receipt"]
        assert bot.forgotten == [talk.id]
        assert {table: rows(on_each_store, table) for table in TABLES} == dict.fromkeys(TABLES, 0)
        assert talk.http.get(f"{talk.path}/messages").status_code == httpx.codes.NOT_FOUND


def test_the_receipt_that_is_kept_does_not_say_whose_it_is(gateway: Running, citizen: Talk) -> None:
    citizen.http.delete(citizen.path)
    with gateway.outside.conversations.connect() as connection:
        kept = connection.execute(text("SELECT * FROM deletion_receipts")).mappings().one()
    assert citizen.id not in map(str, kept.values())
    assert kept["tracker_gone_at"]


def test_not_even_the_files_hold_a_word_of_it(gateway: Running, citizen: Talk, tmp_path: Path) -> None:
    citizen.say("et ganske særligt ord: xyzzyplugh")
    assert any(b"xyzzyplugh" in file.read_bytes() for file in tmp_path.glob("*.db*"))
    citizen.http.delete(citizen.path)
    assert not any(b"xyzzyplugh" in file.read_bytes() for file in tmp_path.glob("*.db*"))


def test_an_answer_under_way_is_dropped_and_the_bot_asked_twice_to_forget(citizen: Talk, bot: FakeBot) -> None:
    bot.slow_s = 0.3
    citizen.send("Hej")
    eventually(lambda: len(bot.asked) == 1)
    deleted = citizen.http.delete(citizen.path)
    assert deleted.json()["tracker"] == "pending"
    eventually(lambda: bot.forgotten == [citizen.id, citizen.id])
    assert citizen.http.get(f"{citizen.path}/messages").status_code == httpx.codes.NOT_FOUND


def test_while_the_bot_is_down_it_is_asked_again_until_it_has_forgotten(
    gateway: Running, citizen: Talk, bot: FakeBot
) -> None:
    citizen.say("Hej")
    bot.down = True
    assert citizen.http.delete(citizen.path).json()["tracker"] == "pending"
    assert rows(gateway, "messages") == 0
    assert rows(gateway, "tracker_deletions") == 1
    bot.down = False
    eventually(lambda: bot.forgotten == [citizen.id], 15)
    eventually(lambda: rows(gateway, "tracker_deletions") == 0)


def test_only_whoever_has_the_token_may_delete(citizen: Talk, other_citizen: Talk) -> None:
    assert other_citizen.http.delete(citizen.path).status_code == httpx.codes.UNAUTHORIZED
    assert citizen.read_again()


def test_whoever_waits_for_news_of_it_hears_at_once(gateway: Running, citizen: Talk) -> None:
    with (
        httpx.Client(base_url=gateway.address, headers=citizen.http.headers, timeout=10) as waiting,
        waiting.stream("GET", f"{citizen.path}/events", params={"after": 1}) as stream,
    ):
        lines = stream.iter_lines()
        assert next(lines)
        citizen.http.delete(citizen.path)
        assert any(line == "event: gone" for line in lines)


async def test_what_has_rested_long_enough_is_deleted_and_nothing_else(start: Start, bot: FakeBot) -> None:
    gateway = start(retention_days=30)
    with Talk(gateway.address, "da") as old, Talk(gateway.address, "da") as young, Talk(gateway.address, "da") as held:
        for talk, days, owner in ((old, 31, "bot"), (young, 29, "bot"), (held, 31, "desk")):
            last = gateway.outside.clock.now() - dt.timedelta(days=days)
            with gateway.outside.conversations.begin() as connection:
                connection.execute(
                    text("UPDATE conversations SET last_active_at = :last, owner = :owner WHERE id = :id"),
                    {"last": str(last.astimezone(dt.UTC))[:-6], "owner": owner, "id": talk.id},
                )
        assert await assemble(gateway.outside).retention.run() == 1
        assert bot.forgotten == [old.id]
        assert old.http.get(f"{old.path}/messages").status_code == httpx.codes.NOT_FOUND
        assert young.read_again()
        assert held.read_again()


def test_no_log_line_holds_what_was_written(citizen: Talk, capsys: object) -> None:
    citizen.say("et ganske særligt ord: xyzzyplugh")
    time.sleep(0.1)
    out = capsys.readouterr()  # type: ignore[attr-defined]
    assert "xyzzyplugh" not in out.out + out.err
    assert "answered" in out.out


def test_the_command_deletes_what_has_rested(start: Start, city_url: str, free_port: int) -> None:
    gateway = start()
    with Talk(gateway.address, "da") as old, Talk(gateway.address, "da") as young:
        with gateway.outside.conversations.begin() as connection:
            connection.execute(
                text("UPDATE conversations SET last_active_at = '2020-01-01 00:00:00' WHERE id = :id"), {"id": old.id}
            )
        settings = {
            **os.environ,
            "CONVERSATIONS_DATABASE_URL": gateway.outside.settings.conversations_database_url,
            "CITY_DATABASE_URL": city_url,
            "BOT_URL": f"http://127.0.0.1:{free_port}",
            "RETENTION_DAYS": "1000",
        }
        job = subprocess.run(
            [sys.executable, "-m", "api.privacy.retention"], env=settings, check=True, capture_output=True, text=True
        )
        assert json.loads(job.stdout.splitlines()[-1]) == {"deleted": 1}
        assert old.http.get(f"{old.path}/messages").status_code == httpx.codes.NOT_FOUND
        assert young.read_again()


def test_a_message_left_goes_from_the_desk_too_unless_it_is_journaled(on_each_store: Running) -> None:
    with Talk(on_each_store.address, "da") as talk:
        first, second = leave(talk).json()["receipt"], leave(talk).json()["receipt"]
        with on_each_store.outside.conversations.begin() as connection:
            connection.execute(
                text("UPDATE left_messages SET journaled_at = left_at WHERE receipt = :receipt"), {"receipt": first}
            )
        receipt = talk.http.delete(talk.path).json()
        assert (receipt["left_messages"], receipt["journaled"]) == (1, 1)
        with on_each_store.outside.conversations.connect() as connection:
            kept = connection.execute(text("SELECT receipt, conversation_id FROM left_messages")).all()
        assert [tuple(row) for row in kept] == [(first, None)]
        assert second != first


async def test_a_message_left_keeps_its_conversation_until_it_is_answered(start: Start, bot: FakeBot) -> None:
    gateway = start(retention_days=30)
    with Talk(gateway.address, "da") as talk:
        leave(talk)
        retention = assemble(gateway.outside).retention
        long_ago = str((gateway.outside.clock.now() - dt.timedelta(days=31)).astimezone(dt.UTC))[:-6]
        with gateway.outside.conversations.begin() as connection:
            connection.execute(text("UPDATE conversations SET last_active_at = :at"), {"at": long_ago})
        assert await retention.run() == 0
        assert rows(gateway, "left_messages") == 1
        with gateway.outside.conversations.begin() as connection:
            connection.execute(text("UPDATE left_messages SET answered_at = :at"), {"at": long_ago})
        assert await retention.run() == 1
        assert rows(gateway, "left_messages") == 0
