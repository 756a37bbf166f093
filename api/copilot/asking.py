"""Asks the bot in a conversation of its own, so that the citizen's is untouched, and has it forget that at once."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from anyio import to_thread
from cachetools import TTLCache
from sqlalchemy.exc import SQLAlchemyError

from api.conversations.models import Message
from api.privacy.deletion import Deletion
from api.rasa_client import Bot, BotDownError, BotFailedError, Question
from replies import Reply

log = structlog.get_logger()
MOST = 500
KEPT_S = 300
AT_ONCE = 2


class Asking:
    """Belongs to one event loop. Answers are remembered for minutes; citizens' own questions keep hands free."""

    def __init__(self, bot: Bot, deletion: Deletion, ticks: Callable[[], float], patience_s: float) -> None:
        self._bot = bot
        self._deletion = deletion
        self._patience_s = patience_s
        self._known: TTLCache[str, tuple[Reply, ...]] = TTLCache(MOST, KEPT_S, ticks)
        self._under_way: dict[str, asyncio.Task[tuple[Reply, ...]]] = {}
        self._forgetting: set[asyncio.Task[None]] = set()
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def answer(self, message: Message) -> tuple[Reply, ...]:
        """Nothing where the bot is down, fails or is too slow: then it is asked again the next time."""
        known = self._known.get(message.id)
        if known is not None:
            return known
        task = self._under_way.get(message.id)
        if task is None:
            task = asyncio.create_task(self._ask(message))
            self._under_way[message.id] = task
            task.add_done_callback(lambda _: self._under_way.pop(message.id, None))
        return await asyncio.shield(task)

    async def _ask(self, message: Message) -> tuple[Reply, ...]:
        try:
            async with asyncio.timeout(self._patience_s), self._turns:
                replies = await self._aside(message)
        except (BotDownError, BotFailedError, TimeoutError) as error:
            log.warning("no_suggestion", why=type(error).__name__)
            return ()
        self._known[message.id] = replies
        return replies

    async def _aside(self, message: Message) -> tuple[Reply, ...]:
        """That it is to be forgotten is written down first, and holds though this process end in between.

        Where the bot may still be at it, that alone has it forgotten, later.
        """
        aside = str(uuid.uuid4())
        await to_thread.run_sync(self._deletion.owe, aside)
        try:
            replies = await self._bot.answer(_question(message, aside))
        except BotFailedError:
            self._in_background(self._forget(aside))
            raise
        self._in_background(self._forget(aside))
        return replies

    async def _forget(self, aside: str) -> None:
        try:
            async with asyncio.timeout(self._patience_s):
                await self._deletion.forget(aside)
        except (TimeoutError, SQLAlchemyError) as error:
            log.warning("aside_not_forgotten_yet", why=type(error).__name__)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._forgetting.add(task)
        task.add_done_callback(self._forgetting.discard)


def _question(message: Message, aside: str) -> Question:
    return Question(
        conversation_id=aside,
        message_id=str(uuid.uuid4()),
        language=message.language,
        received_at=message.created_at,
        text=message.text,
    )
