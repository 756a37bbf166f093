"""Short-lived signs, "is typing": kept in the memory of each process until they expire, never stored."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Literal

from api.live.notes import Nudge, conversation_of, conversation_topic
from api.live.nudges import Nudges

Who = Literal["citizen", "agent"]
LASTS_S = 6.0
MOST_KEPT = 10_000
TYPING = "typing"
STOPPED = "stopped"


class Signs:
    """May be called from any thread; each process hears of the signs given at the others."""

    def __init__(self, nudges: Nudges, ticks: Callable[[], float], lasts_s: float = LASTS_S) -> None:
        self._nudges = nudges
        self._ticks = ticks
        self._lasts_s = lasts_s
        self._until: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._lock = Lock()
        nudges.overhear(self._heard)

    def give(self, conversation_id: str, who: Who) -> None:
        self._keep((conversation_id, who))
        self._nudges.publish(conversation_topic(conversation_id), {TYPING: who})

    def withdraw(self, conversation_id: str, who: Who) -> None:
        """What was being typed has been sent."""
        self._drop((conversation_id, who))
        self._nudges.publish(conversation_topic(conversation_id), {STOPPED: who})

    def left_s(self, conversation_id: str, who: Who) -> float:
        """Seconds for which the sign still holds; none: 0."""
        return max(0.0, self._until.get((conversation_id, who), 0.0) - self._ticks())

    def shown(self, conversation_id: str, who: Who) -> bool:
        return self.left_s(conversation_id, who) > 0

    def _heard(self, nudge: Nudge) -> None:
        conversation_id = conversation_of(nudge.topic)
        if conversation_id is None:
            return
        if (who := nudge.note.get(TYPING)) is not None:
            self._keep((conversation_id, str(who)))
        if (who := nudge.note.get(STOPPED)) is not None:
            self._drop((conversation_id, str(who)))

    def _keep(self, sign: tuple[str, str]) -> None:
        """The oldest expire first, since all last equally long; those that have are let go."""
        now = self._ticks()
        with self._lock:
            self._until[sign] = now + self._lasts_s
            self._until.move_to_end(sign)
            while self._until and (len(self._until) > MOST_KEPT or next(iter(self._until.values())) <= now):
                self._until.popitem(last=False)

    def _drop(self, sign: tuple[str, str]) -> None:
        with self._lock:
            self._until.pop(sign, None)
