"""`python -m soak.clock SECONDS MODULE`: run a module with the city's clock so many seconds before the world's.

`NOW` would start the clock anew in each process: what is killed must come back to the same time, and two gateways
must agree on it.
"""

import datetime as dt
import runpy
import sys

import backend.clock
from backend.clock import COPENHAGEN, Clock
from backend.settings import CitySettings

OFFICE_HOURS = dt.datetime(2026, 11, 24, 10, tzinfo=COPENHAGEN)


class Ahead(Clock):
    """The world's time, moved."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._moved = dt.timedelta(seconds=seconds)

    def now(self) -> dt.datetime:
        return super().now() + self._moved


def ahead_s(now: dt.datetime) -> int:
    """Seconds from now to a morning on which the queues for a person are open."""
    return round((OFFICE_HOURS - now).total_seconds())


def run(seconds: float, module: str) -> None:
    def clock_from(settings: CitySettings) -> Clock:  # noqa: ARG001 - the name is part of it
        return Ahead(seconds)

    backend.clock.clock_from = clock_from
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    wanted, name = float(sys.argv[1]), sys.argv[2]
    del sys.argv[1:3]
    run(wanted, name)
