"""The words of each kind of mail, from the texts."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session

from api.letters import repository
from api.letters.outbox.outgoing import Outgoing, Written
from api.letters.transcripts.service import Transcripts
from api.rendering.catalogue import Texts
from api.rendering.tongue import ui
from backend.facts.values import Language


@dataclass(frozen=True)
class LetterWriter:
    texts: Texts
    transcripts: Transcripts

    def __call__(self, session: Session, mail: Outgoing) -> Written | None:
        language = cast("Language", mail.language)
        if mail.kind == "transcript":
            return self._transcript(session, mail, language)
        receipt = mail.facts["receipt"]
        subject = self._word(f"{mail.subject}_subject", language, receipt=receipt)
        if mail.kind == "notice":
            text = self._word(f"{mail.subject}_text", language, receipt=receipt, link=mail.facts["link"])
            return Written(subject, text)
        opening = self._word(f"{mail.subject}_opening", language)
        closing = self._word(f"{mail.subject}_closing", language, receipt=receipt)
        return Written(subject, f"{opening}\n\n{mail.facts['text']}\n\n{closing}\n")

    def _transcript(self, session: Session, mail: Outgoing, language: Language) -> Written | None:
        conversation = repository.conversation(session, mail.conversation_id or "")
        if conversation is None:
            return None
        whole = self.transcripts.of(session, conversation, language)
        return Written(
            self._word(f"{mail.subject}_subject", language),
            self.transcripts.page.text(whole),
            self.transcripts.page.html(whole),
        )

    def _word(self, key: str, language: Language, **values: object) -> str:
        return ui(self.texts, key, language, **values)
