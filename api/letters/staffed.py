"""When somebody is there to answer: the hours of the place that a queue belongs to, as facts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from backend.facts.fact import Told
from backend.facts.values import DayHours, HoursByDate, Moment, Time
from backend.places.service import OpenState, Side, UnknownPlaceError, hours_in_days, open_at
from replies.reply import Queue

UNKNOWN = Told(value=None, standing="unknown")

log = structlog.get_logger()


@dataclass(frozen=True)
class Opening:
    """`open_now` is None when it is not known; `until` and `opens` are told as the hours they come from are."""

    open_now: bool | None
    until: Told = UNKNOWN
    opens: Told = UNKNOWN
    opens_at: dt.datetime | None = None


@dataclass(frozen=True)
class Staffed:
    """A city store that cannot be read leaves the hours unknown, and the message is taken all the same.

    `place_of` names the place whose hours a queue has, and which side of them.
    """

    city: sessionmaker[Session]
    place_of: Callable[[Queue], tuple[str, Side | None]]

    def ahead(self, queue: Queue, first: dt.date, days: int) -> dict[dt.date, DayHours | None]:
        """The hours of each day from the first; None where they are not known."""
        place, side = self.place_of(queue)
        dates = [first + dt.timedelta(days=ahead) for ahead in range(days)]
        try:
            with self.city() as session:
                facts = hours_in_days(session, place, dates[0], dates[-1], side)
        except (SQLAlchemyError, UnknownPlaceError) as error:
            log.warning("queue_hours_unread", queue=queue, error=type(error).__name__)
            return dict.fromkeys(dates)
        told = [day for fact in facts if isinstance(fact.value, HoursByDate) for day in fact.value.days]
        known = {day.date: DayHours(date=day.date, spans=day.spans) for day in told if day.spans is not None}
        return {date: known.get(date) for date in dates}

    def now(self, queue: Queue, now: dt.datetime) -> Opening:
        try:
            with self.city() as session:
                place, side = self.place_of(queue)
                state = open_at(session, place, now, side)
        except (SQLAlchemyError, UnknownPlaceError) as error:
            log.warning("queue_hours_unread", queue=queue, error=type(error).__name__)
            return Opening(None)
        return _opening(state, state.fact.told(now.date()))


def _opening(state: OpenState, hours: Told) -> Opening:
    if state.state == "unknown" or hours.value is None:
        return Opening(None, opens=hours.model_copy(update={"value": None, "standing": "unknown"}))
    if state.state == "open" and state.until:
        return Opening(open_now=True, until=hours.model_copy(update={"value": Time(time=state.until.time())}))
    if state.next_opening is None:
        return Opening(open_now=False, opens=hours.model_copy(update={"value": None, "standing": "unknown"}))
    opens = hours.model_copy(update={"value": Moment(start=state.next_opening)})
    return Opening(open_now=False, opens=opens, opens_at=state.next_opening)
