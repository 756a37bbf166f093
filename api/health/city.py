"""The checks of the city's systems: how they stand by the city store, which the sync writes."""

from collections.abc import Callable, Mapping
from functools import partial

from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.health.parts import Check, PartHealth
from backend.articles.service import changes
from backend.clients.contract import Contract
from backend.clients.systems import System
from backend.sync.service import states
from backend.sync.standing import standings


def systems(
    contracts: Mapping[str, Contract], of: Mapping[str, System], new_session: sessionmaker[Session]
) -> dict[str, Check]:
    """One part for each system, by its name, and one for what editors have to look at."""

    def health_of(name: str) -> PartHealth:
        with new_session() as session:
            (one,) = standings(of, {name: contracts[name]}, states(session))
        return PartHealth(status="ok" if one.well else "degraded", detail=one.detail)

    def changes_waiting() -> PartHealth:
        with new_session() as session:
            waiting = [change.article for change in changes(session)]
        return PartHealth(status="ok", detail=f"for editors to look at: {', '.join(waiting) or 'nothing'}")

    parts = {f"city.{name}": _check(partial(health_of, name)) for name in contracts}
    return {**parts, "source_changes": _check(changes_waiting)}


def _check(ask: Callable[[], PartHealth]) -> Check:
    async def check() -> PartHealth:
        try:
            return await to_thread.run_sync(ask)
        except SQLAlchemyError as error:
            return PartHealth(status="degraded", detail=type(error).__name__)

    return check
