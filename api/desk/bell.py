"""Rings at the desk when there is something to look at: for all of it, or for one account."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from api.live.notes import Note, desk_topic
from api.live.parts import LiveParts

EVERYBODY = None


class Bell:
    """`ring` may be called from any thread, and is heard at every gateway."""

    def __init__(self, live: LiveParts) -> None:
        self._live = live

    def ring(self, account_id: str | None = EVERYBODY) -> None:
        self._live.desk_changed(account_id)

    @contextmanager
    def listen(self, account_id: str) -> Iterator[asyncio.Event]:
        """An event that is set at each ring; clear it before looking, or news is missed."""
        event = asyncio.Event()

        def receive(_note: Note) -> None:
            event.set()

        nudges = self._live.nudges
        with nudges.listen(desk_topic(), receive), nudges.listen(desk_topic(account_id), receive):
            yield event
