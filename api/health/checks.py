"""The checks of this process: its two stores, its bot, its texts, and how it hears of the other gateways."""

from anyio import to_thread
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.delivery.state import BotState
from api.health.parts import Check, PartHealth
from api.live.nudges import Nudges

OK = PartHealth(status="ok")


def store(engine: Engine) -> Check:
    def ping() -> PartHealth:
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except SQLAlchemyError as error:
            return PartHealth(status="degraded", detail=type(error).__name__)
        return OK

    async def check() -> PartHealth:
        return await to_thread.run_sync(ping)

    return check


def bot(state: BotState) -> Check:
    """Never answered yet: it may still be loading its model."""

    async def check() -> PartHealth:
        if not state.model:
            return PartHealth(status="starting", detail="not heard of yet")
        if state.down:
            return PartHealth(status="degraded", detail="not reached")
        return PartHealth(status="ok", detail=f"model {state.model}")

    return check


def live(nudges: Nudges) -> Check:
    async def check() -> PartHealth:
        standing = nudges.standing()
        return PartHealth(status="ok" if standing.well else "degraded", detail=standing.detail)

    return check


def texts(version: str) -> Check:
    async def check() -> PartHealth:
        return PartHealth(status="ok", detail=f"version {version}")

    return check
