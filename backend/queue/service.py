"""What actions ask about the queue."""

import datetime as dt
from dataclasses import dataclass

from backend.clients import ckan
from backend.clients.doors import Doors
from backend.clients.fetching import LIVE
from backend.queue.figures import Figures, figures_of

__all__ = ["Figures", "Found", "waiting"]

REMEMBERED_S = 60
LAST_KNOWN_S = 30 * 60 - REMEMBERED_S  # from when it was last told, which may be a minute after it was asked


@dataclass(frozen=True, slots=True)
class Found:
    """Those counters of which something is known. The source does not say when it counted: only when it was asked."""

    counters: tuple[Figures, ...]
    asked_at: dt.datetime

    @property
    def nobody(self) -> bool:
        """Whether no one is counted anywhere: an empty counter, or a closed one."""
        return all(counter.people == 0 for counter in self.counters)

    def minutes_old(self, now: dt.datetime) -> int:
        return max(int((now - self.asked_at).total_seconds()) // 60, 0)


def waiting(doors: Doors, now: dt.datetime) -> Found:
    """Asked now or in the last minute; when the source gives no answer, what it said in the last half hour.

    Raises SourceError when there is neither.
    """
    return doors.last_known(
        ckan.SYSTEM, LAST_KNOWN_S, lambda: doors.remembered(ckan.SYSTEM, REMEMBERED_S, lambda: _ask(doors, now))
    )


def _ask(doors: Doors, now: dt.datetime) -> Found:
    counters = (figures_of(counter) for counter in ckan.queue(doors[ckan.SYSTEM], LIVE))
    known = (counter for counter in counters if (counter.people, counter.minutes) != (None, None))
    return Found(tuple(known), now)
