import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import pytest

from soak.door import Answered, Asked, Event


@dataclass
class FakeGateway:
    """Stores each message once by its id and answers it at once; does as it is told by the first of `troubles`."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    troubles: list[Answered | Exception] = field(default_factory=list)

    async def call(self, gateway: int, asked: Asked) -> Answered:
        self.asked.append(asked)
        if self.troubles:
            trouble = self.troubles.pop(0)
            if isinstance(trouble, Exception):
                raise trouble
            return trouble
        if asked.path == "/api/conversations":
            return Answered(HTTPStatus.CREATED, {"id": "c1", "token": "token"})
        if asked.method == "GET":
            return Answered(HTTPStatus.OK, {"messages": [m for m in self.messages if m["seq"] > asked.params["after"]]})
        return Answered(HTTPStatus.ACCEPTED, self._stored(dict(asked.body or {})))

    async def stream(self, gateway: int, asked: Asked) -> AsyncGenerator[Event, None]:
        for message in self.messages:
            yield Event("message", json.dumps(message), str(message["seq"]))

    def _stored(self, body: dict[str, Any]) -> dict[str, Any]:
        known = [m for m in self.messages if m["client_message_id"] == body["client_message_id"]]
        if not known:
            self._say("citizen", body["client_message_id"], None)
            self._say("bot", None, len(self.messages))
            return self.messages[-2]
        return known[0]

    def _say(self, author: str, client_message_id: str | None, reply_to: int | None) -> None:
        self.messages.append(
            {
                "seq": len(self.messages) + 1,
                "author": author,
                "client_message_id": client_message_id,
                "reply_to": reply_to,
                "replies": [{"key": "greet.hello", "choices": []}] if author == "bot" else None,
                "created_at": "2026-11-24T11:00:00+01:00",
            }
        )


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway()
