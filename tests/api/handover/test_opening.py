"""When a queue is open: by the facts of its place, and never by a guess."""

import datetime as dt
from collections.abc import Iterator

import pytest

from api.handover.opening import NOT_KNOWN, Opening, OpeningHours
from api.handover.queues import QueueBook
from api.settings import DATA
from backend.clock import COPENHAGEN
from backend.db import engine_for, sessions

BOOK = QueueBook.load(DATA / "handover" / "queues.yml")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """November 2026: the 24th is a Tuesday."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.fixture
def hours(city_url: str) -> Iterator[OpeningHours]:
    engine = engine_for(city_url)
    yield OpeningHours(sessions(engine))
    engine.dispose()


@pytest.mark.parametrize(
    ("queue", "moment", "is_open"),
    [
        ("citizen_service", at(24, 11), True),
        ("citizen_service", at(24, 16, 30), False),
        ("citizen_service", at(26, 16, 30), True),
        ("library", at(24, 9), False),
        ("library", at(24, 18), True),
        ("archive", at(23, 11), False),
        ("archive", at(24, 11), True),
        ("international", at(24, 11), False),
        ("international", at(25, 11), True),
    ],
)
def test_it_is_open_when_its_place_is(hours: OpeningHours, queue: str, moment: dt.datetime, is_open: bool) -> None:
    assert hours.open_now(BOOK[queue], moment).open is is_open


def test_it_tells_until_when_and_from_when_again(hours: OpeningHours) -> None:
    assert hours.open_now(BOOK["citizen_service"], at(24, 11)).until == at(24, 16)
    assert hours.open_now(BOOK["citizen_service"], at(24, 17)).next_opening == at(25, 8)


def test_hours_that_nobody_knows_are_not_open_and_not_said_to_be_closed(hours: OpeningHours) -> None:
    assert hours.open_now(BOOK["billing"], at(24, 11)) == NOT_KNOWN
    assert hours.open_now(BOOK["citizen_service"], at(28, 11)) == NOT_KNOWN


def test_a_city_store_that_cannot_be_read_promises_nobody(tmp_path: object) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/empty.db")
    assert OpeningHours(sessions(engine)).open_now(BOOK["library"], at(24, 11)) == NOT_KNOWN
    engine.dispose()


def test_offering_stops_in_time_before_closing() -> None:
    opening = Opening(open=True, until=at(24, 16))
    assert opening.offered(at(24, 15, 49), stop_before_minutes=10)
    assert not opening.offered(at(24, 15, 50), stop_before_minutes=10)
    assert not Opening(open=False, until=None).offered(at(24, 11), stop_before_minutes=10)


@pytest.mark.parametrize(
    ("opening", "minute", "why"),
    [
        (NOT_KNOWN, 0, "hours_unknown"),
        (Opening(open=False), 0, "closed_now"),
        (Opening(open=True, until=at(24, 12)), 0, "nobody_there"),
        (Opening(open=True, until=at(24, 12)), 55, "closing_soon"),
    ],
)
def test_why_nobody_can_be_had_is_told_as_far_as_it_is_known(opening: Opening, minute: int, why: str) -> None:
    assert opening.why_nobody(at(24, 11, minute), stop_before_minutes=10) == why


def test_when_it_opens_next_is_told_as_surely_as_the_hours_are_known(hours: OpeningHours) -> None:
    again = hours.open_now(BOOK["citizen_service"], at(24, 17)).again(at(24, 17).date())
    assert (again.standing, again.year) == ("dated", 2021)
    assert again.source
    assert NOT_KNOWN.again(at(24, 17).date()).value is None


def test_open_round_the_clock_is_always_in_time() -> None:
    assert Opening(open=True).offered(at(24, 23, 59), stop_before_minutes=10)
