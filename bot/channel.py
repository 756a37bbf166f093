"""The gateway's one door to Rasa: messages in, structured replies out, a conversation deleted, the model's name."""

import hmac
import logging
import time
import traceback
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Dict, List, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import incoming, questions
from bot.incoming import Incoming, UnreadableError
from bot.turns import RecentReplies, Turns

log = logging.getLogger(__name__)
Handler = Callable[..., Awaitable[HTTPResponse]]
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
SHORTEST_SECRET = 16


class SecretTooShortError(ValueError):
    """The channel was configured without a secret worth its name."""


class BorgerchatInput(InputChannel):
    """`clock` gives seconds that only grow."""

    def __init__(self, secret: Text, clock: Callable[[], float] = time.monotonic) -> None:
        if len(secret) < SHORTEST_SECRET:
            raise SecretTooShortError(f"the channel's secret needs {SHORTEST_SECRET} characters or more")
        self._expected = f"Bearer {secret}".encode()
        self._turns = Turns()
        self._recent = RecentReplies(clock)
        self._asking = questions.read()

    @classmethod
    def name(cls) -> Text:
        return "borgerchat"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> "BorgerchatInput":
        return cls((credentials or {}).get("secret") or "")

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Every route asks for the secret."""
        door = Blueprint("borgerchat")

        @door.post("/messages")
        @self._for_the_gateway
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request, on_new_message)

        @door.delete("/conversations/<conversation_id:str>", ignore_body=False)
        @self._for_the_gateway
        async def delete(request: Request, conversation_id: str) -> HTTPResponse:
            return await self._delete(request, conversation_id)

        @door.get("/health", ignore_body=False)
        @self._for_the_gateway
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok", "model": model_name(request)})

        door.exception(Exception)(failed)
        return door

    def _for_the_gateway(self, handler: Handler) -> Handler:
        @wraps(handler)
        async def asked(request: Request, **given: Any) -> HTTPResponse:
            said = request.headers.get("authorization", "")
            if not hmac.compare_digest(said.encode(), self._expected):
                return error(401, "unauthorized")
            return await handler(request, **given)

        return asked

    async def _receive(self, request: Request, on_new_message: OnNewMessage) -> HTTPResponse:
        try:
            message = incoming.read(request.json)
        except InvalidUsage:
            return error(400, "not_json")
        except UnreadableError as wrong:
            return error(400, "not_a_message", str(wrong))
        if message.payload and message.payload.intent not in request.app.ctx.agent.domain.intents:
            return error(400, "unknown_intent")
        replies = await self._answer(message, on_new_message, request.app.ctx.agent)
        return response.json({"replies": replies}) if replies else error(502, "no_answer")

    async def _answer(self, message: Incoming, on_new_message: OnNewMessage, agent: Any) -> List[Any]:
        key = (message.conversation_id, message.message_id)
        async with self._turns.of(message.conversation_id):
            known = self._recent.get(key)
            if known is not None:
                return known
            collected = CollectingOutputChannel()
            for turn in await self._turns_of(message, collected, agent):
                await on_new_message(turn)
            replies = [reply for said in collected.messages for reply in (said.get("custom") or {}).get("replies", [])]
            if replies:
                self._recent.put(key, replies)
            return replies

    async def _turns_of(self, message: Incoming, collected: CollectingOutputChannel, agent: Any) -> List[UserMessage]:
        """One, or two where the citizen asked two things at once."""
        if message.payload:
            return [self._turn(message, collected, message.payload.text, message.payload.parsed())]
        text = incoming.escaped(message.text or "")

        async def parse(part: str) -> questions.Parsed:
            return dict(await agent.processor.parse_message(self._turn(message, collected, part)))

        halves = await questions.apart(text, self._asking[message.language], parse)
        return [self._turn(message, collected, half["text"], half) for half in halves] or [
            self._turn(message, collected, text)
        ]

    def _turn(
        self,
        message: Incoming,
        collected: CollectingOutputChannel,
        text: str,
        parsed: Optional[questions.Parsed] = None,
    ) -> UserMessage:
        return UserMessage(
            text=text,
            output_channel=collected,
            sender_id=message.conversation_id,
            parse_data=parsed,
            input_channel=self.name(),
            message_id=message.message_id,
            metadata=message.metadata,
        )

    async def _delete(self, request: Request, conversation_id: str) -> HTTPResponse:
        async with self._turns.of(conversation_id):
            self._recent.forget(conversation_id)
            await request.app.ctx.trackers.delete(conversation_id)
        return response.empty(204)


def model_name(request: Request) -> str:
    return str(request.app.ctx.agent.model_name).removesuffix(".tar.gz")


def error(status: int, name: str, detail: str = "") -> HTTPResponse:
    return response.json({"error": name, **({"detail": detail} if detail else {})}, status=status)


async def failed(_: Request, wrong: Exception) -> HTTPResponse:
    """Where it went wrong is logged, not the error's own words: they may hold a citizen's."""
    if isinstance(wrong, SanicException):
        return error(wrong.status_code, "refused")
    where = "".join(traceback.format_tb(wrong.__traceback__))
    log.error("A request failed with %s\n%s", type(wrong).__name__, where)
    return error(500, "failed")
