"""The time that all calls for one answer share."""

from dataclasses import dataclass, replace
from typing import Self

from backend.clients.doors import Doors
from backend.clients.errors import TooSlowError
from backend.clients.fetching import LIVE, Budget

TOO_SHORT_S = 0.1


@dataclass(frozen=True, slots=True)
class Waiting:
    """`until` is on the doors' clock, in seconds."""

    doors: Doors
    until: float

    @classmethod
    def live(cls, doors: Doors) -> Self:
        """As long as a citizen waits, from now."""
        return cls(doors, doors.monotonic() + LIVE.seconds)

    @property
    def left_s(self) -> float:
        return max(self.until - self.doors.monotonic(), 0.0)

    @property
    def is_over(self) -> bool:
        """Whether too little is left to ask with."""
        return self.left_s < TOO_SHORT_S

    def budget(self, system: str) -> Budget:
        """What is left; TooSlowError when that is too little."""
        if self.is_over:
            raise TooSlowError(system, "the time went on the calls before")
        return replace(LIVE, seconds=self.left_s)
