"""What a citizen's deletion needs of the process; the assembly puts it in `app.state.privacy`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.conversations.access import Citizen
from api.conversations.service import Conversations
from api.privacy.deletion import Deleted, Deletion


@dataclass(frozen=True)
class PrivacyParts:
    conversations: Conversations
    deletion: Deletion

    def delete(self, citizen: Citizen) -> Deleted:
        with self.conversations.opened(citizen) as (session, conversation):
            return self.deletion.remove(session, conversation.id, "asked")


async def parts_of(request: Request) -> PrivacyParts:
    parts: PrivacyParts = request.app.state.privacy
    return parts


ForEverybody = Annotated[PrivacyParts, Depends(parts_of)]
