"""Short-lived signs, "is typing": in the memory of this process until they expire, never stored, never words."""

from collections.abc import Callable
from typing import Literal, Protocol

Side = Literal["citizen", "agent"]
LASTS_S = 6.0


class Signs(Protocol):
    def give(self, conversation_id: str, who: Side) -> None: ...
    def withdraw(self, conversation_id: str, who: Side) -> None: ...
    def shown(self, conversation_id: str, who: Side) -> bool: ...


class LocalSigns:
    """Of one process."""

    def __init__(self, ticks: Callable[[], float], changed: Callable[[str], None]) -> None:
        self._ticks = ticks
        self._changed = changed
        self._until: dict[tuple[str, Side], float] = {}

    def give(self, conversation_id: str, who: Side) -> None:
        now = self._ticks()
        self._until = {sign: until for sign, until in self._until.items() if until > now}
        self._until[conversation_id, who] = now + LASTS_S
        self._changed(conversation_id)

    def withdraw(self, conversation_id: str, who: Side) -> None:
        """What was being typed has been sent."""
        self._until.pop((conversation_id, who), None)

    def shown(self, conversation_id: str, who: Side) -> bool:
        return self._until.get((conversation_id, who), 0.0) > self._ticks()
