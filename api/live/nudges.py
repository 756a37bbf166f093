"""Carries nudges to those who listen in this process."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from api.live.notes import LOOK, Note, Nudge

Receive = Callable[[Note], None]
Overhear = Callable[[Nudge], None]


@dataclass(frozen=True)
class Standing:
    """Whether nudges reach everybody they should; `detail` is for operators."""

    well: bool
    detail: str


class Nudges(Protocol):
    """`publish` may be called from any thread once `bind` has been; the rest belongs to the event loop."""

    def bind(self, loop: asyncio.AbstractEventLoop) -> None: ...
    def publish(self, topic: str, note: Note) -> None: ...
    def listen(self, topic: str, receive: Receive) -> AbstractContextManager[None]: ...
    def overhear(self, receive: Overhear) -> None: ...
    def wake(self, topic: str) -> None: ...
    def wake_all(self) -> None: ...
    def standing(self) -> Standing: ...
    async def run(self) -> None: ...


class LocalNudges:
    """All of it, where there is one gateway; what another process writes is found by looking around."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._receivers: defaultdict[str, list[Receive]] = defaultdict(list)
        self._overhearing: list[Overhear] = []

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def publish(self, topic: str, note: Note) -> None:
        """A note with text in it is let go."""
        if nudge := Nudge.of(topic, note):
            self.pass_on(nudge)

    def pass_on(self, nudge: Nudge) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.deliver, nudge)

    def deliver(self, nudge: Nudge) -> None:
        for overhear in self._overhearing:
            overhear(nudge)
        self._tell(nudge.topic, nudge.note)

    @contextmanager
    def listen(self, topic: str, receive: Receive) -> Iterator[None]:
        self._receivers[topic].append(receive)
        try:
            yield
        finally:
            self._receivers[topic].remove(receive)
            if not self._receivers[topic]:
                del self._receivers[topic]

    def overhear(self, receive: Overhear) -> None:
        """Hear every nudge, for as long as the process lives."""
        self._overhearing.append(receive)

    def wake(self, topic: str) -> None:
        """Have those who listen to it in this process look for themselves."""
        self._tell(topic, LOOK)

    def wake_all(self) -> None:
        """The same for every topic: nudges may have been missed, or the process ends."""
        for topic in list(self._receivers):
            self._tell(topic, LOOK)

    def standing(self) -> Standing:
        return Standing(well=True, detail="within one process")

    async def run(self) -> None:
        """Nothing to keep up."""
        await asyncio.Event().wait()

    def _tell(self, topic: str, note: Note) -> None:
        for receive in list(self._receivers.get(topic, ())):
            receive(note)
