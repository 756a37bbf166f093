"""What can be found."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, Language] = ("da", "en")


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a kind. Several may bear one key, a language each; whichever fits best counts."""

    kind: str
    key: str
    title: str
    body: str = ""
    keywords: str = ""
    language: Language = "da"
