"""Keeps what was made from something, by its version."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """The last few things, shared by all threads. A version must mean the same thing for ever."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, version: str, make: Callable[[], Kept]) -> Kept:
        """The thing of that version; made outside the lock, twice at worst, when it is not there."""
        with self._lock:
            if version in self._things:
                self._things.move_to_end(version)
                return self._things[version]
        thing = make()
        with self._lock:
            self._things[version] = thing
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing
