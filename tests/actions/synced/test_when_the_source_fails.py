"""A library CMS that fails, is silent or talks rubbish: answers come all the same, and say how old their hours are."""

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from actions.action import City
from actions.conversation import Asked
from actions.cues import Cues
from actions.places import OpeningHours
from backend.clients.doors import Doors
from backend.clock import COPENHAGEN
from backend.db import engine_for, sessions
from backend.facts.values import Time
from backend.seed import seed
from backend.sync import service
from replies import Reply
from tests.backend.clients.loopback import half_a_body, says
from tests.backend.places.synced.fake_cms import FakeCms, fake_cms, row

MONDAY = dt.datetime(2026, 11, 23, 11, 0, tzinfo=COPENHAGEN)
THURSDAY = MONDAY + dt.timedelta(days=3)
Store = sessionmaker[Session]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = engine_for(f"sqlite:///{tmp_path}/city.db")
    seed(engine, MONDAY)
    yield sessions(engine)
    engine.dispose()


@pytest.fixture
def cms(store: Store) -> Iterator[FakeCms]:
    """It was well on Monday."""
    with fake_cms(*(row(f"2026-11-{day}") for day in (23, 24, 25, 26, 27))) as running:
        service.run(running.job, store, MONDAY)
        yield running


def is_hasle_open(store: Store, now: dt.datetime, cues: Cues, doors: Doors) -> Reply:
    message = {"text": "Har Hasle Bibliotek åbent nu?", "entities": [{"entity": "place", "value": "Hasle Bibliotek"}]}
    with store() as session:
        return OpeningHours().run(Asked.read(message, {}, now), City(session, now, cues, doors))


@pytest.mark.parametrize(
    "answers",
    [
        says("{}", 500),
        says("{}", 429, Retry_After="30"),
        half_a_body,
        says("<html>down</html>", media_type="text/html"),
        says('[{"date": 1}]'),
        says("[]"),
    ],
)
def test_after_days_of_failures_the_last_hours_are_told_as_dated(
    cms: FakeCms, store: Store, cues: Cues, doors: Doors, answers: Any
) -> None:
    cms.answers = answers
    assert service.run(cms.job, store, THURSDAY).result == "failed"
    reply = is_hasle_open(store, THURSDAY, cues, doors)
    until = reply.facts["until"]
    assert (reply.key, until.value) == ("opening_hours.now_open", Time(time=dt.time(17)))
    assert (until.standing, reply.sources[0].read_on) == ("dated", "2026-11-23")
    assert until.official


def test_a_day_after_the_last_good_answer_its_hours_are_still_current(
    cms: FakeCms, store: Store, cues: Cues, doors: Doors
) -> None:
    tuesday = MONDAY + dt.timedelta(days=1)
    assert is_hasle_open(store, tuesday, cues, doors).facts["until"].standing == "current"


def test_nobody_waits_for_a_cms_that_is_silent(cms: FakeCms, store: Store, cues: Cues, doors: Doors) -> None:
    """The answer comes while the sync is still waiting for its own."""
    asked, let_go = threading.Event(), threading.Event()

    def silent(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        let_go.wait(60)
        handler.close_connection = True

    cms.answers = silent
    syncing = threading.Thread(target=service.run, args=(cms.job, store, THURSDAY))
    syncing.start()
    assert asked.wait(10)
    assert is_hasle_open(store, THURSDAY, cues, doors).key == "opening_hours.now_open"
    assert not let_go.is_set()
    let_go.set()
    syncing.join()


def test_when_all_that_was_fetched_is_past_nothing_is_guessed(
    cms: FakeCms, store: Store, cues: Cues, doors: Doors
) -> None:
    in_spring = MONDAY.replace(year=2027, month=4)
    reply = is_hasle_open(store, in_spring, cues, doors)
    assert reply.key == "opening_hours.now_unknown"
    assert reply.facts["phone"].value
