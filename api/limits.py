"""How much one citizen, or one address, may ask for. Counted in memory, in this process."""

import datetime as dt
import hashlib
import hmac
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

MOST_REMEMBERED = 50_000


class Window:
    """At most `most` happenings of a key within `seconds`; the longest unused keys are forgotten first."""

    def __init__(self, most: int, seconds: float, ticks: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._ticks = ticks
        self._happened: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def refuse_for(self, key: str) -> float | None:
        """None, and counted; or the seconds until the key is welcome again."""
        now = self._ticks()
        with self._lock:
            times = self._happened.setdefault(key, deque())
            self._happened.move_to_end(key)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return times[0] + self._seconds - now
            times.append(now)
            if len(self._happened) > MOST_REMEMBERED:
                self._happened.popitem(last=False)
        return None


class Addresses:
    """Names an address by a hash under a key that is made anew each day and kept nowhere but here."""

    def __init__(self, today: Callable[[], dt.date]) -> None:
        self._today = today
        self._day: dt.date | None = None
        self._key = b""

    def pseudonym(self, address: str) -> str:
        if self._day != (day := self._today()):
            self._day, self._key = day, secrets.token_bytes(32)
        return hmac.new(self._key, address.encode(), hashlib.sha256).hexdigest()
