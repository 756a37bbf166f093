"""`GET /health`, for the launcher and for monitoring."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from api.health.parts import Health, HealthChecks

router = APIRouter(tags=["health"])


async def checks_of(request: Request) -> HealthChecks:
    checks: HealthChecks = request.app.state.health
    return checks


ForEverybody = Annotated[HealthChecks, Depends(checks_of)]


@router.get("/health")
async def health(checks: ForEverybody) -> Health:
    return await checks.ask()
