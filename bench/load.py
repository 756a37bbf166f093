"""Clients that send a bounded number of messages over loopback and time each answer."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

# Sends one message of one client's conversation and returns when it is answered; raises when it is not.
Send = Callable[[int, str], Awaitable[None]]


@dataclass(frozen=True)
class Timing:
    """Of one run: messages a second over the whole, and the median and 95th percentile of one message, in ms."""

    per_second: float
    p50_ms: float
    p95_ms: float


async def measure(send: Send, texts: Sequence[str], clients: int) -> Timing:
    """Share the texts among clients that each wait for their answer before they send the next."""
    taken: list[float] = []

    async def client(number: int) -> None:
        for text in texts[number::clients]:
            started = time.perf_counter()
            await send(number, text)
            taken.append(time.perf_counter() - started)

    started = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(clients)))
    seconds = time.perf_counter() - started
    return Timing(
        per_second=len(taken) / seconds,
        p50_ms=statistics.median(taken) * 1000,
        p95_ms=sorted(taken)[int(len(taken) * 0.95)] * 1000,
    )
