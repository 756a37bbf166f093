"""Deletes what has rested long enough: daily in the gateway, or `python -m api.privacy.retention`."""

import asyncio
import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

from anyio import to_thread

from api.privacy import repository
from api.privacy.deletion import Deleted, Deletion

MOST_AT_ONCE = 50
DAY_S = 24 * 60 * 60


@dataclass(frozen=True)
class Retention:
    """`now` is the city's clock, by which conversations are dated."""

    deletion: Deletion
    now: Callable[[], dt.datetime]
    days: int

    async def run(self) -> int:
        """How many conversations were deleted."""
        count = 0
        while deleted := await to_thread.run_sync(self._some):
            for each in deleted:
                await self.deletion.forget(each.conversation_id)
            count += len(deleted)
        await to_thread.run_sync(self._old_rows)
        await to_thread.run_sync(self.deletion.overwrite)
        return count

    async def daily(self) -> None:
        while True:
            await self.run()
            await asyncio.sleep(DAY_S)

    def _some(self) -> list[Deleted]:
        with self.deletion.sessions.begin() as session:
            resting = repository.resting(session, self._before(), MOST_AT_ONCE)
            return [self.deletion.remove(session, conversation_id, "rested") for conversation_id in resting]

    def _old_rows(self) -> None:
        with self.deletion.sessions.begin() as session:
            repository.remove_receipts(session, self._before())
            repository.remove_answered(session, self._before())

    def _before(self) -> dt.datetime:
        return self.now() - dt.timedelta(days=self.days)


async def once() -> int:
    """One run by the settings of the environment."""
    from api.assembly import retention_from_environment  # noqa: PLC0415 - the assembly knows of this module

    async with retention_from_environment() as retention:
        return await retention.run()


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"deleted": asyncio.run(once())}) + "\n")
