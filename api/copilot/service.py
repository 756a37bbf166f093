"""What is asked of the bot for an agent, and what of its answer is offered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.access import Agent
from api.content.service import admitted, bot_off
from api.conversations.crisis import Crisis
from api.conversations.models import Message
from api.conversations.schemas import Form
from api.copilot import repository
from api.copilot.models import Suggestion
from api.copilot.offering import in_words, worth_offering
from api.copilot.schemas import SuggestionView
from api.errors import ConversationUnknownError
from api.handover.desk_reading import DeskReading
from api.rendering.catalogue import MissingTextError, Texts
from backend.facts.values import Language
from replies import Reply

log = structlog.get_logger()


@dataclass(frozen=True)
class Copilot:
    """For whoever may write in a conversation; all others are refused as when they write."""

    sessions: sessionmaker[Session]
    reading: DeskReading
    crisis: Crisis
    texts: Texts

    def question(self, agent: Agent, conversation_id: str) -> Message | None:
        """The citizen's last words; None where no machine is to be asked."""
        with self.sessions() as session:
            self.reading.refuse_outsiders(session, agent, conversation_id)
            words = repository.newest_words(session, conversation_id)
            asked = words and not self.crisis.heard(words.text) and bot_off(session) is None
            return words if asked else None

    def offer(self, agent: Agent, question: Message, replies: Sequence[Reply]) -> list[SuggestionView]:
        """Kept until the conversation goes, to be held against what is sent."""
        with self.sessions() as session:
            self.reading.refuse_outsiders(session, agent, question.conversation_id)
            allowed = () if bot_off(session) else admitted(session, replies)
            offered = list(self._in_words(session, question, allowed))
            known = repository.suggestion(session, question.id)
        texts = {each.key: each.text_citizen for each in offered}
        if texts != (known.offered if known else {}):
            self._keep(question.id, texts)
        return offered

    def _in_words(self, session: Session, question: Message, replies: Sequence[Reply]) -> Iterator[SuggestionView]:
        conversation = repository.conversation(session, question.conversation_id)
        if conversation is None:
            raise ConversationUnknownError
        language, form = cast("Language", conversation.language), cast("Form", conversation.form)
        for reply in worth_offering(replies):
            try:
                yield in_words(self.texts, reply, question.seq, language, form)
            except MissingTextError as error:
                log.warning("suggestion_without_words", why=str(error))

    def _keep(self, question_id: str, texts: dict[str, str]) -> None:
        try:
            with self.sessions.begin() as session:
                known = repository.held_suggestion(session, question_id)
                if known:
                    known.offered = texts
                else:
                    session.add(Suggestion(question_id=question_id, offered=texts, accepted=[]))
        except IntegrityError as error:  # another gateway kept the same, or the conversation has just been deleted
            log.info("suggestion_not_kept", why=type(error).__name__)
