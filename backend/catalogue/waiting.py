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

    def budget(self, system: str) -> Budget:
        """What is left; TooSlowError when it is too little to ask with."""
        left = self.until - self.doors.monotonic()
        if left < TOO_SHORT_S:
            raise TooSlowError(system, "the time went on the calls before")
        return replace(LIVE, seconds=left)
