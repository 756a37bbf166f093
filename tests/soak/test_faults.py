"""Everyone falls, in every round, at moments that nobody chose."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soak.faults import inflict, schedule

NAMES = ("gateway_1", "gateway_2", "bot", "redis", "postgres", "actions")


@given(st.integers(), st.floats(5, 3600))
def test_each_falls_at_least_once_within_the_time(seed: int, seconds: float) -> None:
    faults = list(schedule(NAMES, seconds, Random(seed)))
    times = [at for at, _ in faults]
    assert times == sorted(times)
    assert all(0 < at < seconds for at in times)
    assert {name for _, name in faults} == set(NAMES)
    assert sorted(name for _, name in faults[: len(NAMES)]) == sorted(NAMES)


def test_the_same_seed_gives_the_same_faults() -> None:
    one, two, other = (list(schedule(NAMES, 300, Random(seed))) for seed in (1, 1, 2))
    assert one == two != other


def test_where_nobody_may_fall_nobody_does() -> None:
    assert list(schedule((), 60, Random(1))) == []


@pytest.mark.parametrize("late", [0.0, 5.0])
async def test_each_is_killed_once_its_time_has_come_and_told_if_it_was(late: float) -> None:
    killed: list[str] = []
    done: list[str] = []
    ticks = iter([0.0, late, late + 1])

    def kill(name: str) -> bool:
        killed.append(name)
        return name != "redis"

    await inflict(iter([(0.0, "bot"), (0.01, "redis")]), kill, lambda: next(ticks), done)
    assert (killed, done) == (["bot", "redis"], ["bot"])
