"""The desk's side: a person takes a conversation, writes in it, gives it on or back, and finishes. One owner always."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.access import Agent
from api.conversations.models import Conversation, Message
from api.conversations.said import tidied
from api.conversations.transcript import Written
from api.errors import ConversationUnknownError, GatewayError, MessageIdTakenError
from api.handover import repository, words
from api.handover.errors import (
    AlreadyTakenError,
    ColleagueAwayError,
    NotYoursError,
    QueueNotYoursError,
    StateChangedError,
)
from api.handover.hearing import Hear
from api.handover.line import Line
from api.handover.models import Handover, Presence
from api.handover.moving import Actor, Mover
from api.handover.states import agent_of, agent_owner
from replies.reply import Queue as QueueName

Reason = Literal["solved", "referred", "left_message", "no_answer", "other"]
Afterwards = Literal["bot", "closed"]


@dataclass(frozen=True)
class Taken:
    """A conversation in a transaction, with the asking that brought it here."""

    session: Session
    conversation: Conversation
    handover: Handover


@dataclass(frozen=True)
class Staff:
    sessions: sessionmaker[Session]
    mover: Mover
    line: Line
    hear: Hear
    most_characters: int

    def claim(self, agent: Agent, conversation_id: str, version: int | None = None) -> None:
        """AlreadyTakenError says who was first; to claim what is one's own already changes nothing."""
        with self._open(conversation_id) as taken:
            conversation = taken.conversation
            if conversation.owner == agent_owner(agent.account_id):
                return
            self._refuse_outsiders(taken, agent)
            self._refuse_taken(taken)
            if version is not None and version != conversation.version:
                raise StateChangedError
            self._move(taken, "claim", agent, owner=agent_owner(agent.account_id))
            self._give(taken, agent.account_id, agent.name)
            repository.forget_what_the_bot_owes(taken.session, conversation_id)
            self._say_person(taken, "claimed", agent.name)

    def write(self, agent: Agent, conversation_id: str, client_message_id: str, text: str) -> Message:
        """The stored message; the same again for a `client_message_id` that was here before."""
        try:
            return self._write_once(agent, conversation_id, client_message_id, text)
        except IntegrityError:  # the same message came twice at once: the other one is stored now
            return self._write_once(agent, conversation_id, client_message_id, text)

    def release(self, agent: Agent, conversation_id: str) -> None:
        """Back to the front of its queue. A guest only takes leave."""
        with self._open(conversation_id) as taken:
            if taken.handover.guest_id == agent.account_id:
                taken.handover.guest_id = None
                self.mover.tell(taken.session, conversation_id)
                return
            self._refuse_others(taken, agent)
            self._give_back(taken, agent, "released", taken.handover.queue)

    def transfer_to_queue(self, agent: Agent, conversation_id: str, queue: QueueName) -> None:
        """To the front of another queue, if somebody is there. ColleagueAwayError if not."""
        with self._open(conversation_id) as taken:
            self._refuse_others(taken, agent)
            language = self.hear.reader(taken.conversation)
            wanted = self.line.attendance.book[queue]
            offered = self.line.attendance.offered(taken.session, wanted, language)
            if offered is None or offered.key != queue:
                raise ColleagueAwayError
            self._give_back(taken, agent, "queue_changed", queue)

    def transfer_to_agent(self, agent: Agent, conversation_id: str, account_id: str, *, stay: bool) -> None:
        """Straight to a colleague who is there; the giver may stay in and go on reading and writing."""
        with self._open(conversation_id) as taken:
            self._refuse_others(taken, agent)
            if account_id == agent.account_id:
                raise ColleagueAwayError
            colleague = self._colleague(taken, account_id)
            self._move(taken, "transfer", agent, owner=agent_owner(account_id))
            self._give(taken, account_id, colleague.name)
            taken.handover.guest_id = agent.account_id if stay else None
            self._say_person(taken, "transferred", colleague.name)

    def finish(self, agent: Agent, conversation_id: str, reason: Reason | None, to: Afterwards) -> None:
        """Without a reason the person only begins to round off; with one, the conversation is the bot's, or over."""
        with self._open(conversation_id) as taken:
            self._refuse_others(taken, agent)
            if taken.conversation.state == "human":
                owner = taken.conversation.owner
                self._move(taken, "wrap_up", agent, owner=owner, reason=reason)
                if reason is None:
                    self.mover.say(taken.session, taken.conversation, words.plain("wrapping_up"))
            if reason is not None:
                self._move(taken, "close" if to == "closed" else "finish", agent, reason=reason)
                self.line.leave(taken.handover, reason, self.mover.real_time())
                said = words.plain("ended" if to == "closed" else "finished")
                taken.handover.ended_seq = self.mover.say(taken.session, taken.conversation, said).seq

    @contextmanager
    def _open(self, conversation_id: str) -> Iterator[Taken]:
        """Commits at the end; refusals say who has the conversation."""
        with self.sessions.begin() as session:
            conversation = repository.conversation(session, conversation_id)
            if conversation is None:
                raise ConversationUnknownError
            repository.reread(session, conversation)
            handover = repository.open_handover(session, conversation_id)
            if handover is None:
                raise StateChangedError
            try:
                yield Taken(session, conversation, handover)
            except GatewayError as error:
                raise self._named(error, repository.open_handover(session, conversation_id)) from None

    def _named(self, error: GatewayError, handover: Handover | None) -> GatewayError:
        """With whose it is by now, for those who may know."""
        if isinstance(error, QueueNotYoursError):
            return error
        name = handover.agent_name if handover else None
        error.values = {**error.values, "owner": name or self.hear.word("handover_nobody")}
        error.beside = {"owner": name}
        return error

    def _write_once(self, agent: Agent, conversation_id: str, client_message_id: str, text: str) -> Message:
        with self._open(conversation_id) as taken:
            known = repository.message_by_client_id(taken.session, conversation_id, client_message_id)
            if known is not None:
                if known.agent_id != agent.account_id:
                    raise MessageIdTakenError
                return known
            said = tidied(text, self.most_characters)
            language = self.hear.language(said.text, taken.conversation)
            written = Written(client_message_id, said.text, language, agent.account_id, agent.name)
            writers = may_write(taken.handover, agent.account_id)
            message = self.mover.transcript.staff(taken.session, taken.conversation, written, writers)
            if message is None:
                self._refuse_outsiders(taken, agent)
                raise NotYoursError
            those_in = {taken.handover.agent_id, taken.handover.guest_id} - {None}
            self.mover.tell_those(taken.session, conversation_id, those_in)
            return message

    def _move(self, taken: Taken, name: Literal["claim", "release", "transfer", "wrap_up", "finish", "close"],
              agent: Agent, *, owner: str = "bot", reason: str | None = None) -> None:  # fmt: skip
        by = Actor("agent", agent.account_id)
        if not self.mover.move(taken.session, taken.conversation, name, by, owner=owner, reason=reason):
            repository.reread(taken.session, taken.conversation)
            self._refuse_taken(taken)
            raise StateChangedError

    def _give(self, taken: Taken, account_id: str, name: str) -> None:
        handover, now = taken.handover, self.mover.real_time()
        handover.agent_id, handover.agent_name = account_id, name
        handover.front, handover.deadline_at = False, None
        if handover.picked_up_s is None and handover.waiting_since:
            handover.picked_up_s = max(0, round((now - handover.waiting_since).total_seconds()))

    def _give_back(
        self, taken: Taken, agent: Agent, situation: Literal["released", "queue_changed"], queue: QueueName | str
    ) -> None:
        self._move(taken, "release", agent, reason=situation)
        self.line.rejoin(taken.handover, self.line.attendance.book[queue])
        said = words.given_back(situation, self.line.queue_of(taken.handover))
        self.mover.say(taken.session, taken.conversation, said)

    def _say_person(self, taken: Taken, situation: str, name: str) -> None:
        said = words.with_person(situation, self.line.queue_of(taken.handover), name)
        self.mover.say(taken.session, taken.conversation, said)

    def _colleague(self, taken: Taken, account_id: str) -> Presence:
        for each in self.line.attendance.present(taken.session):
            if each.account_id == account_id and each.presence != "away" and taken.handover.queue in each.queues:
                return each
        raise ColleagueAwayError

    @staticmethod
    def _refuse_taken(taken: Taken) -> None:
        if agent_of(taken.conversation.owner):
            raise AlreadyTakenError
        if taken.conversation.state != "waiting":
            raise StateChangedError

    @staticmethod
    def _refuse_others(taken: Taken, agent: Agent) -> None:
        if taken.conversation.owner != agent_owner(agent.account_id):
            Staff._refuse_outsiders(taken, agent)
            raise NotYoursError

    @staticmethod
    def _refuse_outsiders(taken: Taken, agent: Agent) -> None:
        """Who has neither the queue nor the conversation is not even told whose it is."""
        if taken.handover.queue not in agent.queues and taken.handover.guest_id != agent.account_id:
            raise QueueNotYoursError


def may_write(handover: Handover, account_id: str) -> frozenset[str]:
    """The owners under whom this account may write: itself, and whoever it gave the conversation to and stayed."""
    own = agent_owner(account_id)
    if handover.guest_id == account_id and handover.agent_id:
        return frozenset({own, agent_owner(handover.agent_id)})
    return frozenset({own})
