"""What others need of the nudges; the assembly puts it in `app.state.live`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from pydantic import SecretStr

from api.live.notes import desk_topic
from api.live.nudges import LocalNudges, Nudges
from api.live.redis_nudges import RedisNudges, connecting
from api.live.signs import Signs


@dataclass(frozen=True)
class LiveParts:
    nudges: Nudges
    signs: Signs

    def desk_changed(self, account_id: str | None = None) -> None:
        """Have the whole desk, or one account, look at its queues. From any thread."""
        self.nudges.publish(desk_topic(account_id), {"queues": True})


def nudges_from(redis_url: SecretStr | None, name: str) -> Nudges:
    """Over Redis where there is an address of one; `name` tells this process from the others."""
    return RedisNudges(connecting(redis_url.get_secret_value()), name) if redis_url else LocalNudges()


async def parts_of(request: Request) -> LiveParts:
    parts: LiveParts = request.app.state.live
    return parts


ForEverybody = Annotated[LiveParts, Depends(parts_of)]
