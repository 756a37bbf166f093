"""The one door to the bot: asks it, has it forget a conversation, and hears whether it is well."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
from pydantic import BaseModel, ConfigDict, ValidationError

from replies import Payload, Reply

ROUTE = "/webhooks/borgerchat"
OK, NOT_SUCCESS, UNAUTHORIZED, UNAVAILABLE = 200, 300, 401, 503
NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class BotDownError(Exception):
    """The bot cannot be reached, or takes too long; `reached` says whether it may have had the message."""

    def __init__(self, why: str, *, reached: bool) -> None:
        super().__init__(why)
        self.reached = reached


class BotFailedError(Exception):
    """The bot was reached, and has no answer to this message."""


@dataclass(frozen=True)
class Question:
    """A citizen's message on its way: words, or the payload of a pressed choice."""

    conversation_id: str
    message_id: str
    language: str
    received_at: dt.datetime
    text: str
    payload: Payload | None = None


class Bot(Protocol):
    async def answer(self, question: Question) -> tuple[Reply, ...]: ...
    async def forget(self, conversation_id: str) -> None: ...
    async def check(self) -> str: ...
    async def close(self) -> None: ...


class Answered(BaseModel):
    model_config = ConfigDict(extra="ignore")

    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Heard:
    """What the bot's HTTP server said."""

    status: int
    content: bytes


class RasaClient:
    """Keeps connections open, from its first call until `close`.

    One Rasa process serves one message at a time: more than a few `at_once` would only wait there instead of here.
    """

    def __init__(self, connect: Callable[[], aiohttp.ClientSession], at_once: int = 4) -> None:
        self._connect = connect
        self._session: aiohttp.ClientSession | None = None
        self._turns = asyncio.Semaphore(at_once)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def answer(self, question: Question) -> tuple[Reply, ...]:
        """At least one Reply; BotDownError or BotFailedError otherwise."""
        async with self._turns:
            response = await self._ask("POST", f"{ROUTE}/messages", as_json(question))
        if response.status != OK:
            raise BotFailedError(f"status {response.status}")
        try:
            replies = Answered.model_validate_json(response.content).replies
        except ValidationError as error:
            raise BotFailedError("an answer that is no Reply") from error
        if not replies:
            raise BotFailedError("an empty answer")
        return replies

    async def forget(self, conversation_id: str) -> None:
        """Have the tracker deleted; BotDownError or BotFailedError if that is not sure."""
        response = await self._ask("DELETE", f"{ROUTE}/conversations/{conversation_id}")
        if response.status >= NOT_SUCCESS:
            raise BotFailedError(f"status {response.status}")

    async def check(self) -> str:
        """The hash of the bot's model."""
        response = await self._ask("GET", f"{ROUTE}/health")
        if response.status >= NOT_SUCCESS:
            raise BotDownError(f"status {response.status}", reached=False)
        body: dict[str, Any] = json.loads(response.content)
        return str(body.get("model", ""))

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Heard:
        """The bot knows messages by id, so one lost on an idle connection may be sent again."""
        try:
            try:
                heard = await self._send(method, path, body)
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
                if isinstance(error, NEVER_REACHED):
                    raise
                heard = await self._send(method, path, body)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise BotDownError(type(error).__name__, reached=not isinstance(error, NEVER_REACHED)) from error
        if heard.status in {UNAUTHORIZED, UNAVAILABLE}:
            raise BotDownError(f"status {heard.status}", reached=False)
        return heard

    async def _send(self, method: str, path: str, body: dict[str, Any] | None) -> Heard:
        self._session = self._session or self._connect()
        async with self._session.request(method, path, json=body) as response:
            return Heard(response.status, await response.read())


def as_json(question: Question) -> dict[str, Any]:
    """The question as the bot's channel reads it."""
    said: dict[str, Any] = (
        {"payload": question.payload.model_dump()} if question.payload else {"text": without_command(question.text)}
    )
    return {
        "conversation_id": question.conversation_id,
        "message_id": question.message_id,
        "language": question.language,
        "received_at": question.received_at.isoformat(),
        **said,
    }


def without_command(text: str) -> str:
    """A text that begins with "/" would choose intent and entities by itself."""
    stripped = text.strip()
    return stripped if not stripped.startswith("/") else stripped.lstrip("/ ") or "-"
