"""Words of danger or despair, matched before the bot is asked. The list: `data/crisis.yml`."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict

NOT_WORDS = re.compile(r"[^\w]+")


class CrisisWords(BaseModel):
    """Phrases of one language; `harmless` ones are taken out of a text before it is searched."""

    model_config = ConfigDict(extra="forbid")

    said: tuple[str, ...]
    harmless: tuple[str, ...] = ()


class Crisis:
    """Looks for the phrases of all languages in any text: despair does not keep to the language chosen."""

    def __init__(self, words: Iterable[CrisisWords]) -> None:
        lists = list(words)
        self._said = _pattern(phrase for each in lists for phrase in each.said)
        self._harmless = _pattern(phrase for each in lists for phrase in each.harmless)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Raises pydantic's ValidationError on a file of another shape."""
        raw = yaml.safe_load(file.read_text("utf8"))
        return cls(CrisisWords.model_validate(each) for each in raw.values())

    def heard(self, text: str) -> bool:
        return bool(self._said.search(self._harmless.sub(" ", _plain(text))))


def _plain(text: str) -> str:
    """Lower case, without apostrophes, words divided by one space, one space at each end."""
    bare = text.casefold().replace("’", "").replace("'", "")
    return f" {NOT_WORDS.sub(' ', bare).strip()} "


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole words; `*` stands for any ending, `a|b` in brackets for either."""
    alternatives = "|".join(_phrase(phrase) for phrase in phrases)
    return re.compile(rf"(?<= )(?:{alternatives})(?= )" if alternatives else r"(?!)")


def _phrase(phrase: str) -> str:
    plain = phrase.casefold().replace("'", "")
    return re.sub(r"[^\w*()| ]", " ", plain).replace("(", "(?:").replace("*", r"\w*")
