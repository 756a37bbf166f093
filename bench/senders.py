"""How a bench's client sends a message and gets its answer, by each of the three doors."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import aiohttp

from bench.load import Send
from launch.ports import LOOPBACK

Sender = Callable[[], AbstractAsyncContextManager[Send]]
TURNS = 10
PATIENCE = aiohttp.ClientTimeout(total=60)


def connected(port: int, headers: dict[str, str] | None = None) -> aiohttp.ClientSession:
    """The client of all three doors: the leanest at hand, for it shares the machine with what is measured."""
    return aiohttp.ClientSession(
        f"http://{LOOPBACK}:{port}",
        headers=headers,
        timeout=PATIENCE,
        raise_for_status=True,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


def rest_sender(port: int) -> Sender:
    """Rasa's own REST channel; a new conversation every ten messages."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        async with connected(port) as http:
            talks = Talks()

            async def send(client: int, text: str) -> None:
                body = {"sender": talks.of(client), "message": text, "metadata": {"language": "da"}}
                async with http.post("/webhooks/rest/webhook", json=body) as answer:
                    assert await answer.json(), f"no answer to {text!r}"

            yield send

    return sender


def channel_sender(port: int, secret: str) -> Sender:
    """Our channel, as the gateway calls it."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        async with connected(port, {"Authorization": f"Bearer {secret}"}) as http:
            talks = Talks()

            async def send(client: int, text: str) -> None:
                body = {
                    "conversation_id": talks.of(client),
                    "message_id": str(uuid.uuid4()),
                    "language": "da",
                    "text": text,
                }
                body["received_at"] = "2026-11-24T11:00:00+01:00"
                async with http.post("/webhooks/borgerchat/messages", json=body) as answer:
                    assert (await answer.json())["replies"], f"no answer to {text!r}"

            yield send

    return sender


def gateway_sender(port: int) -> Sender:
    """The whole way: a message posted to the gateway, its answer read by long poll."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        async with connected(port) as http:
            talks: dict[int, GatewayTalk] = {}

            async def send(client: int, text: str) -> None:
                if client not in talks or talks[client].turns >= TURNS:
                    talks[client] = await GatewayTalk.begin(http)
                await talks[client].say(http, text)

            yield send

    return sender


@dataclass
class GatewayTalk:
    """One conversation at the gateway: where it is, who may write in it, what has been read."""

    path: str
    headers: dict[str, str]
    seen: int
    turns: int = 0

    @classmethod
    async def begin(cls, http: aiohttp.ClientSession) -> "GatewayTalk":
        async with http.post("/api/conversations", json={"language": "da"}) as answer:
            made = await answer.json()
        headers = {"Authorization": f"Bearer {made['token']}"}
        return cls(f"/api/conversations/{made['id']}/messages", headers, made["messages"][-1]["seq"])

    async def say(self, http: aiohttp.ClientSession, text: str) -> None:
        body = {"client_message_id": str(uuid.uuid4()), "text": text}
        async with http.post(self.path, json=body, headers=self.headers) as answer:
            sent = await answer.json()
        self.seen = max(self.seen, sent["seq"])
        self.turns += 1
        while not await self._answered(http):
            pass

    async def _answered(self, http: aiohttp.ClientSession) -> bool:
        params = {"after": self.seen, "wait": 10}
        async with http.get(self.path, params=params, headers=self.headers) as answer:
            news = (await answer.json())["messages"]
        self.seen = max([self.seen, *(message["seq"] for message in news)])
        return any(message["author"] != "citizen" for message in news)


class Talks:
    """Conversation ids: a client starts a new conversation every ten messages."""

    def __init__(self) -> None:
        self._sent: dict[int, int] = {}
        self._run = uuid.uuid4().hex

    def of(self, client: int) -> str:
        sent = self._sent.get(client, 0)
        self._sent[client] = sent + 1
        return f"bench-{self._run}-{client}-{sent // TURNS}"
