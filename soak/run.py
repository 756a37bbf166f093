"""One soak from its beginning to its end: clients at work, processes killed, then everything read and compared."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from soak.agent import Agent
from soak.citizen import Citizen
from soak.city import City
from soak.compare import Counts
from soak.door import Door, HttpDoor
from soak.faults import inflict, schedule
from soak.plan import BEYOND_S, SETTLE_S, Plan
from soak.reading import answered, read_all
from soak.sabotage import KINDS, Tampering

LAST_WORDS = "Hej"
QUESTIONS = Path(__file__).with_name("questions.txt")


@dataclass
class Outcome:
    """What one soak showed."""

    counts: Counts
    killed: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    tampered: int = 0
    claims: int = 0
    waits_s: list[float] = field(default_factory=list)
    wrong: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Crowd:
    """All clients of one soak."""

    citizens: list[Citizen]
    agents: list[Agent]

    @classmethod
    def of(
        cls, plan: Plan, door: Door, clock: Callable[[], float], accounts: Mapping[str, str], ahead_s: float
    ) -> "Crowd":
        questions = tuple(QUESTIONS.read_text("utf8").splitlines())
        citizens = [
            Citizen(door, plan.chance("citizen", number), clock, plan.habits, questions=questions, ahead_s=ahead_s)
            for number in range(plan.citizens)
        ]
        agents = [
            Agent(door, plan.chance("agent", name), clock, plan.habits, name=name, password=password)
            for name, password in accounts.items()
        ]
        return cls(citizens, agents)

    def quiet(self, honest: Door) -> None:
        """Nobody tampers any more, and no agent leaves the desk."""
        for client in (*self.citizens, *self.agents):
            client.door = honest
        for agent in self.agents:
            agent.steady = True


async def soaked(
    plan: Plan,
    city: City,
    say: Callable[[str], None],
    accounts: Mapping[str, str],
    clock: Callable[[], float] = time.time,
) -> Outcome:
    """Ends by itself, whatever happens: TimeoutError some minutes after its time."""
    async with asyncio.timeout(plan.seconds + SETTLE_S + BEYOND_S), connected() as http:
        honest = HttpDoor(http, city.addresses)
        door: Door = KINDS[plan.sabotage](honest) if plan.sabotage else honest
        crowd = Crowd.of(plan, door, clock, accounts, city.ahead_s)
        killed: list[str] = []
        desk = [asyncio.create_task(agent.live()) for agent in crowd.agents]
        try:
            await signed_in(crowd.agents, desk)
            await at_work(plan, city, crowd.citizens, killed)
            say("Quiet now: all processes are to be there again, and all answers to come.")
            await asyncio.to_thread(city.wait_ready)
            if isinstance(door, Tampering):
                await seen_through(door, crowd.citizens)
            crowd.quiet(honest)
            await answered(crowd.citizens, clock, SETTLE_S)
        finally:
            await ended(desk)
        read = await read_all(crowd.citizens)
        counts = read.compared(crowd.citizens, crowd.agents, clock())
        return Outcome(
            counts=counts,
            killed=killed,
            unexpected=[one for client in (*crowd.citizens, *crowd.agents) for one in client.unexpected],
            tampered=door.done if isinstance(door, Tampering) else 0,
            claims=sum(len(notes.held) for agent in crowd.agents for notes in agent.notes.values()),
            waits_s=read.waits_s(crowd.citizens),
            wrong=read.wrong,
        )


def connected() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar())


async def signed_in(agents: list[Agent], desk: list[asyncio.Task[None]]) -> None:
    """The time counts from when all are at the desk: signing in is slow by design, and none of what is measured."""
    coming = asyncio.create_task(_all_there(agents))
    await asyncio.wait([coming, *desk], return_when=asyncio.FIRST_COMPLETED)
    coming.cancel()


async def _all_there(agents: list[Agent]) -> None:
    for agent in agents:
        await agent.at_the_desk.wait()


async def seen_through(door: Tampering, citizens: list[Citizen]) -> None:
    """What was kept back comes after one more message: in a short time its writer may not have come to that."""
    await asyncio.gather(*(each.say(LAST_WORDS) for each in citizens if door.half_done(each.path)))


async def at_work(plan: Plan, city: City, citizens: list[Citizen], killed: list[str]) -> None:
    faults = schedule(city.mortal, plan.seconds, plan.chance("faults"))
    jobs = [asyncio.create_task(citizen.live()) for citizen in citizens]
    jobs.append(asyncio.create_task(inflict(faults, city.kill, time.monotonic, killed)))
    try:
        await asyncio.sleep(plan.seconds)
    finally:
        await ended(jobs)


async def ended(jobs: list[asyncio.Task[None]]) -> None:
    """Cancelled, and waited for; what went wrong in one by itself is raised."""
    for job in jobs:
        job.cancel()
    for result in await asyncio.gather(*jobs, return_exceptions=True):
        if isinstance(result, Exception):
            raise result
