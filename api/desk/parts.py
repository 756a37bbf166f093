"""What the desk's calls need of the process, and who calls: the assembly puts it in `app.state.desk`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.accounts.access import Agent, ByAgent
from api.conversations.models import Message
from api.conversations.schemas import MessageView
from api.conversations.views import view
from api.desk.bell import Bell
from api.desk.canned import CannedReplies
from api.desk.schemas import Card, Transfer, Written
from api.desk.service import Desk
from api.handover.staff import Staff
from api.live.signs import Signs
from backend.facts.values import Language


@dataclass(frozen=True)
class DeskParts:
    """`sent` hears of each message written here; `look_s`: how long a stream of events may be quiet."""

    desk: Desk
    staff: Staff
    signs: Signs
    bell: Bell
    canned: CannedReplies
    sent: Callable[[Message], None]
    look_s: float

    def write(self, agent: Agent, conversation_id: str, written: Written) -> MessageView:
        message = self.staff.write(agent, conversation_id, written.client_message_id, written.text)
        self.signs.withdraw(conversation_id, "agent")
        self.sent(message)
        return self._seen(message)

    def transfer(self, agent: Agent, conversation_id: str, wanted: Transfer) -> None:
        if wanted.to_queue:
            self.staff.transfer_to_queue(agent, conversation_id, wanted.to_queue)
        elif wanted.to_agent:
            self.staff.transfer_to_agent(agent, conversation_id, wanted.to_agent, stay=wanted.stay)

    def card(self, agent: Agent, conversation_id: str) -> Card:
        return self.desk.conversation(agent, conversation_id, after=0, language="da").conversation

    def _seen(self, message: Message) -> MessageView:
        language: Language = "da"
        return view(message, self.desk.cards.speaker, language, "standard")


async def parts_of(request: Request) -> DeskParts:
    parts: DeskParts = request.app.state.desk
    return parts


ForAgents = Annotated[DeskParts, Depends(parts_of)]


def at_the_desk(parts: ForAgents, agent: ByAgent) -> Agent:
    """Signed in as one who works with citizens; every call is a sign of life."""
    parts.desk.heard(agent)
    return agent


AtTheDesk = Annotated[Agent, Depends(at_the_desk)]
