"""What the people at the desk do, over the desk's calls."""

import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from replies.reply import Queue
from tests.browser.gateway import Gateway
from tests.desk import Browser, Seat, seat


@dataclass
class AtDesk:
    """One of the staff, signed in."""

    seat: Seat
    browser: Browser

    @property
    def name(self) -> str:
        return self.seat.name.capitalize()

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        return self.browser.call(method, f"/api/desk{path}", **more).raise_for_status()

    def settles(self, presence: str) -> None:
        self.call("PUT", "/presence", json={"presence": presence, "capacity": 5})

    def waiting(self) -> list[str]:
        """Who waits, the first in line first."""
        return [card["id"] for card in self.call("GET", "/queues").json()["waiting"]]

    def clears_the_desk(self) -> None:
        """Whoever a test left behind would come back to the front of the queue, before the next one."""
        for card in self.call("GET", "/queues").json()["mine"]:
            Held(self, card["id"]).ends()
        while self.waiting():
            self.claims().ends()

    def claims(self) -> "Held":
        """Whoever is first in line."""
        first = self.waiting()[0]
        self.call("POST", f"/conversations/{first}/claim")
        return Held(self, first)


@dataclass
class Held:
    """A conversation that a person has."""

    owner: AtDesk
    id: str

    def writes(self, words: str) -> None:
        self.owner.call("POST", f"{self._path}/messages", json={"client_message_id": str(uuid.uuid4()), "text": words})

    def types(self) -> None:
        self.owner.call("POST", f"{self._path}/typing")

    def sees_typing(self) -> bool:
        return bool(self.owner.call("GET", self._path).json()["conversation"]["typing"])

    def read(self) -> list[str]:
        return [message["text"] for message in self.owner.call("GET", self._path).json()["messages"]]

    def goes_to(self, colleague: AtDesk) -> "Held":
        self.owner.call("POST", f"{self._path}/transfer", json={"to_agent": colleague.seat.id})
        return Held(colleague, self.id)

    def rounds_off(self) -> None:
        self.owner.call("POST", f"{self._path}/finish", json={})

    def ends(self, to: str = "bot") -> None:
        self.owner.call("POST", f"{self._path}/finish", json={"reason": "solved", "to": to})

    @property
    def _path(self) -> str:
        return f"/conversations/{self.id}"


@contextmanager
def at_desk(gateway: Gateway, name: str, queues: Collection[Queue] = ("citizen_service",)) -> Iterator[AtDesk]:
    """Ready for as long as the block lasts."""
    taken = seat(gateway.store, f"{name}-{uuid.uuid4().hex[:8]}", queues=queues, languages=("da", "en"))
    someone = AtDesk(taken, Browser(gateway.address))
    someone.browser.sign_in(taken).raise_for_status()
    someone.settles("ready")
    try:
        yield someone
    finally:
        someone.clears_the_desk()
        someone.settles("away")
        someone.browser.http.close()
