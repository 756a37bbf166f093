"""Faults of the soak's own making, on the way to the gateways: the comparison must find each of them."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any, Literal
from uuid import uuid4

from soak.door import Answered, Asked, Door, Event

Sabotage = Literal["drop", "double", "reorder", "two_owners"]
FOUND_IN: dict[Sabotage, str] = {
    "drop": "lost",
    "double": "doubled",
    "reorder": "disordered",
    "two_owners": "double_owners",
}
ONE_IN = 5


@dataclass
class Tampering:
    """Passes all on but for one citizen's message in five, with which a subclass does as it likes."""

    door: Door
    done: int = 0
    _seen: int = 0
    _last_seq: dict[str, int] = field(default_factory=dict)

    async def call(self, gateway: int, asked: Asked) -> Answered:
        if not is_message(asked):
            return await self.door.call(gateway, asked)
        self._seen += 1
        if self._seen % ONE_IN == 0 and asked.path in self._last_seq:
            return await self.tamper(gateway, asked)
        return await self.passed(gateway, asked)

    async def passed(self, gateway: int, asked: Asked) -> Answered:
        answered = await self.door.call(gateway, asked)
        if answered.status == HTTPStatus.ACCEPTED:
            self._last_seq[asked.path] = int(answered.body["seq"])
        return answered

    async def tamper(self, gateway: int, asked: Asked) -> Answered:
        raise NotImplementedError

    def stream(self, gateway: int, asked: Asked) -> AsyncGenerator[Event, None]:
        return self.door.stream(gateway, asked)

    def half_done(self, path: str) -> bool:  # noqa: ARG002 - a subclass may
        """Whether one more message in that conversation is needed for what was begun to show."""
        return False

    def pretended(self, asked: Asked) -> Answered:
        """An acknowledgement of what has not been stored."""
        self.done += 1
        return Answered(HTTPStatus.ACCEPTED, {"seq": self._last_seq[asked.path] + 1, **dict(asked.body or {})})


class Dropping(Tampering):
    """Acknowledged, and passed on to nobody."""

    async def tamper(self, gateway: int, asked: Asked) -> Answered:  # noqa: ARG002 - a subclass may
        return self.pretended(asked)


class Doubling(Tampering):
    """Passed on twice, as two messages."""

    async def tamper(self, gateway: int, asked: Asked) -> Answered:
        answered = await self.passed(gateway, asked)
        again = {**dict(asked.body or {}), "client_message_id": str(uuid4())}
        twice = await self.passed(gateway, replace(asked, body=again))
        self.done += twice.status == HTTPStatus.ACCEPTED
        return answered


class Reordering(Tampering):
    """Acknowledged, kept back, and passed on after the next message of the same conversation."""

    async def tamper(self, gateway: int, asked: Asked) -> Answered:
        if asked.path in self._kept:
            return await self.passed(gateway, asked)
        self._kept[asked.path] = asked
        return self.pretended(asked)

    async def passed(self, gateway: int, asked: Asked) -> Answered:
        """What was kept stays so until a gateway has it: the connection may break off meanwhile."""
        answered = await super().passed(gateway, asked)
        late = self._kept.get(asked.path)
        if late is None or late is asked or answered.status != HTTPStatus.ACCEPTED:
            return answered
        if (await super().passed(gateway, late)).status == HTTPStatus.ACCEPTED:
            self._kept.pop(asked.path, None)
        return answered

    def half_done(self, path: str) -> bool:
        return f"{path}/messages" in self._kept

    _kept: dict[str, Asked]

    def __init__(self, door: Door) -> None:
        super().__init__(door)
        self._kept = {}


class TwoOwners(Tampering):
    """An agent who was told that another was first is told that the conversation is theirs."""

    async def call(self, gateway: int, asked: Asked) -> Answered:
        answered = await self.door.call(gateway, asked)
        if not (asked.method == "POST" and asked.path.endswith("/claim")) or answered.status != HTTPStatus.CONFLICT:
            return answered
        self.done += 1
        card: dict[str, Any] = {"id": asked.path.split("/")[-2], "state": "human", "last_seq": 0}
        return Answered(HTTPStatus.OK, card)


KINDS: dict[Sabotage, type[Tampering]] = {
    "drop": Dropping,
    "double": Doubling,
    "reorder": Reordering,
    "two_owners": TwoOwners,
}


def is_message(asked: Asked) -> bool:
    """A citizen's message in words."""
    return (
        asked.method == "POST"
        and asked.path.startswith("/api/conversations/")
        and asked.path.endswith("/messages")
        and "text" in (asked.body or {})
    )
