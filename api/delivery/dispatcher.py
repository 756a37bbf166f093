"""Asks the bot for the answers that are owed: in order for each conversation, many conversations at once."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError

from api.conversations.owed import Lease, Owed
from api.delivery.postbox import TOO_OLD, Postbox
from api.delivery.state import BotState
from api.logs import where
from api.rasa_client import Bot, BotDownError, BotFailedError, Question
from api.rendering.catalogue import MissingTextError

log = structlog.get_logger()


@dataclass(frozen=True)
class Patience:
    """Seconds and counts of one process."""

    look_around_s: float
    renew_s: float
    in_flight: int
    attempts: int
    again_after_s: float = 0.3
    probe_s: float = 0.5
    longest_probe_s: float = 2.0
    probe_up_s: float = 5.0


class Dispatcher:
    """`lease` and `arrived` may be called from any thread; the rest belongs to the event loop of `run`."""

    def __init__(
        self, postbox: Postbox, bot: Bot, state: BotState, changed: Callable[[str], None], patience: Patience
    ) -> None:
        self._postbox = postbox
        self._bot = bot
        self._state = state
        self._changed = changed
        self._patience = patience
        self._held: dict[str, asyncio.Task[None] | None] = {}
        self._awake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False

    def lease(self) -> Lease | None:
        free = self._loop and not self._stopping and self._state.is_up and len(self._held) < self._patience.in_flight
        return self._postbox.lease() if free else None

    def arrived(self, owed: Owed | None) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take_up, owed)

    async def run(self) -> None:
        """Until cancelled; what is held then is left to others when its lease ends."""
        self._loop = asyncio.get_running_loop()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._sweep())
                tasks.create_task(self._renew())
                tasks.create_task(self._probe())
        finally:
            self._stopping = True
            for task in [task for task in self._held.values() if task]:
                task.cancel()

    async def _sweep(self) -> None:
        """Take up what nobody holds: left by this process, or by one that died."""
        while True:
            self._awake.clear()
            try:
                for told in await to_thread.run_sync(self._postbox.expire, self._patience.in_flight):
                    self._changed(told)
                if self._state.is_up:
                    room = self._patience.in_flight - len(self._held)
                    for owed in await to_thread.run_sync(self._postbox.take, room) if room > 0 else ():
                        self._take_up(owed)
                else:
                    await self._tell_down()
            except SQLAlchemyError as error:
                log.warning("store_unreachable", error=type(error).__name__)
            try:
                async with asyncio.timeout(self._patience.look_around_s):
                    await self._awake.wait()
            except TimeoutError:
                pass

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._patience.renew_s)
            if self._held:
                try:
                    await to_thread.run_sync(self._postbox.keep, list(self._held))
                except SQLAlchemyError as error:
                    log.warning("lease_not_renewed", error=type(error).__name__)

    async def _probe(self) -> None:
        """Hear from the bot now and then; often at the start, and while it is down until it is back."""
        pause = self._patience.probe_s
        while True:
            try:
                self._state.model = await self._bot.check()
            except (BotDownError, BotFailedError):
                self._state.down = True if self._state.model else self._state.down
                pause = min(pause * 1.5, self._patience.longest_probe_s)
            else:
                if self._state.down:
                    log.info("bot_back")
                    self._awake.set()
                self._state.down, pause = False, self._patience.probe_s
            await asyncio.sleep(pause if self._state.down is not False else self._patience.probe_up_s)

    def _take_up(self, owed: Owed | None) -> None:
        if owed is None or self._stopping:
            self._awake.set()
        elif owed.message_id not in self._held:
            self._held[owed.message_id] = asyncio.get_running_loop().create_task(self._deliver(owed))

    async def _deliver(self, owed: Owed) -> None:
        more = True
        try:
            more = await self._attempt(owed)
        except SQLAlchemyError as error:
            log.warning("answer_not_stored", error=type(error).__name__, message=owed.message_id)
        except Exception as error:  # noqa: BLE001 - the last resort: the message is tried again
            log.error("answer_failed", error=type(error).__name__, where=where(error))  # noqa: TRY400 - see where
        finally:
            del self._held[owed.message_id]
        if more:
            self._awake.set()

    async def _attempt(self, owed: Owed) -> bool:
        """Whether there may be more to do."""
        if self._postbox.is_too_old(owed):
            return await self._close(owed, lambda: self._postbox.give_up(owed, TOO_OLD))
        if owed.attempts > self._patience.attempts:
            return await self._close(owed, lambda: self._postbox.give_up(owed))
        try:
            replies = await self._bot.answer(question(owed))
        except BotDownError as error:
            return await self._bot_is_down(owed, error)
        except BotFailedError as error:
            log.warning("bot_failed", why=str(error), message=owed.message_id, attempt=owed.attempts)
            return await self._again_or_never(owed)
        self._state.down = False
        try:
            return await self._close(owed, lambda: self._postbox.answer(owed, replies))
        except MissingTextError as error:
            log.warning("answer_without_words", why=str(error), message=owed.message_id)
            return await self._close(owed, lambda: self._postbox.give_up(replace(owed, notes=())))

    async def _close(self, owed: Owed, store: Callable[[], bool]) -> bool:
        more = await to_thread.run_sync(store)
        self._changed(owed.conversation_id)
        return more

    async def _bot_is_down(self, owed: Owed, error: BotDownError) -> bool:
        log.warning("bot_down", why=str(error), message=owed.message_id)
        self._state.down = True
        if error.reached:
            return await self._again_or_never(owed)
        await to_thread.run_sync(lambda: self._postbox.let_go(owed, 0, uncounted=True))
        await self._tell_down()
        return False

    async def _again_or_never(self, owed: Owed) -> bool:
        """A message on which the bot fails again and again is not tried for ever."""
        if owed.attempts >= self._patience.attempts:
            return await self._close(owed, lambda: self._postbox.give_up(owed))
        wait = self._patience.again_after_s * owed.attempts
        await to_thread.run_sync(lambda: self._postbox.let_go(owed, wait, uncounted=False))
        asyncio.get_running_loop().call_later(wait + 0.01, self._awake.set)
        if self._state.down:
            await self._tell_down()
        return False

    async def _tell_down(self) -> None:
        for told in await to_thread.run_sync(self._postbox.tell_down):
            self._changed(told)


def question(owed: Owed) -> Question:
    return Question(
        conversation_id=owed.conversation_id,
        message_id=owed.message_id,
        language=owed.language,
        received_at=owed.received_at,
        text=owed.text,
        payload=owed.payload,
    )
