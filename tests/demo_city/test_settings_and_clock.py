import datetime as dt

import pytest
from pydantic import ValidationError

from demo_city.clock import COPENHAGEN, Clock
from demo_city.settings import DemoCitySettings, from_environment


def test_it_listens_on_5056_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert DemoCitySettings().demo_city_port == 5056
    monkeypatch.setenv("DEMO_CITY_PORT", "6001")
    assert DemoCitySettings().demo_city_port == 6001


def test_now_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOW", "2026-11-24T11:00")
    assert Clock(DemoCitySettings().now).today() == dt.date(2026, 11, 24)


def test_production_refuses_it() -> None:
    with pytest.raises(ValidationError, match="PRODUCTION refuses the demo city"):
        DemoCitySettings(production=True)


def test_settings_that_cannot_be_used_end_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCTION", "true")
    with pytest.raises(SystemExit, match="PRODUCTION refuses"):
        from_environment()


def test_a_moved_clock_starts_there_and_runs_on() -> None:
    ticks = iter([100.0, 160.0])
    clock = Clock(dt.datetime(2026, 11, 24, 11), ticks=lambda: next(ticks))  # noqa: DTZ001
    assert clock.now() == dt.datetime(2026, 11, 24, 11, 1, tzinfo=COPENHAGEN)


def test_a_clock_that_is_not_moved_tells_the_time_of_this_machine() -> None:
    ticks = iter([0.0, 0.0])
    told = Clock(ticks=lambda: next(ticks)).now()
    assert told.tzinfo is COPENHAGEN
    assert abs(told - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
