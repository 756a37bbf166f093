"""Changes a conversation's state: compared and set, written down, said to both sides, and told when it stands."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from api.conversations.models import Conversation, Message
from api.conversations.transcript import Transcript
from api.db import after_commit
from api.handover import repository
from api.handover.errors import StateChangedError
from api.handover.models import Transition
from api.handover.states import BOT, MOVES, Name, Who, agent_owner, may
from replies import Reply


@dataclass(frozen=True)
class Actor:
    """Who moves it; an agent by account."""

    who: Who
    account_id: str | None = None

    @property
    def label(self) -> str:
        return agent_owner(self.account_id) if self.account_id else self.who


CITIZEN = Actor("citizen")
SYSTEM = Actor("system")
EVERYBODY = (None,)


@dataclass(frozen=True)
class Mover:
    """`changed` and `desk_changed` may be called from any thread; they are, after the commit."""

    transcript: Transcript
    real_time: Callable[[], dt.datetime]
    changed: Callable[[str], None]
    desk_changed: Callable[[str | None], None]

    def move(
        self,
        session: Session,
        conversation: Conversation,
        name: Name,
        actor: Actor,
        *,
        owner: str = BOT,
        reason: str | None = None,
    ) -> bool:
        """Whether it was still as it had been read. StateChangedError where such a move cannot be made."""
        if not may(name, conversation.state, actor.who):
            raise StateChangedError
        transition = Transition(
            id=repository.new_id(),
            conversation_id=conversation.id,
            version=conversation.version + 1,
            move=name,
            from_state=conversation.state,
            from_owner=conversation.owner,
            to_state=MOVES[name].ends,
            to_owner=owner,
            actor=actor.label,
            reason=reason,
            at=self.real_time(),
        )
        if not repository.compare_and_set(session, conversation, transition.to_state, owner):
            return False
        repository.add(session, transition)
        self.tell(session, conversation.id)
        return True

    def say(self, session: Session, conversation: Conversation, what: Reply, reply_to: int | None = None) -> Message:
        """A line of the transcript that nobody in particular says."""
        self.tell(session, conversation.id)
        return self.transcript.beside(session, conversation, [what], reply_to)

    def tell(self, session: Session, conversation_id: str) -> None:
        """Wake both sides once this stands."""
        self.tell_those(session, conversation_id, EVERYBODY)

    def tell_those(self, session: Session, conversation_id: str, accounts: Iterable[str | None]) -> None:
        """The citizen, and at the desk only these: on all other boards nothing is new."""
        after_commit(session, partial(self.changed, conversation_id))
        for account_id in accounts:
            after_commit(session, partial(self.desk_changed, account_id))
