"""Colleagues take left messages and answer them, one at a time. Synchronous, one transaction a call."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.orm import Session, sessionmaker

from api.accounts.access import Agent
from api.conversations.said import tidied
from api.errors import GatewayError
from api.letters import repository
from api.letters.desk_schemas import Answer, AnswerByCall, AnswerByMail, LeftMessagesView, LeftMessageView, view
from api.letters.errors import (
    LeftMessageAnsweredError,
    LeftMessageTakenError,
    LeftMessageUnknownError,
    NotYourLeftMessageError,
    ReachedOtherwiseError,
)
from api.letters.models import LeftMessage
from api.letters.outbox.service import Outbox
from api.letters.receipt import read_receipt
from api.letters.told import Told

LONGEST_ANSWER = 10_000
Change = Callable[[Session, LeftMessage], bool]


@dataclass(frozen=True)
class LeftMessageDesk:
    """Each change is compared and set in one statement; who loses is told who won."""

    sessions: sessionmaker[Session]
    outbox: Outbox
    told: Told
    now: Callable[[], dt.datetime]
    changed: Callable[[str], None]
    desk_changed: Callable[[str | None], None]

    def waiting(self, agent: Agent) -> LeftMessagesView:
        """Those of the agent's queues that are not answered, the oldest first."""
        with self.sessions() as session:
            found = repository.unanswered(session, agent.queues)
            refused = self.outbox.refused_notices(session, [message.receipt for message in found])
            return LeftMessagesView(
                left_messages=[view(each, agent.account_id, refused.get(each.receipt)) for each in found]
            )

    def take(self, agent: Agent, receipt: str) -> LeftMessageView:
        """Again by whoever has it already is no fault. LeftMessageTakenError, LeftMessageAnsweredError."""
        return self._change(agent, receipt, lambda session, one: repository.take(session, one.receipt, agent))

    def release(self, agent: Agent, receipt: str) -> LeftMessageView:
        """By whoever has it, or by a lead when a colleague has gone home with it."""
        lead = "lead" in agent.roles

        def release(session: Session, one: LeftMessage) -> bool:
            return one.taken_by is None or repository.release(session, one.receipt, agent, anybodys=lead)

        return self._change(agent, receipt, release)

    def journal(self, agent: Agent, receipt: str) -> LeftMessageView:
        """Note that the case system has it: from now on it outlives its conversation."""
        return self._change(agent, receipt, lambda session, one: repository.journal(session, one.receipt, self.now()))

    def answer(self, agent: Agent, receipt: str, answer: Answer) -> LeftMessageView:
        if isinstance(answer, AnswerByMail):
            return self._change(agent, receipt, lambda session, one: self._by_mail(session, one, agent, answer))
        return self._change(agent, receipt, lambda session, one: self._by_call(session, one, agent, answer))

    def _by_mail(self, session: Session, message: LeftMessage, agent: Agent, answer: AnswerByMail) -> bool:
        if message.reach_by != "mail":
            raise ReachedOtherwiseError
        mailbox = self.outbox.mailbox_to_answer_from(message.queue)
        text = tidied(answer.text, LONGEST_ANSWER).text
        if not repository.sending(session, message.receipt, agent, text):
            return False
        self.outbox.answer(session, message, mailbox, text)
        return True

    def _by_call(self, session: Session, message: LeftMessage, agent: Agent, answer: AnswerByCall) -> bool:
        if message.reach_by != "call":
            raise ReachedOtherwiseError
        if not repository.called(session, message.receipt, agent, self.now(), reached=answer.result == "reached"):
            return False
        self.told.called(session, message, answer.result)
        if answer.result == "reached":
            self.outbox.forget_notice(session, message.receipt)
        return True

    def _change(self, agent: Agent, receipt: str, change: Change) -> LeftMessageView:
        with self._opened(agent, receipt) as (session, message):
            done = change(session, message)
            now = repository.reread(session, message.receipt)
            if now is None:
                raise LeftMessageUnknownError
            if not done:
                raise _lost(now)
            seen = view(now, agent.account_id, None)
        self.desk_changed(None)
        if seen.conversation_id:
            self.changed(seen.conversation_id)
        self.outbox.wake()
        return seen

    @contextmanager
    def _opened(self, agent: Agent, receipt: str) -> Iterator[tuple[Session, LeftMessage]]:
        with self.sessions.begin() as session:
            message = repository.by_receipt(session, read_receipt(receipt))
            if message is None:
                raise LeftMessageUnknownError
            if message.queue not in agent.queues:
                raise NotYourLeftMessageError
            repository.hold_conversation(session, message.conversation_id)
            yield session, message


def _lost(message: LeftMessage) -> GatewayError:
    answered = message.answered_at or message.status == "sending"
    kind = LeftMessageAnsweredError if answered else LeftMessageTakenError
    error = kind(owner=message.taken_by_name)
    error.beside["owner"] = message.taken_by_name
    return error
