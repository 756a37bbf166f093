"""The served process: where it listens, what it asks for, what it logs, and what it keeps out."""

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, BinaryIO

import aiohttp
import pytest

from bot.settings import BotSettings

CHECKOUT = Path(__file__).resolve().parents[2]
SECRET = "a secret only the tests know"
SECONDS_TO_START = 90


class Bot:
    def __init__(self, process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    async def ask(self, text: str, **said: Any) -> tuple[int, Any]:
        body = {
            "conversation_id": "c1",
            "message_id": os.urandom(8).hex(),
            "language": "da",
            "received_at": "2026-11-24T11:00:00+01:00",
            "text": text,
        }
        return await self.call("POST", "messages", json={**body, **said})

    async def call(self, method: str, path: str, **said: Any) -> tuple[int, Any]:
        async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {SECRET}"}) as session:
            address = f"http://127.0.0.1:{self.port}/webhooks/borgerchat/{path}"
            async with session.request(method, address, **said) as response:
                return response.status, await response.json(content_type=None)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


async def ready(bot: Bot) -> None:
    for _ in range(SECONDS_TO_START * 5):
        assert bot.process.poll() is None, bot.log
        try:
            await bot.call("GET", "health")
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.2)
        else:
            return
    pytest.fail(f"not ready:\n{bot.log}")


def started(argv: list[str], out: BinaryIO, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(argv, stdout=out, stderr=subprocess.STDOUT, cwd=folder)


@pytest.fixture
async def bot(model: Path, bot_environment: None, tmp_path: Path) -> AsyncIterator[Bot]:
    port, log = free_port(), tmp_path / "log"
    argv = [sys.executable, str(CHECKOUT / "bot" / "serve.py"), "--model", str(model), "--port", str(port)]
    with log.open("wb") as out:
        process = started(argv, out, tmp_path)
        bot = Bot(process, port, log)
        try:
            await ready(bot)
            yield bot
        finally:
            process.terminate()
            process.wait(20)


async def test_a_bot_in_service(bot: Bot, actions: Any, tmp_path: Path) -> None:
    """One process for all that can be seen from outside, since each takes seconds to start."""
    assert await bot.call("GET", "health") == (200, {"status": "ok", "model": "toy"})

    answer = {"replies": [{"key": "opening_hours.said"}]}
    assert await bot.ask("hvornår har Egå Bibliotek åbent på lørdag") == (200, answer)
    marked = {found["entity"]: found["value"] for found in actions.asked[-1]["tracker"]["latest_message"]["entities"]}
    assert marked["place"] == "Egå Bibliotek"
    assert actions.asked[-1]["tracker"]["latest_message"]["metadata"]["language"] == "da"
    assert "domain" not in actions.asked[-1]

    for text in ("/restart", '/human{"place": "x"}', "/håbløst"):
        await bot.ask(text)
        assert actions.asked[-1]["tracker"]["latest_message"]["text"].startswith("∕")
        assert actions.asked[-1]["tracker"]["slots"]["place"] != "x"

    actions.silent.add("action_greet")
    assert await bot.ask("hej") == (502, {"error": "no_answer"})
    actions.silent.clear()
    assert (await bot.ask("start forfra"))[0] == 200
    assert (await bot.ask("hej"))[1] == {"replies": [{"key": "greet.said"}]}

    assert (await bot.call("POST", "messages", headers={"Authorization": "Bearer wrong"}))[0] == 401
    assert (await bot.call("DELETE", "conversations/c1"))[0] == 204
    await bot.ask("hej")
    assert actions.asked[-1]["tracker"]["slots"]["place"] is None

    assert listening(bot.process.pid) == {("127.0.0.1", bot.port)}
    assert "tensorflow" not in loaded(bot.process.pid)
    for words in ("Egå", "lørdag", "håbløst", "restart", "c1"):
        assert words not in bot.log
    assert "Traceback" not in bot.log
    assert not (tmp_path / ".rasa").exists()


def listening(pid: int) -> set[tuple[str, int]]:
    """The addresses that the process listens on, read from its sockets."""
    held = {link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in held:
                host, port = fields[1].split(":")
                found.add((".".join(str(int(host[place : place + 2], 16)) for place in (6, 4, 2, 0)), int(port, 16)))
    return found


def loaded(pid: int) -> str:
    return " ".join(set(re.findall(r"site-packages/(\w+)", Path(f"/proc/{pid}/maps").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("missing", ["BOT_SECRET", "ACTIONS_SECRET"])
def test_without_a_secret_it_does_not_start(
    missing: str, bot_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(missing)
    with pytest.raises(ValueError, match=missing.lower()):
        BotSettings()
    monkeypatch.setenv(missing, "short")
    with pytest.raises(ValueError, match=missing.lower()):
        BotSettings()
