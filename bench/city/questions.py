"""What is asked of a filled city, each question timed by itself, its session included."""

import datetime as dt
import gc
import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from backend.calendar import resolve_day
from backend.db import sessions
from backend.events import service as events
from backend.events.service import Wish
from backend.places import service as places
from backend.places.open_places import open_places
from bench.city.when import NOW

HOURS_ASKED, EVENTS_ASKED, WARM_UP = 200, 100, 10
DAYS = ("på søndag", "24. december", "i morgen", "næste fredag", "on Saturday")
NAMES = ("Risskov Bibliotek", "Dokk1", "hasle bib", "Viby", "Solbjærg bibliotek")
THEMES = ("strikkecafé", "børneteater", "babyrytmk", "language café", "krimi", "skak for seniorer", "lektiehjælp", "")
Question = Callable[[Session], object]


@dataclass(frozen=True)
class Times:
    """Of one sort of question, in ms."""

    p50: float
    p95: float


def hours_of_a_day() -> Iterator[Question]:
    """A place by the citizen's words, a day by theirs, and its hours."""
    for name, day in itertools.cycle(itertools.product(NAMES, DAYS)):
        yield lambda session, name=name, day=day: _hours(session, name, day)


def open_now() -> Iterator[Question]:
    """Which libraries are open, of all that there are."""
    while True:
        yield lambda session: open_places(session, NOW, frozenset({"library"}))


def events_of_a_theme() -> Iterator[Question]:
    week = NOW.date() + dt.timedelta(days=14)
    for theme in itertools.cycle(THEMES):
        wish = Wish(words=theme, first=NOW.date(), last=week)
        yield lambda session, wish=wish: events.find(session, wish, NOW, demo=True)


QUESTIONS: dict[str, tuple[Callable[[], Iterator[Question]], int]] = {
    "hours": (hours_of_a_day, HOURS_ASKED),
    "open_now": (open_now, EVENTS_ASKED),
    "events": (events_of_a_theme, EVENTS_ASKED),
}


def timed(engine: Engine, name: str) -> Times:
    questions, many = QUESTIONS[name]
    taken = []
    gc.collect()
    gc.freeze()  # as the action server does once it has started
    for question in itertools.islice(questions(), many + WARM_UP):
        started = time.perf_counter()
        with sessions(engine)() as session:
            question(session)
        taken.append((time.perf_counter() - started) * 1000)
    taken = sorted(taken[WARM_UP:])
    return Times(statistics.median(taken), taken[int(len(taken) * 0.95)])


def _hours(session: Session, name: str, day: str) -> object:
    found = places.resolve_place(session, name).place
    meant = resolve_day(day, NOW)
    assert found, name
    assert isinstance(meant, dt.date), day
    return places.hours_on(session, found.key, meant)
