"""What actions ask about events."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy.orm import Session

from backend.events import repository
from backend.events.criteria import Criteria, criteria_for
from backend.events.jobs import CITY_EVENTS, LIBRARY_EVENTS
from backend.events.models import EventRow, EventTimeRow
from backend.events.rows import KIND
from backend.events.standing import heard
from backend.events.types import Origin, Price, State
from backend.events.whereabouts import postcode_of, same_building
from backend.events.wish import Found, Happening, Standing, Wish
from backend.events.words import vocabulary
from backend.search import service as search
from backend.sync.service import states

__all__ = ["Found", "Happening", "Standing", "Wish", "find", "standings"]

MOST_HITS = 200
ENOUGH, NEARLY_AS_GOOD = 0.2, 0.6


def standings(session: Session, now: dt.datetime) -> tuple[Standing, ...]:
    """How fresh each system's events are, the library's first."""
    heard_at = {state.job: state.succeeded_at for state in states(session)}
    jobs: tuple[tuple[Origin, str], ...] = (("library", LIBRARY_EVENTS), ("city", CITY_EVENTS))
    return tuple(Standing(origin, heard(heard_at.get(job), now), heard_at.get(job)) for origin, job in jobs)


def find(session: Session, wish: Wish, now: dt.datetime, *, demo: bool) -> Found:
    """The events wished for that are not over: the soonest, or those that fit the words best and then the soonest.

    What is cancelled is told to whoever asks for a theme or a name, marked as such, and left out of a general list;
    what is sold out comes last there. `demo`: whether what is asked for is invented; the two are never mixed.
    """
    words = vocabulary()
    audiences = (wish.audience, *words.shows[wish.audience]) if wish.audience else ()
    places = same_building(session, wish.place) if wish.place else ()
    postcode = postcode_of(session, wish.place) if wish.place and wish.around else None
    wanted = criteria_for(wish, now, demo=demo, audiences=audiences, places=places, postcode=postcode)
    if wish.words:
        return _fitting(session, wish, wanted)
    found = repository.soonest(session, wanted, wish.limit)
    return Found(_happenings(session, found, wanted), repository.count(session, wanted))


def _fitting(session: Session, wish: Wish, wanted: Criteria) -> Found:
    hits = search.find(session, KIND, wish.words, MOST_HITS, among=repository.wanted_keys(session, wanted))
    best = hits[0].score if hits else 0
    scores = {hit.key: hit.score for hit in hits if hit.score >= max(ENOUGH, NEARLY_AS_GOOD * best)}
    times = repository.times(session, wanted, scores)
    ranked = sorted(scores, key=lambda key: (-round(scores[key], 1), times[key][0].start, key))
    return Found(_happenings(session, ranked[: wish.limit], wanted), len(ranked), by_words=bool(ranked))


def _happenings(session: Session, keys: Sequence[str], wanted: Criteria) -> tuple[Happening, ...]:
    rows, times = repository.by_key(session, keys), repository.times(session, wanted, keys)
    elsewhere = repository.told_elsewhere(session, keys)
    return tuple(_happening(rows[key], times[key], elsewhere) for key in keys)


def _happening(row: EventRow, times: Sequence[EventTimeRow], elsewhere: Mapping[str, str]) -> Happening:
    """With the first time that one can still go to; else with the first."""
    open_ones = [time for time in times if time.state in {"on", "sale_not_open"}]
    time = (open_ones or times)[0]
    return Happening(
        key=row.key,
        origin=cast("Origin", row.origin),
        title=row.title,
        place=row.place,
        online=row.online,
        start=time.start,
        end=time.end,
        all_day=time.all_day,
        state=cast("State", time.state),
        price=None if time.price_low is None else Price(time.price_low, time.price_high),
        tickets=time.tickets,
        link=time.link,
        other_link=elsewhere.get(row.key),
        more=len(times) - 1,
    )
