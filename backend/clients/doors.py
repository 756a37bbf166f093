"""The one way to every system: a fetcher each, and what was asked a moment ago remembered."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx
from cachetools import TLRUCache

from backend.clients.contract import Contract
from backend.clients.errors import SourceError
from backend.clients.fetching import Fetcher
from backend.clients.systems import System, systems_of
from backend.settings import CitySettings

Found = TypeVar("Found")
CONNECTIONS, MOST_REMEMBERED = 20, 2000
LAST = "last"


@dataclass(frozen=True, slots=True)
class Remembered:
    value: Any
    seconds: float


def _until(_key: object, remembered: Remembered, now: float) -> float:
    return now + remembered.seconds


@dataclass
class Doors:
    """`doors["fbs"]` asks the loan system. KeyError for a system without a contract."""

    fetchers: Mapping[str, Fetcher]
    monotonic: Callable[[], float] = time.monotonic
    close: Callable[[], None] = lambda: None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _kept: "TLRUCache[object, Remembered]" = field(init=False)

    def __post_init__(self) -> None:
        self._kept = TLRUCache(MOST_REMEMBERED, ttu=_until, timer=self.monotonic)

    def __getitem__(self, system: str) -> Fetcher:
        return self.fetchers[system]

    def system(self, name: str) -> System:
        return self.fetchers[name].system

    def remembered(self, key: object, seconds: float, ask: Callable[[], Found]) -> Found:
        """What `ask` gave at most that long ago, else what it gives now. What raises is not remembered."""
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            value: Found = kept.value
            return value
        value = ask()
        with self._lock:
            self._kept[key] = Remembered(value, seconds)
        return value

    def last_known(self, key: object, seconds: float, ask: Callable[[], Found]) -> Found:
        """What `ask` gives now; where it raises SourceError, what it last gave, if that is no older than that."""
        try:
            value = ask()
        except SourceError:
            with self._lock:
                kept = self._kept.get((LAST, key))
            if kept is None:
                raise
            value = kept.value
        else:
            with self._lock:
                self._kept[(LAST, key)] = Remembered(value, seconds)
        return value


def open_doors(settings: CitySettings) -> Doors:
    """Every system that has a contract, as these settings have it. Whoever opens them closes them."""
    systems = systems_of(settings)
    http = httpx.Client(limits=httpx.Limits(max_connections=CONNECTIONS), trust_env=False, follow_redirects=False)
    fetchers = {name: Fetcher(systems[name], contract, http) for name, contract in Contract.all().items()}
    return Doors(fetchers, close=http.close)


@contextmanager
def doors_of(settings: CitySettings) -> Iterator[Doors]:
    """Open for as long as the block lasts."""
    doors = open_doors(settings)
    try:
        yield doors
    finally:
        doors.close()
