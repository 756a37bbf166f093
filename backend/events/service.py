"""What actions ask about events."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from sqlalchemy.orm import Session

from backend.clock import local
from backend.events import repository
from backend.events.criteria import Criteria, criteria_for
from backend.events.jobs import CITY_EVENTS, LIBRARY_EVENTS
from backend.events.models import EventRow, EventTimeRow
from backend.events.rows import KIND
from backend.events.standing import heard
from backend.events.types import Origin, Price, State
from backend.events.whereabouts import postcode_of, same_building, venue_in, venues_like
from backend.events.wish import Found, Happening, Standing, Wish
from backend.events.words import vocabulary
from backend.search import service as search
from backend.sync.service import states

__all__ = ["Found", "Happening", "Standing", "Wish", "find", "standings", "venue_named"]

MOST_HITS = 200
ENOUGH, NEARLY_AS_GOOD = 0.4, 0.5


def standings(session: Session, now: dt.datetime) -> tuple[Standing, ...]:
    """How fresh each system's events are, the library's first."""
    heard_at = {state.job: state.succeeded_at for state in states(session)}
    jobs: tuple[tuple[Origin, str], ...] = (("library", LIBRARY_EVENTS), ("city", CITY_EVENTS))
    return tuple(Standing(origin, heard(heard_at.get(job), now), heard_at.get(job)) for origin, job in jobs)


def find(session: Session, wish: Wish, now: dt.datetime, *, demo: bool) -> Found:
    """The events wished for that are not over: the soonest, or those that fit the words best and then the soonest.

    What is cancelled is told to whoever asks for a theme or a name, marked as such, and left out of a general list;
    what is sold out comes last there. A system that was not heard from for two weeks is not told of. `demo`: whether
    what is asked for is invented; the two are never mixed.
    """
    words = vocabulary()
    audiences = (wish.audience, *words.shows[wish.audience]) if wish.audience else ()
    places = same_building(session, wish.place) if wish.place else ()
    venues = venues_like(wish.venue, repository.venues(session)) if wish.venue else None
    postcode = postcode_of(session, wish.place) if wish.place and wish.around else None
    origins = tuple(one.origin for one in standings(session, now) if one.heard != "unknown")
    wanted = criteria_for(
        wish, now, demo=demo, origins=origins, audiences=audiences, places=places, venues=venues, postcode=postcode
    )
    if wish.words:
        return _fitting(session, wish, wanted)
    found = repository.soonest(session, wanted, wish.limit)
    return Found(_happenings(session, found, wanted), repository.count(session, wanted))


def venue_named(session: Session, text: str) -> str | None:
    """A place that is none of ours, as the sources write it, if a citizen's words name it in full."""
    return venue_in(text, repository.venues(session))


def _fitting(session: Session, wish: Wish, wanted: Criteria) -> Found:
    among = repository.wanted_keys(session, wanted)
    shorter = vocabulary().without_occasions(wish.words)
    scores = _scores(session, wish.words, among) or _scores(session, shorter, among)
    times = repository.times(session, wanted, scores)
    ranked = sorted(scores, key=lambda key: (-round(scores[key], 1), times[key][0].start, key))
    found = _happenings(session, ranked[: wish.limit], wanted, very_next=wish.very_next)
    return Found(found, len(ranked), by_words=bool(ranked))


def _scores(session: Session, words: str, among: Sequence[str]) -> dict[str, float]:
    """How well the events fit the words that fit them well, and not much worse than the best."""
    hits = search.find(session, KIND, words, MOST_HITS, among=among)
    least = max(ENOUGH, NEARLY_AS_GOOD * hits[0].score) if hits else ENOUGH
    return {hit.key: hit.score for hit in hits if hit.score >= least}


def _happenings(
    session: Session, keys: Sequence[str], wanted: Criteria, *, very_next: bool = False
) -> tuple[Happening, ...]:
    rows, times = repository.by_key(session, keys), repository.times(session, wanted, keys)
    elsewhere = repository.told_elsewhere(session, keys)
    chosen = {key: times[key][0] if very_next else _one_to_go_to(times[key]) for key in keys}
    return tuple(_happening(rows[key], chosen[key], len(times[key]), elsewhere.get(key)) for key in keys)


def _one_to_go_to(times: Sequence[EventTimeRow]) -> EventTimeRow:
    """The first that is neither sold out nor cancelled; else the first."""
    return next((time for time in times if time.state not in {"sold_out", "cancelled"}), times[0])


def _happening(row: EventRow, time: EventTimeRow, times: int, other_link: str | None) -> Happening:
    return Happening(
        key=row.key,
        origin=cast("Origin", row.origin),
        title=row.title,
        place=row.place,
        online=row.online,
        start=local(time.start),
        end=local(time.end) if time.end else None,
        all_day=time.all_day,
        state=cast("State", time.state),
        price=None if time.price_low is None else Price(time.price_low, time.price_high),
        tickets=time.tickets,
        link=time.link,
        other_link=other_link,
        more=times - 1,
    )
