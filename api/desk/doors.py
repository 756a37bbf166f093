"""Which queues are open, asked of the city's facts once a minute: the board is looked at often."""

import datetime as dt
from threading import Lock

from cachetools import LRUCache

from api.handover.attendance import Attendance
from replies.reply import Queue

MOST = 32


class Doors:
    """By queue and the minute of the city's clock: hours change at a minute. What is not known is asked again."""

    def __init__(self, attendance: Attendance) -> None:
        self._attendance = attendance
        self._known: LRUCache[tuple[Queue, dt.datetime], bool] = LRUCache(MOST)
        self._lock = Lock()

    def open(self, key: Queue) -> bool:
        at = (key, self._attendance.clock.now().replace(second=0, microsecond=0))
        with self._lock:
            known = self._known.get(at)
        if known is None:
            opening = self._attendance.opening(self._attendance.book[key])
            known = opening.open
            if opening.known:
                with self._lock:
                    self._known[at] = known
        return known
