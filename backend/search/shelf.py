"""Keeps what was made from something, by its version."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """The things used last, shared by all threads. A version must mean the same thing for ever."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, version: str) -> Kept | None:
        with self._lock:
            if version not in self._things:
                return None
            self._things.move_to_end(version)
            return self._things[version]

    def put(self, version: str, thing: Kept) -> None:
        with self._lock:
            self._things[version] = thing
            self._things.move_to_end(version)
            if len(self._things) > self._most:
                self._things.popitem(last=False)
