"""The city's clock of all gateways, whenever they were started: a morning on which the queues are open."""

import datetime as dt

from backend.clock import COPENHAGEN
from soak.clock import OFFICE_HOURS, Ahead, ahead_s

NIGHT = dt.datetime(2026, 11, 25, 3, 30, tzinfo=COPENHAGEN)


def test_it_is_moved_by_as_much_as_lies_between_now_and_the_office_hours() -> None:
    assert NIGHT + dt.timedelta(seconds=ahead_s(NIGHT)) == OFFICE_HOURS
    assert OFFICE_HOURS.isoweekday() <= 5


def test_two_that_were_started_at_different_times_agree() -> None:
    one = Ahead(-3600)
    two = Ahead(-3600)
    assert one.now() <= two.now() <= dt.datetime.now(COPENHAGEN) - dt.timedelta(hours=1)
