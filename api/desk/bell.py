"""Rings at the desk when there is something to look at; within this process."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

EVERYBODY = None


class Bell:
    """`ring` may be called from any thread once `bind` has been; the rest belongs to the event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def ring(self, account_id: str | None = EVERYBODY) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, account_id)

    @contextmanager
    def listen(self, account_id: str) -> Iterator[asyncio.Event]:
        """An event that is set at each ring; clear it before looking, or news is missed."""
        event = asyncio.Event()
        self._listening[account_id].add(event)
        try:
            yield event
        finally:
            self._listening[account_id].discard(event)
            if not self._listening[account_id]:
                del self._listening[account_id]

    def _wake(self, account_id: str | None) -> None:
        for each in [account_id] if account_id else list(self._listening):
            for event in self._listening.get(each, ()):
                event.set()
