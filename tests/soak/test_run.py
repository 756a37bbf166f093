"""When the time begins to count, and that agents meet where owners are tampered with."""

import asyncio
from random import Random

import pytest

from soak.agent import Agent
from soak.plan import Plan
from soak.run import signed_in
from tests.soak.conftest import FakeGateway


async def test_it_waits_until_the_last_is_at_the_desk(gateway: FakeGateway) -> None:
    agents = [Agent(gateway, Random(1), lambda: 0.0) for _ in range(2)]
    waiting = asyncio.create_task(signed_in(agents, [asyncio.create_task(asyncio.sleep(60))]))
    agents[0].at_the_desk.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert not waiting.done()
    agents[1].at_the_desk.set()
    await waiting


async def test_it_waits_no_longer_for_one_who_cannot_come(gateway: FakeGateway) -> None:
    async def failing() -> None:
        raise RuntimeError

    job = asyncio.create_task(failing())
    await signed_in([Agent(gateway, Random(1), lambda: 0.0)], [job])
    with pytest.raises(RuntimeError):
        await job


@pytest.mark.parametrize("minutes", [0.5, 10])
def test_where_owners_are_tampered_with_more_ask_for_a_person(minutes: float) -> None:
    honest, tampered = Plan(minutes=minutes), Plan(minutes=minutes, sabotage="two_owners")
    assert tampered.habits.wants_person > honest.habits.wants_person > 0
