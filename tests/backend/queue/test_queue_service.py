"""The queue: asked now, remembered a minute, and for half an hour where the source falls silent."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from backend.clients.doors import Doors, doors_of
from backend.clients.errors import NotConfiguredError, SourceError
from backend.queue import service
from backend.queue.service import Figures, Found
from backend.settings import CitySettings
from tests.backend.clients.loopback import Badly, says, server

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=dt.UTC)


def counted(people: int, mean: str = "00:07:00", name: str = "Pas") -> dict[str, Any]:
    return {"ServiceTypeName": name, "WaitingCustomersMQ": people, "AvgWaitingSQ": mean}


def told(*rows: dict[str, Any]) -> str:
    return json.dumps({"success": True, "result": {"records": rows}})


@pytest.fixture
def badly() -> Iterator[Badly]:
    with server(says(told(counted(4)))) as running:
        yield running


class Time:
    """Of the doors and of the city alike."""

    def __init__(self) -> None:
        self.passed = 0.0

    @property
    def now(self) -> dt.datetime:
        return NOW + dt.timedelta(seconds=self.passed)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def doors(badly: Badly, time: Time) -> Iterator[Doors]:
    with doors_of(CitySettings(city="live", ckan_url=badly.address)) as opened:
        yield Doors(opened.fetchers, monotonic=lambda: time.passed)


def test_each_counter_is_told_with_when_it_was_asked(doors: Doors, time: Time) -> None:
    assert service.waiting(doors, time.now) == Found((Figures("Pas", 4, 7),), NOW)


def test_it_is_asked_once_a_minute(doors: Doors, badly: Badly, time: Time) -> None:
    service.waiting(doors, time.now)
    time.passed = 59
    assert service.waiting(doors, time.now).asked_at == NOW
    time.passed = 61
    assert service.waiting(doors, time.now).asked_at == time.now
    assert len(badly.asked) == 2


def test_when_it_falls_silent_the_last_figures_are_told_with_their_age(doors: Doors, badly: Badly, time: Time) -> None:
    service.waiting(doors, time.now)
    badly.answer = says("oh", 500)
    time.passed = 29 * 60 - 1
    found = service.waiting(doors, time.now)
    assert (found.counters[0].people, found.minutes_old(time.now)) == (4, 28)


def test_after_half_an_hour_nothing_is_known(doors: Doors, badly: Badly, time: Time) -> None:
    service.waiting(doors, time.now)
    badly.answer = says("oh", 500)
    time.passed = 30 * 60
    with pytest.raises(SourceError):
        service.waiting(doors, time.now)


def test_figures_remembered_late_do_not_live_longer(doors: Doors, badly: Badly, time: Time) -> None:
    service.waiting(doors, time.now)
    time.passed = 59
    service.waiting(doors, time.now)
    badly.answer = says("oh", 500)
    time.passed = 30 * 60
    with pytest.raises(SourceError):
        service.waiting(doors, time.now)


def test_a_counter_of_which_nothing_can_be_is_left_out(doors: Doors, badly: Badly, time: Time) -> None:
    badly.answer = says(told(counted(-1, "23:00:00"), counted(-1, name="MitID"), counted(2, "23:00:00", "Flytning")))
    assert service.waiting(doors, time.now).counters == (Figures("MitID", None, 7), Figures("Flytning", 2, None))


@pytest.mark.parametrize(("people", "nobody"), [((0, 0), True), ((0, 1), False), ((None, 0), False), ((), True)])
def test_nobody_waits_only_where_all_counters_say_so(people: tuple[int | None, ...], nobody: bool) -> None:
    assert Found(tuple(Figures("A", count, None) for count in people), NOW).nobody is nobody


def test_no_address_is_told_apart() -> None:
    with doors_of(CitySettings(city="none")) as closed, pytest.raises(NotConfiguredError):
        service.waiting(closed, NOW)
