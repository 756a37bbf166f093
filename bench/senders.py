"""How a bench's client sends a message and gets its answer, by each of the three doors."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import httpx

from bench.load import Send
from launch.ports import LOOPBACK

Sender = Callable[[], AbstractAsyncContextManager[Send]]
TURNS = 10


def rest_sender(port: int) -> Sender:
    """Rasa's own REST channel; a new conversation every ten messages."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        async with httpx.AsyncClient(base_url=f"http://{LOOPBACK}:{port}", timeout=60, trust_env=False) as http:
            talks = Talks()

            async def send(client: int, text: str) -> None:
                body = {"sender": talks.of(client), "message": text, "metadata": {"language": "da"}}
                answer = await http.post("/webhooks/rest/webhook", json=body)
                assert answer.json(), f"no answer to {text!r}"

            yield send

    return sender


def channel_sender(port: int, secret: str) -> Sender:
    """Our channel, as the gateway calls it."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        headers = {"Authorization": f"Bearer {secret}"}
        async with httpx.AsyncClient(
            base_url=f"http://{LOOPBACK}:{port}", headers=headers, timeout=60, trust_env=False
        ) as http:
            talks = Talks()

            async def send(client: int, text: str) -> None:
                body = {
                    "conversation_id": talks.of(client),
                    "message_id": str(uuid.uuid4()),
                    "language": "da",
                    "text": text,
                }
                body["received_at"] = "2026-11-24T11:00:00+01:00"
                answer = await http.post("/webhooks/borgerchat/messages", json=body)
                assert answer.json()["replies"], f"no answer to {text!r}"

            yield send

    return sender


def gateway_sender(port: int) -> Sender:
    """The whole way: a message posted to the gateway, its answer read by long poll."""

    @asynccontextmanager
    async def sender() -> AsyncIterator[Send]:
        async with httpx.AsyncClient(base_url=f"http://{LOOPBACK}:{port}", timeout=60, trust_env=False) as http:
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
    async def begin(cls, http: httpx.AsyncClient) -> "GatewayTalk":
        made = (await http.post("/api/conversations", json={"language": "da"})).raise_for_status().json()
        headers = {"Authorization": f"Bearer {made['token']}"}
        return cls(f"/api/conversations/{made['id']}/messages", headers, made["messages"][-1]["seq"])

    async def say(self, http: httpx.AsyncClient, text: str) -> None:
        body = {"client_message_id": str(uuid.uuid4()), "text": text}
        sent = (await http.post(self.path, json=body, headers=self.headers)).raise_for_status().json()
        self.seen = max(self.seen, sent["seq"])
        self.turns += 1
        while not await self._answered(http):
            pass

    async def _answered(self, http: httpx.AsyncClient) -> bool:
        params = {"after": self.seen, "wait": 10}
        news = (await http.get(self.path, params=params, headers=self.headers)).raise_for_status().json()["messages"]
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
