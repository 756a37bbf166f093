"""Holds what was sent against what was suggested."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.conversations.models import Message
from api.conversations.said import storable
from api.copilot import repository
from api.copilot.models import Correction, Suggestion
from api.privacy.masking import mask

log = structlog.get_logger()


@dataclass(frozen=True)
class Learning:
    sessions: sessionmaker[Session]
    now: Callable[[], dt.datetime]

    def sent(self, message: Message) -> None:
        """Of a message of the staff's that is stored by now; what fails here does not touch it. Twice is once."""
        try:
            with self.sessions() as session:
                question = repository.newest_words(session, message.conversation_id, before=message.seq)
                offered = question and repository.suggestion(session, question.id)
            if question and offered and offered.offered:
                self._learn(question, message)
        except SQLAlchemyError as error:
            log.warning("correction_not_kept", why=type(error).__name__)

    def _learn(self, question: Message, message: Message) -> None:
        with self.sessions.begin() as session:
            suggestion = repository.held_suggestion(session, question.id)
            if suggestion is None:
                return
            key = _sent_unchanged(suggestion, message)
            if key:
                _accept(session, suggestion, key, question.language)
            elif not suggestion.accepted and not repository.is_corrected(session, message.id):
                session.add(self._correction(question, suggestion, message))

    def _correction(self, question: Message, suggestion: Suggestion, message: Message) -> Correction:
        return Correction(
            message_id=message.id,
            question_id=question.id,
            asked=mask(question.text).text,
            keys=list(suggestion.offered),
            sent=mask(message.text).text,
            language=question.language,
            at=self.now(),
        )


def _accept(session: Session, suggestion: Suggestion, key: str, language: str) -> None:
    """What was written before it was no correction then, but a greeting."""
    if key in suggestion.accepted:
        return
    suggestion.accepted = [*suggestion.accepted, key]
    repository.count_accepted(session, key, language)
    repository.withdraw(session, suggestion.question_id)


def _sent_unchanged(suggestion: Suggestion, message: Message) -> str | None:
    sent = _words(message.text)
    return next((key for key, text in suggestion.offered.items() if _words(mask(storable(text)).text) == sent), None)


def _words(text: str) -> list[str]:
    """However they are set."""
    return text.split()
