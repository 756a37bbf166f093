"""What citizens and agents have in common: they insist, at one gateway or another, and the connection breaks off."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any
from uuid import UUID

from soak.door import Answered, Asked, Door, UnreachableError

GATEWAYS = 2
NOT_NOW = {HTTPStatus.TOO_MANY_REQUESTS}


@dataclass(frozen=True)
class Habits:
    """Seconds and shares of one; how a client behaves. Only agents look, rest and go dark."""

    pause_s: tuple[float, float] = (4, 14)
    again_s: tuple[float, float] = (0.3, 2)
    stream_lasts_s: float = 25
    patience_s: float = 20
    impatient: float = 0.2
    sent_again: float = 0.1
    breaks_off: float = 0.05
    wants_person: float = 0.0
    least_look_s: float = 1
    look_s: float = 5
    awake_s: float = 45
    dark_s: tuple[float, float] = (1, 25)
    lets_go: float = 0.3


@dataclass
class Client:
    door: Door
    chance: Random
    clock: Callable[[], float]
    habits: Habits = field(default_factory=Habits)
    unexpected: list[str] = field(default_factory=list)

    async def insisting(self, asked: Asked, *wanted: int) -> Answered:
        """Asked again, of whichever gateway, until it is answered by one; a refusal is an answer."""
        while True:
            try:
                answered = await self._call(asked)
                if not (answered.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answered.status in NOT_NOW):
                    if answered.status not in wanted:
                        self.unexpected.append(f"{asked.method} {asked.path.split('/')[-1]} {answered.status}")
                    return answered
            except UnreachableError:
                pass
            await asyncio.sleep(self.chance.uniform(*self.habits.again_s))

    async def again_and_again(self, one_stream: Callable[[], Any]) -> None:
        """Streams one after the other, each broken off at some moment."""
        while True:
            try:
                async with asyncio.timeout(self.chance.expovariate(1 / self.habits.stream_lasts_s)):
                    await one_stream()
            except (UnreachableError, TimeoutError):
                pass
            await asyncio.sleep(self.chance.uniform(*self.habits.again_s))

    def gateway(self) -> int:
        return self.chance.randrange(GATEWAYS)

    def new_id(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    async def _call(self, asked: Asked) -> Answered:
        """Now and then the connection breaks off while the answer is on its way."""
        if self.chance.random() > self.habits.breaks_off:
            return await self.door.call(self.gateway(), asked)
        try:
            async with asyncio.timeout(self.chance.uniform(0, 0.05)):
                return await self.door.call(self.gateway(), asked)
        except TimeoutError as error:
            raise UnreachableError("broken off") from error
