"""What a citizen's deletion needs of the process; the assembly puts it in `app.state.privacy`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

from api.conversations.access import Citizen
from api.conversations.service import Conversations
from api.db import after_commit
from api.privacy.deletion import Deleted, Deletion


@dataclass(frozen=True)
class PrivacyParts:
    conversations: Conversations
    deletion: Deletion
    desk_changed: Callable[[str | None], None]

    def delete(self, citizen: Citizen) -> Deleted:
        """From the desk too, which hears of it at once."""
        with self.conversations.opened(citizen) as (session, conversation):
            after_commit(session, partial(self.desk_changed, None))
            return self.deletion.remove(session, conversation.id, "asked")


async def parts_of(request: Request) -> PrivacyParts:
    parts: PrivacyParts = request.app.state.privacy
    return parts


ForEverybody = Annotated[PrivacyParts, Depends(parts_of)]
