"""What a citizen wants of the catalogue."""

from dataclasses import dataclass
from typing import Literal

Material = Literal["book", "ebook", "audiobook", "comic", "sheet_music", "film", "game", "music"]
Audience = Literal["children", "adults"]


@dataclass(frozen=True, slots=True)
class Wish:
    """`phrase` is what was asked for in the citizen's own words, for a link, and for when nothing else finds it.

    `words` may be of any kind; `title`, `creator` and `subject` are known to be that. `language` is the catalogue's
    word for it. `branch` is the key of a library.
    """

    phrase: str = ""
    words: str | None = None
    title: str | None = None
    creator: str | None = None
    subject: str | None = None
    material: Material | None = None
    language: str | None = None
    audience: Audience | None = None
    branch: str | None = None

    @property
    def names_nothing(self) -> bool:
        """Nothing to search by: a kind of thing, or no thing at all."""
        return not (self.words or self.title or self.creator or self.subject)

    @property
    def one_title(self) -> str | None:
        """What may be the name of one work."""
        return None if self.subject else self.title or self.words
