"""Queries of the copilot. Nothing here commits."""

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from api.conversations.models import Conversation, Message
from api.copilot.models import Accepted, Correction, Suggestion


def conversation(session: Session, conversation_id: str) -> Conversation | None:
    return session.get(Conversation, conversation_id)


def newest_words(session: Session, conversation_id: str, before: int | None = None) -> Message | None:
    """The citizen's last message that is no button."""
    statement = select(Message).where(
        Message.conversation_id == conversation_id, Message.author == "citizen", Message.choice.is_(None)
    )
    statement = statement if before is None else statement.where(Message.seq < before)
    return session.scalars(statement.order_by(Message.seq.desc()).limit(1)).first()


def suggestion(session: Session, question_id: str) -> Suggestion | None:
    return session.get(Suggestion, question_id)


def held_suggestion(session: Session, question_id: str) -> Suggestion | None:
    """Until the end of the transaction nobody else changes it."""
    return session.get(Suggestion, question_id, with_for_update=True)


def is_corrected(session: Session, message_id: str) -> bool:
    return session.get(Correction, message_id) is not None


def withdraw(session: Session, question_id: str) -> None:
    statement = delete(Correction).where(Correction.question_id == question_id)
    session.execute(statement.execution_options(synchronize_session=False))


def count_accepted(session: Session, key: str, language: str) -> None:
    """One more, in one statement, so that none slips by."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(Accepted).values(key=key, language=language, times=1)
    again = {"times": Accepted.times + 1}
    session.execute(insert.on_conflict_do_update(index_elements=[Accepted.key, Accepted.language], set_=again))


def corrections(session: Session, most: int) -> list[Correction]:
    """The newest first."""
    return list(session.scalars(select(Correction).order_by(Correction.at.desc(), Correction.message_id).limit(most)))


def accepted(session: Session) -> list[Accepted]:
    """The most used first."""
    return list(session.scalars(select(Accepted).order_by(Accepted.times.desc(), Accepted.key, Accepted.language)))
