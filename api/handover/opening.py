"""Whether a queue is open: by the hours of its place, as the city's facts have them at the moment of asking."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.handover.queues import Queue
from backend.clock import local
from backend.facts.fact import Fact, Told
from backend.facts.values import Moment
from backend.places.hours import utc
from backend.places.service import UnknownPlaceError, open_at

log = structlog.get_logger()
Why = Literal["closed_now", "closing_soon", "hours_unknown", "nobody_there"]
UNTOLD = Told(value=None, standing="unknown")


@dataclass(frozen=True)
class Opening:
    """`open` is false too when the hours are not known; `known` tells the two apart. `says` is who says so."""

    open: bool
    until: dt.datetime | None = None
    next_opening: dt.datetime | None = None
    known: bool = True
    says: Fact | None = None

    def offered(self, now: dt.datetime, stop_before_minutes: int) -> bool:
        """Whether there is time left to take somebody in before it closes."""
        if not self.open:
            return False
        return self.until is None or utc(now) + dt.timedelta(minutes=stop_before_minutes) < utc(self.until)

    def why_nobody(self, now: dt.datetime, stop_before_minutes: int) -> Why:
        """Why no person is offered, by what is known of the hours."""
        if not self.known:
            return "hours_unknown"
        if not self.open:
            return "closed_now"
        return "nobody_there" if self.offered(now, stop_before_minutes) else "closing_soon"

    def again(self, today: dt.date) -> Told:
        """When it opens next, with the standing of the hours that say so."""
        if self.next_opening is None or self.says is None:
            return UNTOLD
        return self.says.model_copy(update={"value": Moment(start=self.next_opening)}).told(today)


NOT_KNOWN = Opening(open=False, known=False)


@dataclass(frozen=True)
class OpeningHours:
    """A city store that cannot be read is as good as hours that are not known: nobody is promised a person."""

    city: sessionmaker[Session]

    def open_now(self, queue: Queue, now: dt.datetime) -> Opening:
        hours = queue.entry.hours
        try:
            with self.city() as session:
                state = open_at(session, hours.place, local(now), hours.side)
        except (SQLAlchemyError, UnknownPlaceError) as error:
            log.warning("queue_hours_unread", queue=queue.key, error=type(error).__name__)
            return NOT_KNOWN
        if state.state == "unknown":
            return NOT_KNOWN
        return Opening(state.state == "open", state.until, state.next_opening, says=state.fact)
