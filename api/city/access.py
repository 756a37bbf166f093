"""Who may read the city's facts: everybody."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session, sessionmaker

from api.limits import Addresses, Window
from backend.clients.doors import Doors
from backend.clock import Clock


@dataclass(frozen=True)
class CityParts:
    """What this subject needs of the process, in `app.state.city`. `sessions` are those of the city store.

    `rate`: how often one address may have another system asked.
    """

    sessions: sessionmaker[Session]
    clock: Clock
    doors: Doors
    rate: Window
    addresses: Addresses


async def parts_of(request: Request) -> CityParts:
    parts: CityParts = request.app.state.city
    return parts


ForEverybody = Annotated[CityParts, Depends(parts_of)]
