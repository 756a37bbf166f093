"""Which process is killed when, and the hand that does it. The supervisor starts again what ends."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from random import Random

SPACING_S = 15.0


def schedule(
    names: Sequence[str], seconds: float, chance: Random, spacing_s: float = SPACING_S
) -> Iterator[tuple[float, str]]:
    """When, in seconds from the start, and whom: each once in each round, in an order of chance.

    A short time has one round, as tight as it must be, so that each falls at least once.
    """
    spacing = min(spacing_s, seconds / (len(names) + 1))
    at, waiting = 0.0, list[str]()
    while names:
        waiting = waiting or chance.sample(list(names), len(names))
        at += spacing * chance.uniform(0.7, 1.0)
        if at >= seconds:
            return
        yield at, waiting.pop()


async def inflict(
    faults: Iterator[tuple[float, str]], kill: Callable[[str], bool], clock: Callable[[], float], done: list[str]
) -> None:
    """Kill each at its time, unless it has not come back from the last; `done` names those killed."""
    started = clock()
    for at, name in faults:
        await asyncio.sleep(max(0.0, at - (clock() - started)))
        if await asyncio.to_thread(kill, name):
            done.append(name)
