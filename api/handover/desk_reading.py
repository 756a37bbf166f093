"""What the desk may know of the queues and of who has what."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sqlalchemy.orm import Session

from api.accounts.access import Agent
from api.conversations.models import Conversation
from api.conversations.said import tidied
from api.db import after_commit
from api.errors import ConversationUnknownError
from api.handover import repository
from api.handover.attendance import Attendance
from api.handover.errors import NotYoursError, QueueNotYoursError
from api.handover.models import Handover
from api.handover.moving import Mover
from api.handover.staff import may_write
from api.handover.states import agent_owner


class Held(NamedTuple):
    handover: Handover
    conversation: Conversation


@dataclass(frozen=True)
class DeskReading:
    attendance: Attendance
    mover: Mover
    most_characters: int

    def waiting(self, session: Session, queues: frozenset[str]) -> list[Held]:
        """In the order in which they are to be taken."""
        return [Held(*each) for each in repository.waiting(session, queues)]

    def of(self, session: Session, account_id: str) -> list[Held]:
        """What somebody has, and what they gave on and stayed in."""
        return [Held(*each) for each in repository.held(session, agent_owner(account_id), account_id)]

    def owned_by_each(self, session: Session) -> dict[str, int]:
        return repository.count_owned(session)

    def ready(self, session: Session) -> Counter[str]:
        """How many of each queue have a hand free for one more."""
        owned = self.owned_by_each(session)
        free = [
            each
            for each in self.attendance.present(session)
            if each.presence == "ready" and owned.get(agent_owner(each.account_id), 0) < each.capacity
        ]
        return Counter(queue for each in free for queue in each.queues)

    def refuse_outsiders(self, session: Session, agent: Agent, conversation_id: str) -> None:
        """NotYoursError for who may not write in it."""
        conversation = repository.conversation(session, conversation_id)
        if conversation is None:
            raise ConversationUnknownError
        handover = repository.open_handover(session, conversation_id)
        if handover and handover.queue not in agent.queues and agent.account_id not in takers(handover):
            raise QueueNotYoursError
        if handover is None or conversation.owner not in may_write(handover, agent.account_id):
            name = handover.agent_name if handover else None
            refusal = NotYoursError(owner=name or "-")
            refusal.beside = {"owner": name}
            raise refusal

    def tidy(self, text: str) -> str:
        return tidied(text, self.most_characters).text

    def tell_desk(self, session: Session) -> None:
        """Once this stands: somebody came, or went."""
        after_commit(session, partial(self.mover.desk_changed, None))

    def tell(self, session: Session, conversation_id: str) -> None:
        self.mover.tell(session, conversation_id)


def takers(handover: Handover) -> frozenset[str | None]:
    """Whose it is, and who stayed in, whatever their queues."""
    return frozenset({handover.agent_id, handover.guest_id})
