"""How long it takes: measured, or not said."""

import datetime as dt

import pytest

from api.handover.waits import deadline, wait_minutes

NOW = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("pick_ups", "minutes"),
    [
        ([], None),
        ([60, 60], None),
        ([60, 120, 600], 2),
        ([5, 5, 5], 1),
        ([61, 61, 61], 2),
        ([60] * 10 + [6000] * 90, 1),
    ],
)
def test_the_wait_is_the_median_of_the_last_pick_ups(pick_ups: list[int], minutes: int | None) -> None:
    assert wait_minutes(pick_ups) == minutes


@pytest.mark.parametrize(("closes_in", "minutes"), [(None, 15), (60, 15), (5, 5), (-1, 0)])
def test_nobody_waits_beyond_closing_without_being_told(closes_in: int | None, minutes: int) -> None:
    left = None if closes_in is None else dt.timedelta(minutes=closes_in)
    assert deadline(NOW, 15, left) == NOW + dt.timedelta(minutes=minutes)
