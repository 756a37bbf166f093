"""Deletes a conversation here and at the bot, and keeps a receipt. The city store holds nothing of it."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import structlog
from anyio import to_thread
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from api.privacy import repository
from api.privacy.models import Receipt, TrackerDeletion
from api.rasa_client import Bot, BotDownError, BotFailedError

log = structlog.get_logger()
Reason = Literal["asked", "rested"]
MOST_AT_ONCE = 100
NO_RECEIPT = ""
FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 300.0


@dataclass(frozen=True)
class Deleted:
    """`left_messages` are gone from the desk too; `journaled` ones stay there."""

    receipt: str
    conversation_id: str
    deleted_at: dt.datetime
    messages: int
    left_messages: int
    journaled: int


@dataclass(frozen=True)
class Deletion:
    """`now` is real time. `bot_answers_within_s`: an answer under way may write at the bot for so long."""

    sessions: sessionmaker[Session]
    bot: Bot
    now: Callable[[], dt.datetime]
    bot_answers_within_s: float

    def remove(self, session: Session, conversation_id: str, reason: Reason) -> Deleted:
        """In the caller's transaction; `forget` and `overwrite` come after its commit."""
        now = self.now()
        repository.hold(session, conversation_id)
        messages = repository.count_messages(session, conversation_id)
        still_written = repository.is_awaited(session, conversation_id)
        receipt = Receipt(id=str(uuid.uuid4()), reason=reason, messages=messages, deleted_at=now)
        session.add(receipt)
        wait = dt.timedelta(seconds=self.bot_answers_within_s if still_written else 0)
        later = now + dt.timedelta(seconds=FIRST_PAUSE_S)  # the caller's own try comes first
        session.merge(
            TrackerDeletion(
                conversation_id=conversation_id, receipt_id=receipt.id, due_at=later, final_after=now + wait, attempts=0
            )
        )
        left = repository.remove_left_messages(session, conversation_id)
        journaled = repository.count_left_messages(session, conversation_id)
        repository.remove(session, conversation_id)
        return Deleted(receipt.id, conversation_id, now, messages, left, journaled)

    def owe(self, conversation_id: str) -> None:
        """Before the bot is told of a conversation that is no citizen's: that it is to forget it, whatever happens.

        Unless `forget` is called first, that is done when the bot can no longer be at it.
        """
        now = self.now()
        due = now + dt.timedelta(seconds=2 * self.bot_answers_within_s)
        with self.sessions.begin() as session:
            session.add(
                TrackerDeletion(
                    conversation_id=conversation_id, receipt_id=NO_RECEIPT, due_at=due, final_after=now, attempts=0
                )
            )

    async def forget(self, conversation_id: str) -> bool:
        """Have the bot forget it; whether that is done for good. Otherwise it is tried again later."""
        try:
            await self.bot.forget(conversation_id)
        except (BotDownError, BotFailedError) as error:
            log.warning("tracker_not_deleted", why=str(error))
            await to_thread.run_sync(self._later, conversation_id)
            return False
        return await to_thread.run_sync(self._forgotten, conversation_id)

    async def forget_due(self) -> int:
        """Try what was left; how many are gone now."""
        gone = 0
        for conversation_id in await to_thread.run_sync(self._due):
            gone += await self.forget(conversation_id)
        return gone

    def overwrite(self) -> None:
        """Leave nothing in the write-ahead log; a reader in the way only puts it off."""
        with self.sessions() as session:
            try:
                repository.empty_write_ahead_log(session)
            except OperationalError:
                log.warning("write_ahead_log_kept")

    def _due(self) -> list[str]:
        with self.sessions() as session:
            return [each.conversation_id for each in repository.due(session, self.now(), MOST_AT_ONCE)]

    def _later(self, conversation_id: str) -> None:
        with self.sessions.begin() as session:
            if left := repository.tracker_deletion(session, conversation_id):
                pause = min(FIRST_PAUSE_S * 2 ** min(left.attempts, 10), LONGEST_PAUSE_S)
                left.attempts, left.due_at = left.attempts + 1, self.now() + dt.timedelta(seconds=pause)

    def _forgotten(self, conversation_id: str) -> bool:
        """For good, unless the bot may still have been writing: then once more when it cannot be."""
        with self.sessions.begin() as session:
            left = repository.tracker_deletion(session, conversation_id)
            if left is None:
                return True
            if self.now() < left.final_after:
                left.due_at = left.final_after
                return False
            repository.tracker_gone(session, left, self.now())
            return True
