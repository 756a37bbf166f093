"""Which side of a topic a citizen asks about, by words that give it away: `data/cues/<skill>.yml`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import yaml
from pydantic import TypeAdapter

from actions.conversation import Asked

Words = Mapping[str, Mapping[str, tuple[str, ...]]]  # aspect -> language -> words
_FILE = TypeAdapter(dict[str, dict[str, dict[str, tuple[str, ...]]]])


class Cues:
    """Aspects of topics, in the order of the file, each with its words in Danish and English."""

    def __init__(self, aspects: Mapping[str, Words]) -> None:
        self._aspects = {
            topic: {aspect: _pattern(aspect, by_language) for aspect, by_language in of.items()}
            for topic, of in aspects.items()
        }

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read every file of the folder. Raises pydantic's ValidationError on one of another shape."""
        aspects: dict[str, Words] = {}
        for file in sorted(folder.glob("*.yml")):
            aspects |= _FILE.validate_python(yaml.safe_load(file.read_text("utf8")))
        return cls(aspects)

    def aspect(self, topic: str, asked: Asked) -> str | None:
        """What a pressed button names, else the first aspect that has a word in the message."""
        named = asked.said("service")
        return named if named in self._aspects.get(topic, {}) else self.first(topic, asked.text)

    def first(self, topic: str, text: str) -> str | None:
        """The first aspect that has a word in the text."""
        of = self._aspects.get(topic, {})
        return next((aspect for aspect, pattern in of.items() if pattern.search(text)), None)

    def all(self, topic: str, text: str) -> tuple[str, ...]:
        """Every aspect that has a word in the text."""
        return tuple(aspect for aspect, pattern in self._aspects.get(topic, {}).items() if pattern.search(text))

    def has(self, topic: str, aspect: str, text: str) -> bool:
        return bool(self._aspects[topic][aspect].search(text))


def _pattern(aspect: str, by_language: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Whole words, in any case; a star at the end stands for any ending. ValueError for an aspect without words."""
    words = [word for of_language in by_language.values() for word in of_language]
    if not words:
        raise ValueError(f"{aspect}: no words")
    alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
