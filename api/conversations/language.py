"""Which language a message is in. Says nothing rather than guess: a lone "ok", a number or a name changes nothing."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, Self

import yaml
from langidentify import Detector, Model
from langidentify import Language as Tongue
from pydantic import BaseModel, ConfigDict

from api.conversations.beside import LANGUAGE_OFFER, OTHER_LANGUAGE
from backend.facts.values import Language

WORD = re.compile(r"[^\W\d_]+")
SURE_ALONE = 0.15
SURE_TOGETHER = 0.05
FEWEST_FOREIGN = 2
FEWEST_SPELT = 4
SURE_FOREIGN = 0.12  # of 21,000 sentences that we wrote in Danish and English, none is heard as foreign by it
MOST_READ = 400
NAME_WORDS = (2, 3)
NORDIC_OR_ENGLISH = frozenset({"da", "en", "nb", "no", "sv"})
DANISH_LETTERS = frozenset("æøå")

Detected = Language | Literal["other"] | None


class TellingWords(BaseModel):
    """`data/languages.yml`."""

    model_config = ConfigDict(extra="forbid")

    ours: dict[Language, frozenset[str]]
    neutral: frozenset[str]
    others: dict[str, frozenset[str]]
    spelt: str

    @classmethod
    def load(cls, file: Path) -> Self:
        return cls.model_validate(yaml.safe_load(file.read_text("utf8")))


class Ear(Protocol):
    def hear(self, text: str) -> Detected: ...


class LanguageEar:
    """Script first, then telling words, then letters. Norwegian and Swedish are heard as Danish."""

    def __init__(self, words: TellingWords) -> None:
        self._words = words
        self._model = Model.load_lite(Tongue.from_comma_separated("da,en"))
        self._many = Model.load_lite(Tongue.from_comma_separated(f"da,en,nb,sv,{words.spelt}"))

    def hear(self, text: str) -> Detected:
        words = [word.casefold() for word in WORD.findall(text[:MOST_READ].replace("'", "").replace("’", ""))]
        if foreign_script("".join(words)):
            return "other"
        telling = [word for word in words if word not in self._words.neutral]
        if not telling or a_name(text):
            return None
        danish, english = (sum(word in self._words.ours[language] for word in telling) for language in ("da", "en"))
        danish += spelt_in_danish(text, self._words.ours["da"])
        if danish + english < FEWEST_FOREIGN and (self._foreign(telling) or self._spelt_otherwise(telling)):
            return "other"
        if danish != english:
            return "da" if danish > english else "en"
        return self._by_letters(" ".join(telling), SURE_ALONE if len(telling) == 1 else SURE_TOGETHER)

    def _foreign(self, words: list[str]) -> bool:
        """Two telling words of one other language."""
        return any(len(set(words) & telling) >= FEWEST_FOREIGN for telling in self._words.others.values())

    def _spelt_otherwise(self, words: list[str]) -> bool:
        if len(words) < FEWEST_SPELT:
            return False
        detector = Detector(self._many)
        found = detector.detect(" ".join(words)).iso_code
        return found not in NORDIC_OR_ENGLISH and detector.results.gap >= SURE_FOREIGN

    def _by_letters(self, text: str, sure: float) -> Detected:
        detector = Detector(self._model)
        found = detector.detect(text).iso_code
        if detector.results.gap < sure:
            return None
        return "da" if found == "da" else "en" if found == "en" else None


def spelt_in_danish(text: str, counted: frozenset[str]) -> int:
    """How many words have letters that English lacks, but for names and for those that are counted already."""
    words = (word for word in WORD.findall(text[:MOST_READ]) if word[0].islower() and word not in counted)
    return sum(bool(DANISH_LETTERS & set(word)) for word in words)


def foreign_script(letters: str) -> bool:
    """Whether most letters are not Latin ones."""
    foreign = sum(not unicodedata.name(letter, "LATIN").startswith("LATIN") for letter in letters)
    return foreign > len(letters) / 2


def a_name(text: str) -> bool:
    """Two or three words, each with a capital letter, is how people and places are written."""
    words = WORD.findall(text)
    return len(words) in NAME_WORDS and all(word[0].isupper() for word in words)


@dataclass(frozen=True)
class Decision:
    """`message`: the language the bot reads it in; `reader`: the one answers are given in from now on."""

    message: Language
    reader: Language
    note: str | None = None


def decide(detected: Detected, reader: Language, *, chosen: bool) -> Decision:
    """A language that the citizen chose is never changed by what is heard, only offered."""
    if detected == "other":
        return Decision(reader, reader, OTHER_LANGUAGE)
    if detected is None or detected == reader:
        return Decision(reader, reader)
    if chosen:
        return Decision(detected, reader, LANGUAGE_OFFER)
    return Decision(detected, detected)
