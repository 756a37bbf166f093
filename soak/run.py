"""One soak from its beginning to its end: clients at work, processes killed, then everything read and compared."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from soak.citizen import Citizen
from soak.city import City
from soak.compare import Counts, answers_to, compared, total
from soak.door import Door, HttpDoor
from soak.faults import inflict, schedule
from soak.plan import BEYOND_S, SETTLE_S, Plan
from soak.sabotage import KINDS, Tampering

QUESTIONS = Path(__file__).with_name("questions.txt")


@dataclass
class Outcome:
    """What one soak showed."""

    counts: Counts
    killed: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    tampered: int = 0
    waits_s: list[float] = field(default_factory=list)


async def soaked(plan: Plan, city: City, say: Callable[[str], None], clock: Callable[[], float] = time.time) -> Outcome:
    """Ends by itself, whatever happens: TimeoutError some minutes after its time."""
    async with asyncio.timeout(plan.seconds + SETTLE_S + BEYOND_S), connected() as http:
        honest = HttpDoor(http, city.addresses)
        door: Door = KINDS[plan.sabotage](honest) if plan.sabotage else honest
        questions = tuple(QUESTIONS.read_text("utf8").splitlines())
        citizens = [
            Citizen(door, plan.chance("citizen", number), clock, questions, plan.habits)
            for number in range(plan.citizens)
        ]
        killed: list[str] = []
        await at_work(plan, city, citizens, killed)
        say("Quiet now: all processes are to be there again, and all answers to come.")
        await asyncio.to_thread(city.wait_ready)
        for citizen in citizens:
            citizen.door = honest
        outcome = await settled(citizens, clock)
        outcome.killed = killed
        outcome.tampered = door.done if isinstance(door, Tampering) else 0
        return outcome


def connected() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar())


async def at_work(plan: Plan, city: City, citizens: list[Citizen], killed: list[str]) -> None:
    faults = schedule(city.mortal if plan.faults else (), plan.seconds, plan.chance("faults"))
    jobs = [asyncio.create_task(citizen.live()) for citizen in citizens]
    jobs.append(asyncio.create_task(inflict(faults, city.supervisor.kill, time.monotonic, killed)))
    await asyncio.sleep(plan.seconds)
    for job in jobs:
        job.cancel()
    for result in await asyncio.gather(*jobs, return_exceptions=True):
        if isinstance(result, Exception):
            raise result


async def settled(citizens: list[Citizen], clock: Callable[[], float]) -> Outcome:
    """Read until all is answered, or too late for an answer; then compare."""
    deadline = clock() + SETTLE_S
    waiting = [citizen for citizen in citizens if citizen.path]
    counts: list[Counts] = []
    waits: list[float] = []
    while waiting:
        owed = []
        for citizen in waiting:
            transcript = await citizen.transcript()
            sent = {each.client_message_id for each in citizen.journal.sent}
            asked = [line for line in transcript if line.client_message_id in sent]
            answered = [[each.at for each in transcript if answers_to(each, line)] for line in asked]
            if not all(answered) and clock() < deadline:
                owed.append(citizen)
                continue
            counts.append(compared(citizen.journal, transcript, clock()))
            waits += [min(ats) - line.at for line, ats in zip(asked, answered, strict=True) if ats]
        waiting = owed
        await asyncio.sleep(1 if waiting else 0)
    unexpected = [one for citizen in citizens for one in citizen.unexpected]
    return Outcome(total(counts), unexpected=unexpected, waits_s=waits)
