"""A desk of one process that answers as the gateway's does, and that a test can put in any state."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.browser.desk import cases

PASSWORD = "ved-skranken-i-dag"
ACCOUNT = {
    "roles": ["agent"],
    "queues": list(cases.NAMES),
    "languages": ["da", "en"],
}


@dataclass
class StandIn:
    """`held` are the ids that this agent has; `taken` tells who else has one, `quicker` who will be a moment before.

    `calls` are what changed something.
    """

    signed_in: bool = True
    account: str = "a1"
    name: str = "Medarbejder A"
    down: bool = False
    oidc: bool = False
    presence: dict[str, Any] = field(default_factory=lambda: {"presence": "ready", "capacity": 3})
    csrf: str = "csrf-of-this-session"
    held: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    quicker: dict[str, str] = field(default_factory=dict)
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    left: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, Any]] = field(default_factory=list)
    streams: bool = True
    listeners: set[asyncio.Queue[tuple[str, Any]]] = field(default_factory=set)
    loop: asyncio.AbstractEventLoop | None = None

    def reset(self) -> None:
        for listener in list(self.listeners):
            self.push(listener, "bye", {})
        fresh = StandIn(listeners=self.listeners, loop=self.loop)
        self.__dict__.update(fresh.__dict__)

    def busy(self) -> None:
        self.held, self.waiting, self.left = ["c1", "c2", "c3"], ["w1", "w2", "w3", "w4", "w5"], cases.letters()
        self.unread = {"c2"}
        self.notes = {"c1": [{"id": 1, "author": "Medarbejder B", "text": "Har ringet til Dokk1.", "at": cases.ago(4)}]}

    def of(self, key: str) -> list[dict[str, Any]]:
        return self.messages.setdefault(key, cases.passport("en" if key in cases.ENGLISH else "da"))

    def card(self, key: str, place: int = 0) -> dict[str, Any]:
        state = "waiting" if key in self.waiting else "human" if key in self.held or key in self.taken else "closed"
        last = self.of(key)[-1]
        more = {
            "last_seq": last["seq"],
            "last_from": last["author"],
            "unread": key in self.unread,
            "front": key == "w1",
        }
        return cases.card(key, state, 2 + 7 * place, **more)

    def board(self) -> dict[str, Any]:
        waiting = [self.card(key, 5 - place) for place, key in enumerate(self.waiting)]
        return {
            "queues": [self._queue(queue, name, waiting) for queue, name in cases.NAMES.items()],
            "waiting": waiting,
            "mine": [self.card(key, place) for place, key in enumerate(self.held)],
        }

    def _queue(self, queue: str, name: str, waiting: list[dict[str, Any]]) -> dict[str, Any]:
        count = sum(card["queue"] == queue for card in waiting)
        numbers = {"waiting": count, "longest_wait_seconds": 1260 if count else 0, "agents_ready": 2}
        return {"queue": queue, "name": name, "open": queue != "archive", **numbers}

    def says(self, key: str, text: str) -> None:
        """The citizen writes."""
        seq = self.of(key)[-1]["seq"] + 1
        self.of(key).append(cases.message(seq, "citizen", text, "en" if key in cases.ENGLISH else "da"))
        self.unread.add(key)
        self.tell("changed", {"conversation": key, "last_seq": seq})

    def take_away(self, key: str, by: str) -> None:
        """A colleague was first."""
        self.held = [each for each in self.held if each != key]
        self.waiting = [each for each in self.waiting if each != key]
        self.taken[key] = by

    def tell(self, event: str, content: dict[str, Any]) -> None:
        for listener in list(self.listeners):
            self.push(listener, event, content)

    def push(self, listener: asyncio.Queue[tuple[str, Any]], event: str, content: dict[str, Any]) -> None:
        if self.loop:
            self.loop.call_soon_threadsafe(listener.put_nowait, (event, content))

    def session(self) -> dict[str, Any]:
        return {"account": {**ACCOUNT, "id": self.account, "name": self.name}, "csrf": self.csrf}

    def said(self, what: str) -> list[Any]:
        return [body for called, body in self.calls if called == what]
