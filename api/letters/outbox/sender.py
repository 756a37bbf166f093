"""Sends the mails that are due, until each is accepted, or refused for good."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage

import structlog
from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError

from api.letters.outbox.outgoing import Outgoing
from api.letters.outbox.postbox import MailPostbox
from api.letters.outbox.smtp import NeverError, NotNowError, Post
from api.logs import where

log = structlog.get_logger()
MOST_DOUBLINGS = 20


@dataclass(frozen=True)
class Pace:
    """Seconds and counts of one process."""

    look_around_s: float
    first_pause_s: float
    longest_pause_s: float
    in_flight: int

    def pause(self, attempts: int) -> float:
        """Longer each time, and never longer than the longest."""
        return float(min(self.first_pause_s * 2 ** min(attempts - 1, MOST_DOUBLINGS), self.longest_pause_s))


@dataclass
class MailState:
    """What this process knows of the mail server: the last fault, until a mail is taken again."""

    trouble: str = ""


class Bell:
    """Rung from any thread when a mail is put in the outbox; nobody hears it before the sender runs."""

    def __init__(self) -> None:
        self._heard = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def ring(self) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._heard.set)

    async def wait(self, longest_s: float) -> None:
        """Until it rings, or so long; a ring since the last wait counts."""
        self._loop = asyncio.get_running_loop()
        with suppress(TimeoutError):
            async with asyncio.timeout(longest_s):
                await self._heard.wait()
        self._heard.clear()


class Sender:
    """Without a `post` nothing is taken up: the mails wait."""

    def __init__(self, box: MailPostbox, post: Post | None, pace: Pace, state: MailState, bell: Bell) -> None:
        self._box = box
        self._post = post
        self._pace = pace
        self._state = state
        self._under_way: set[asyncio.Task[None]] = set()
        self._bell = bell

    async def run(self) -> None:
        """Until cancelled; what is under way then is sent again when its lease has ended."""
        try:
            while True:
                if self._post:
                    await self._take_up(self._post)
                await self._bell.wait(self._pace.look_around_s)
        finally:
            for task in self._under_way:
                task.cancel()

    async def _take_up(self, post: Post) -> None:
        room = self._pace.in_flight - len(self._under_way)
        if room <= 0:
            return
        for mail in await to_thread.run_sync(self._box.take, room):
            task = asyncio.get_running_loop().create_task(self._send(post, mail))
            self._under_way.add(task)
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            self._bell.ring()

    async def _send(self, post: Post, mail: Outgoing) -> None:
        try:
            if message := await to_thread.run_sync(self._box.written, mail):
                await self._attempt(post, mail, message)
        except SQLAlchemyError as error:
            log.warning("mail_not_settled", error=type(error).__name__, mail=mail.id)
        except Exception as error:  # noqa: BLE001 - the last resort: it is tried again when its lease has ended
            log.error("mail_failed", error=type(error).__name__, where=where(error))  # noqa: TRY400 - see where

    async def _attempt(self, post: Post, mail: Outgoing, message: EmailMessage) -> None:
        try:
            await post.send(message, mail.sender, mail.address)
        except NotNowError as error:
            why = str(error)
            self._state.trouble = why
            log.warning("mail_later", why=why, mail=mail.id, kind=mail.kind, attempt=mail.attempts)
            pause = self._pace.pause(mail.attempts)
            await to_thread.run_sync(self._box.later, mail, pause, why)
            return
        except NeverError as error:
            why = str(error)
            log.warning("mail_refused", why=why, mail=mail.id, kind=mail.kind)
            await to_thread.run_sync(self._box.refused, mail, why)
            return
        self._state.trouble = ""
        log.info("mail_accepted", mail=mail.id, kind=mail.kind, attempt=mail.attempts)
        await to_thread.run_sync(self._box.accepted, mail)
