"""In which language somebody of the staff writes, and the desk's own words."""

from dataclasses import dataclass
from typing import cast

from api.conversations.language import Ear, decide
from api.conversations.models import Conversation
from api.conversations.speaking import Speaker
from backend.facts.values import Language

AT_THE_DESK: Language = "da"


@dataclass(frozen=True)
class Hear:
    ear: Ear
    speaker: Speaker

    def language(self, text: str, conversation: Conversation) -> Language:
        """The text's own, so that it is read aloud rightly; in doubt the citizen's."""
        return decide(self.ear.hear(text), self.reader(conversation), chosen=False).message

    @staticmethod
    def reader(conversation: Conversation) -> Language:
        return cast("Language", conversation.language)

    def word(self, key: str) -> str:
        return self.speaker.word(key, AT_THE_DESK)
