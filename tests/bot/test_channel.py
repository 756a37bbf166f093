"""The gateway's door: what passes, what is refused, and what is answered once."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from sanic import Sanic

from bot.channel import BorgerchatInput, SecretTooShortError
from bot.incoming import escaped
from bot.turns import RecentReplies

pytestmark = pytest.mark.asyncio(loop_scope="module")
SECRET = "a secret only the tests know"
AUTHORIZED = {"Authorization": f"Bearer {SECRET}"}
MESSAGE = {
    "conversation_id": "c1",
    "message_id": "m1",
    "language": "da",
    "received_at": "2026-11-24T11:00:00+01:00",
    "text": "hej",
}


class Rasa:
    """Stands for Rasa: remembers what it was sent, and answers with a reply that counts."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.deleted: list[str] = []
        self.silent = False
        self.wrong: Exception | None = None
        self.answering = 0
        self.at_once = 0

    async def hear(self, message: Any) -> None:
        self.answering += 1
        self.at_once = max(self.at_once, self.answering)
        await asyncio.sleep(0.01)
        self.answering -= 1
        self.heard.append(message)
        if self.wrong:
            raise self.wrong
        if not self.silent:
            replies = [{"key": "said.this", "number": len(self.heard)}]
            await message.output_channel.send_response(message.sender_id, {"custom": {"replies": replies}})

    async def delete(self, conversation_id: str) -> None:
        self.deleted.append(conversation_id)


class Served:
    """One door for all tests here: Sanic rewrites its own classes when it starts, so it starts once a process."""

    def __init__(self, session: aiohttp.ClientSession, channel: BorgerchatInput, ctx: Any) -> None:
        self.session = session
        self.channel = channel
        self.ctx = ctx


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served() -> AsyncIterator[Served]:
    async def heard(message: Any) -> None:
        await app.ctx.trackers.hear(message)

    app = Sanic("test_channel", configure_logging=False)
    app.ctx.agent = SimpleNamespace(domain=SimpleNamespace(intents=["greet"]), model_name="abc.tar.gz")
    channel = BorgerchatInput(SECRET)
    app.blueprint(channel.blueprint(heard), url_prefix="/webhooks/borgerchat")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{listening.getsockname()[1]}", headers=AUTHORIZED) as session:
        yield Served(session, channel, app.ctx)
    server.close()
    await server.wait_closed()


@pytest.fixture
def rasa(served: Served) -> Rasa:
    served.channel._recent = RecentReplies(time.monotonic)
    served.ctx.trackers = Rasa()
    return served.ctx.trackers


@pytest.fixture
def door(served: Served, rasa: Rasa) -> aiohttp.ClientSession:
    return served.session


async def send(door: aiohttp.ClientSession, **said: Any) -> tuple[int, Any]:
    body = {name: value for name, value in {**MESSAGE, **said}.items() if value is not None}
    async with door.post("/webhooks/borgerchat/messages", json=body) as response:
        return response.status, await response.json()


async def test_replies_are_collected(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    assert await send(door) == (200, {"replies": [{"key": "said.this", "number": 1}]})
    heard = rasa.heard[0]
    assert (heard.text, heard.sender_id, heard.input_channel, heard.parse_data) == ("hej", "c1", "borgerchat", None)
    assert heard.metadata == {name: MESSAGE[name] for name in ("language", "received_at", "message_id")}


async def test_a_choice_becomes_an_intent_beyond_doubt(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    await send(door, text=None, payload={"intent": "greet", "entities": {"place": "Egå"}})
    understood = rasa.heard[0].parse_data
    assert understood["intent"] == {"name": "greet", "confidence": 1.0}
    assert [(found["entity"], found["value"]) for found in understood["entities"]] == [("place", "Egå")]


@pytest.mark.parametrize("text", ["/restart", ' /greet{"place": "x"}', "/", "//"])
async def test_a_citizen_cannot_drive_rasa_with_a_slash(door: aiohttp.ClientSession, rasa: Rasa, text: str) -> None:
    await send(door, text=text)
    assert not rasa.heard[0].text.strip().startswith("/")
    assert rasa.heard[0].text == escaped(text)


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer wrong", SECRET, "Bearer æøå"])
@pytest.mark.parametrize(("method", "path"), [("POST", "messages"), ("DELETE", "conversations/c1"), ("GET", "health")])
async def test_without_the_secret_nothing_happens(
    door: aiohttp.ClientSession, rasa: Rasa, method: str, path: str, header: str
) -> None:
    asked = door.request(method, f"/webhooks/borgerchat/{path}", json=MESSAGE, headers={"Authorization": header})
    async with asked as response:
        assert response.status == 401
    assert not rasa.heard
    assert not rasa.deleted


@pytest.mark.parametrize(
    "changed",
    [
        {"text": None},
        {"text": ""},
        {"text": "x" * 5000},
        {"payload": {"intent": "greet"}},
        {"text": None, "payload": {"intent": "no_such_intent"}},
        {"text": None, "payload": {"intent": "greet", "entities": {"place": ["a"] * 3}}},
        {"language": "sv"},
        {"received_at": "2026-11-24T11:00:00"},
        {"received_at": "yesterday"},
        {"conversation_id": ""},
        {"more": 1},
    ],
)
async def test_what_is_no_message_is_refused(door: aiohttp.ClientSession, rasa: Rasa, changed: dict[str, Any]) -> None:
    status, body = await send(door, **changed)
    assert status == 400
    assert body["error"] in {"not_a_message", "unknown_intent"}
    assert not rasa.heard


async def test_broken_json_is_refused(door: aiohttp.ClientSession) -> None:
    async with door.post("/webhooks/borgerchat/messages", data=b"{") as response:
        assert (response.status, await response.json()) == (400, {"error": "not_json"})


async def test_no_answer_is_an_error_and_may_be_asked_again(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    rasa.silent = True
    assert await send(door) == (502, {"error": "no_answer"})
    rasa.silent = False
    assert (await send(door))[0] == 200


async def test_a_failure_is_told_without_its_words(
    door: aiohttp.ClientSession, rasa: Rasa, caplog: pytest.LogCaptureFixture
) -> None:
    rasa.wrong = RuntimeError("could not read 'my secret sorrow'")
    assert await send(door) == (500, {"error": "failed"})
    assert "RuntimeError" in caplog.text
    assert "sorrow" not in caplog.text


async def test_the_same_message_is_asked_once(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    both = await asyncio.gather(send(door), send(door))
    assert both[0] == both[1]
    assert len(rasa.heard) == 1
    assert (await send(door, conversation_id="c2"))[1] != both[0][1]


async def test_one_message_of_a_conversation_at_a_time(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    await asyncio.gather(*(send(door, message_id=str(number)) for number in range(5)))
    assert (len(rasa.heard), rasa.at_once) == (5, 1)
    await asyncio.gather(*(send(door, conversation_id=f"other{number}") for number in range(5)))
    assert rasa.at_once > 1


async def test_a_conversation_is_deleted_with_its_kept_replies(door: aiohttp.ClientSession, rasa: Rasa) -> None:
    await send(door)
    async with door.delete("/webhooks/borgerchat/conversations/c1") as response:
        assert response.status == 204
    assert rasa.deleted == ["c1"]
    await send(door)
    assert len(rasa.heard) == 2


async def test_health_names_the_model(door: aiohttp.ClientSession) -> None:
    async with door.get("/webhooks/borgerchat/health") as response:
        assert await response.json() == {"status": "ok", "model": "abc"}


def test_replies_are_forgotten_when_they_are_old_or_many() -> None:
    now = 0.0
    recent = RecentReplies(lambda: now, kept=2, seconds=10)
    for number in range(3):
        recent.put(("c", str(number)), [number])
    assert (recent.get(("c", "0")), recent.get(("c", "2"))) == (None, [2])
    now = 11.0
    assert recent.get(("c", "2")) is None


def test_a_short_secret_is_no_secret() -> None:
    with pytest.raises(SecretTooShortError):
        BorgerchatInput.from_credentials({"secret": "short"})
    with pytest.raises(SecretTooShortError):
        BorgerchatInput.from_credentials(None)
