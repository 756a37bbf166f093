"""`make bench ONLY=desk`: two gateways on PostgreSQL and Redis, the citizen at one, the agent at the other.

Half of the conversations are in an agent's hands, half wait in the queue, so that every look reads a full board. The
yardstick is the same, in the same run, by clients that ask each second instead of being told.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from bench.desk.arrivals import Arrivals
from bench.desk.people import DESK, Agent, Citizen
from launch.city import ROOT
from soak.accounts import made
from soak.city import City, running
from soak.door import Door, HttpDoor
from soak.run import connected, ended

OPEN = 200
AGENTS = 20
HELD = OPEN // 2
AT_ONCE = 4
WARM_UP = 10
TOLD = 100
POLLED = 40
Pair = tuple[Citizen, Agent]
Taken = tuple[list[float], list[float]]


def run() -> dict[str, float]:
    """Print a row for each way and direction; give their p50 and p95 in ms."""
    with running(ROOT / "bench" / "var" / "desk", stand_in=True) as city:
        told, polled = asyncio.run(measured(city, made(AGENTS, city.settings)))
    print(f"{'':34}{'p50 ms':>9}{'p95 ms':>9}")
    figures = {**shown("told", told), **shown("polled", polled)}
    for way in ("to_desk", "to_citizen"):
        figures[f"{way}_ratio"] = round(figures[f"told_{way}_p50_ms"] / figures[f"polled_{way}_p50_ms"], 3)
    return figures


async def measured(city: City, accounts: Mapping[str, str]) -> tuple[Taken, Taken]:
    async with connected() as http:
        citizens, pairs = await opened(HttpDoor(http, city.addresses), accounts)
        async with listening(citizens, pairs, polling=False):
            await talked(pairs, WARM_UP)
            told = await talked(pairs, TOLD)
        async with listening(citizens, pairs, polling=True):
            return told, await talked(pairs, POLLED)


async def opened(door: Door, accounts: Mapping[str, str]) -> tuple[list[Citizen], list[Pair]]:
    """All queue up, and the agents take turns in claiming half of them."""
    arrivals, back = Arrivals(), Arrivals()
    agents = [Agent(door, 1, arrivals) for _ in accounts]
    for agent, (name, password) in zip(agents, accounts.items(), strict=True):
        await agent.sign_in(name, password)
    citizens = [Citizen(door, 0, back) for _ in range(OPEN)]
    for citizen in citizens:
        await citizen.queue_up()
    pairs = [(citizen, agents[number % AGENTS]) for number, citizen in enumerate(citizens[:HELD])]
    for citizen, agent in pairs:
        await agent.claim(citizen.id)
    return citizens, pairs


@asynccontextmanager
async def listening(citizens: Sequence[Citizen], pairs: Sequence[Pair], *, polling: bool) -> AsyncIterator[None]:
    agents = {id(agent): agent for _, agent in pairs}.values()
    jobs = [asyncio.create_task(each.listen(polling=polling)) for each in (*citizens, *agents)]
    await asyncio.sleep(1)
    try:
        yield
    finally:
        await ended(jobs)


async def talked(pairs: Sequence[Pair], count: int) -> Taken:
    """Seconds to the desk and back of so many exchanges, a few at once, each in a conversation of its own."""
    there: list[float] = []
    back: list[float] = []

    async def one_after_another(first: int) -> None:
        for number in range(first, count, AT_ONCE):
            citizen, agent = pairs[number % len(pairs)]
            there.append(await _there(citizen, agent))
            back.append(await _back(citizen, agent))

    started = time.perf_counter()
    await asyncio.gather(*(one_after_another(first) for first in range(AT_ONCE)))
    print(f"{count} exchanges in {time.perf_counter() - started:.1f} s", flush=True)
    return there, back


async def _there(citizen: Citizen, agent: Agent) -> float:
    """Nothing, if it was on the screen before its writer was told that it is stored."""
    seq, at = await citizen.say(citizen.path, "Jeg har fundet papirerne nu")
    return max(0.0, await agent.arrivals.of(citizen.id, seq) - at)


async def _back(citizen: Citizen, agent: Agent) -> float:
    seq, at = await agent.say(f"{DESK}/conversations/{citizen.id}", "Det ser jeg på")
    return max(0.0, await citizen.arrivals.of(citizen.id, seq) - at)


def shown(how: str, taken: Taken) -> dict[str, float]:
    figures = {}
    for way, seconds in zip(("to_desk", "to_citizen"), taken, strict=True):
        p50, p95 = statistics.median(seconds) * 1000, sorted(seconds)[int(len(seconds) * 0.95)] * 1000
        print(f"{f'{how}, {way}'.replace('_', ' '):34}{p50:9.1f}{p95:9.1f}")
        figures |= {f"{how}_{way}_p50_ms": round(p50, 1), f"{how}_{way}_p95_ms": round(p95, 1)}
    return figures
