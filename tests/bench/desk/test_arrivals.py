"""A message has arrived when it was first seen, whoever waits for it and since when."""

import asyncio

from bench.desk.arrivals import Arrivals
from bench.desk.bench import shown


async def test_who_waits_is_told_when_it_comes() -> None:
    arrivals = Arrivals()
    waiting = asyncio.create_task(arrivals.of("c1", 2))
    await asyncio.sleep(0)
    arrivals.told("c1", 3, 7.0)
    arrivals.told("c1", 2, 5.0)
    assert await waiting == 5.0


async def test_what_came_before_anybody_waited_counts_from_the_first_time() -> None:
    arrivals = Arrivals()
    arrivals.told("c1", 2, 5.0)
    arrivals.told("c1", 2, 9.0)
    assert await arrivals.of("c1", 2) == 5.0


def test_each_way_has_its_median_and_its_95th() -> None:
    taken = [number / 1000 for number in range(1, 101)]
    assert shown("told", (taken, [0.002])) == {
        "told_to_desk_p50_ms": 50.5,
        "told_to_desk_p95_ms": 96.0,
        "told_to_citizen_p50_ms": 2.0,
        "told_to_citizen_p95_ms": 2.0,
    }
