"""Words about events, as data/facts/events.yml lists them: whom they are for, how they stand, what tells no theme."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from backend.events.types import Audience, State
from backend.facts.values import Text
from backend.folding import fold, fold_without_danish
from backend.search.telling import telling
from backend.settings import FACTS_FOLDER

ByLanguage = Mapping[str, tuple[str, ...]]
NOTHING = re.compile(r"(?!)")
WHOLE_WORD, PART_OF_A_WORD = r"(?<!\w)", r"(?<=\w{4})"
ANYTHING, FORMS = r"\w*", r"(?:s|e|r|n|t|er|en|et|ne|ns|ers|ens|ene|rne|erne|enes|ernes|es|ed|ing)?"


class AudienceWords(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    words: ByLanguage
    asked: ByLanguage
    shows: tuple[Audience, ...]


class EventWords(BaseModel):
    """The file as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    audiences: Mapping[Audience, AudienceWords]
    states: Mapping[State, ByLanguage]
    free: ByLanguage
    no_theme: ByLanguage
    goes_on: ByLanguage
    occasions: ByLanguage
    small: ByLanguage


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns for folded text. `asked` has words in any form, but no compounds: "babysang" is a theme."""

    of_events: Mapping[Audience, re.Pattern[str]]
    asked: Mapping[Audience, re.Pattern[str]]
    names: Mapping[Audience, Text]
    shows: Mapping[Audience, tuple[Audience, ...]]
    states: Mapping[State, re.Pattern[str]]
    free: re.Pattern[str]
    no_theme: re.Pattern[str]
    goes_on: re.Pattern[str]
    occasions: re.Pattern[str]
    small: re.Pattern[str]

    def audiences_of(self, texts: Iterable[str]) -> tuple[Audience, ...]:
        """Whom an event is for, by its title, categories and tags."""
        folded = [fold(text) for text in texts]
        return tuple(
            audience for audience, pattern in self.of_events.items() if any(pattern.search(text) for text in folded)
        )

    def audience_asked(self, text: str) -> Audience | None:
        """The one whom a question is about: by its key, as buttons have it, or by the first that has a word in it."""
        if named := next((audience for audience in self.asked if audience == text), None):
            return named
        folded = fold(text)
        return next((audience for audience, pattern in self.asked.items() if pattern.search(folded)), None)

    def state_told(self, status: str | None) -> State:
        """How an event stands by somebody's words; words that we do not know change nothing."""
        folded = fold(status or "")
        return next((state for state, pattern in self.states.items() if pattern.search(folded)), "on")

    def asks_for_free(self, text: str) -> bool:
        return bool(self.free.search(fold(text)))

    def about_something(self, text: str) -> str:
        """The folded words of a question without those for an audience, and those that tell no theme."""
        left = fold(text)
        for pattern in (*self.asked.values(), self.no_theme):
            left = pattern.sub(" ", left)
        return " ".join(left.split())

    def theme_in(self, text: str) -> list[str]:
        """Those of them that tell a theme by themselves."""
        left = self.about_something(text).split()
        return [word for word in telling(left, _unheard) if len(word) > 1 and not word.isdigit()]

    def goes_on_in(self, text: str) -> bool:
        """Whether a question leaves out what the one before has said: "og på søndag?"."""
        return bool(self.goes_on.match(fold(text)))

    def without_occasions(self, words: str) -> str:
        """Folded words without what only says when: "krimi" of "krimiaftenen"."""
        return self.occasions.sub(" ", fold(words))


@cache
def vocabulary(file: Path = FACTS_FOLDER / "events.yml") -> Vocabulary:
    """Raises pydantic's ValidationError on a file of another shape."""
    data: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
    read = EventWords.model_validate(data)
    return Vocabulary(
        of_events={audience: _pattern(of.words) for audience, of in read.audiences.items()},
        asked={
            audience: _pattern(of.words, of.asked, star=FORMS)
            for audience, of in read.audiences.items()
            if audience != "everyone"
        },
        names={audience: of.name for audience, of in read.audiences.items()},
        shows={audience: of.shows for audience, of in read.audiences.items()},
        states={state: _pattern(words) for state, words in read.states.items()},
        free=_pattern(read.free),
        no_theme=_pattern(read.no_theme, star=FORMS),
        goes_on=_pattern(read.goes_on),
        occasions=_pattern(read.occasions, star=FORMS, begins=PART_OF_A_WORD),
        small=_pattern(read.small, star=FORMS),
    )


def _unheard(_word: str) -> bool:
    """A word that may say nothing is taken to say nothing, as long as no text is looked into."""
    return False


def _pattern(*listed: ByLanguage, star: str = ANYTHING, begins: str = WHOLE_WORD) -> re.Pattern[str]:
    """Words in folded text; the longest first, so that the whole of "de unge mennesker" goes."""
    words = {word for by_language in listed for of in by_language.values() for one in of for word in _typed(one)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    alternatives = "|".join(re.escape(word).replace(r"\ ", " ").replace(r"\*", star) for word in longest_first)
    return re.compile(rf"{begins}(?:{alternatives})(?!\w)") if words else NOTHING


def _typed(word: str) -> set[str]:
    """As typed with and without Danish letters; the star stays."""
    return {form(word) + "*" * word.endswith("*") for form in (fold, fold_without_danish)}
