import datetime as dt

import pytest
from pydantic import ValidationError

from backend.clock import COPENHAGEN, Clock, clock_from, local
from backend.settings import CitySettings


def test_a_moved_clock_starts_there_and_runs_on() -> None:
    ticks = iter([100.0, 160.0])
    clock = Clock(dt.datetime(2026, 11, 24, 11), ticks=lambda: next(ticks))  # noqa: DTZ001
    assert clock.now() == dt.datetime(2026, 11, 24, 11, 1, tzinfo=COPENHAGEN)


def test_a_clock_that_is_not_moved_tells_copenhagen_time() -> None:
    assert Clock().now().tzinfo is COPENHAGEN


def test_the_moved_clock_minds_summer_time() -> None:
    ticks = iter([0.0, 7200.0])
    clock = Clock(dt.datetime(2026, 3, 29, 1, tzinfo=COPENHAGEN), ticks=lambda: next(ticks))
    assert clock.now().hour == 4


def test_now_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOW", "2026-11-24T11:00")
    assert clock_from(CitySettings()).today() == dt.date(2026, 11, 24)


def test_production_refuses_a_moved_clock() -> None:
    with pytest.raises(ValidationError, match="PRODUCTION refuses NOW"):
        CitySettings(production=True, now=dt.datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_moment_of_another_zone_is_moved_to_copenhagen() -> None:
    assert local(dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)).date() == dt.date(2026, 11, 25)
