"""The one door to the bot: asks it, has it forget a conversation, and hears whether it is well."""

import asyncio
import datetime as dt
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from replies import Payload, Reply

ROUTE = "/webhooks/borgerchat"
AGAIN_AFTER = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)


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


class Answered(BaseModel):
    model_config = ConfigDict(extra="ignore")

    replies: tuple[Reply, ...]


class RasaClient:
    """Keeps connections open. The caller makes the httpx client, and closes it.

    One Rasa process serves one message at a time: more than a few `at_once` would only wait there instead of here.
    """

    def __init__(self, http: httpx.AsyncClient, at_once: int = 4) -> None:
        self._http = http
        self._turns = asyncio.Semaphore(at_once)

    async def answer(self, question: Question) -> tuple[Reply, ...]:
        """At least one Reply; BotDownError or BotFailedError otherwise."""
        async with self._turns:
            response = await self._ask("POST", f"{ROUTE}/messages", as_json(question))
        if response.status_code != httpx.codes.OK:
            raise BotFailedError(f"status {response.status_code}")
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
        if not response.is_success:
            raise BotFailedError(f"status {response.status_code}")

    async def check(self) -> str:
        """The hash of the bot's model."""
        response = await self._ask("GET", f"{ROUTE}/health")
        if not response.is_success:
            raise BotDownError(f"status {response.status_code}", reached=False)
        body: dict[str, Any] = response.json()
        return str(body.get("model", ""))

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """The bot knows messages by id, so one lost on an idle connection may be sent again."""
        try:
            try:
                response = await self._http.request(method, path, json=body)
            except AGAIN_AFTER:
                response = await self._http.request(method, path, json=body)
        except httpx.ConnectError as error:
            raise BotDownError(type(error).__name__, reached=False) from error
        except httpx.TransportError as error:
            raise BotDownError(type(error).__name__, reached=not isinstance(error, httpx.ConnectTimeout)) from error
        if response.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.SERVICE_UNAVAILABLE}:
            raise BotDownError(f"status {response.status_code}", reached=False)
        return response


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
