"""Parts of the process register how they are asked for their health; the answer follows from what is registered."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

Status = Literal["ok", "starting", "degraded"]
TOO_SLOW_S = 2.0


class PartHealth(BaseModel):
    """`detail` is for operators and holds no secret."""

    status: Status
    detail: str = ""


class Health(BaseModel):
    status: Status
    parts: dict[str, PartHealth]


Check = Callable[[], Awaitable[PartHealth]]


@dataclass(frozen=True)
class HealthChecks:
    checks: dict[str, Check] = field(default_factory=dict)

    def register(self, name: str, check: Check) -> None:
        self.checks[name] = check

    async def ask(self) -> Health:
        found = await asyncio.gather(*(_ask(check) for check in self.checks.values()))
        parts = dict(zip(self.checks, found, strict=True))
        return Health(status=overall([part.status for part in parts.values()]), parts=parts)


def overall(statuses: list[Status]) -> Status:
    """Degraded before starting before ok."""
    return next((status for status in ("degraded", "starting") if status in statuses), "ok")


async def _ask(check: Check) -> PartHealth:
    try:
        async with asyncio.timeout(TOO_SLOW_S):
            return await check()
    except TimeoutError:
        return PartHealth(status="degraded", detail="no answer in time")
