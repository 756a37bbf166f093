"""Which language a message is in: said by the gateway with each message, and by the file's name in training."""

from pathlib import Path
from typing import Literal

from rasa.shared.nlu.training_data.message import Message

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")


class LanguageNotSaidError(ValueError):
    """A training file whose name does not say its language."""


def language_of(message: Message) -> Language:
    """Danish unless the message's metadata says English: the city's own language is never an error."""
    metadata = message.get("metadata") or {}
    return "en" if metadata.get("language") == "en" else "da"


def language_of_file(path: str) -> Language:
    """`places.da.yml` is Danish."""
    said = Path(path).suffixes[-2:-1]
    for language in LANGUAGES:
        if said == [f".{language}"]:
            return language
    raise LanguageNotSaidError(f"{path}: name it <skill>.da.yml or <skill>.en.yml")
