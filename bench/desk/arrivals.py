"""When each message was first seen where it was to go."""

import asyncio
from dataclasses import dataclass, field

LONGEST_S = 60.0


@dataclass
class Arrivals:
    """By conversation and number of the message; seconds of the clock of whoever tells."""

    _at: dict[tuple[str, int], asyncio.Future[float]] = field(default_factory=dict)

    def told(self, conversation_id: str, seq: int, at: float) -> None:
        """Only the first time counts."""
        future = self._future(conversation_id, seq)
        if not future.done():
            future.set_result(at)

    async def of(self, conversation_id: str, seq: int) -> float:
        """TimeoutError if it does not come."""
        async with asyncio.timeout(LONGEST_S):
            return await asyncio.shield(self._future(conversation_id, seq))

    def _future(self, conversation_id: str, seq: int) -> asyncio.Future[float]:
        return self._at.setdefault((conversation_id, seq), asyncio.get_running_loop().create_future())
