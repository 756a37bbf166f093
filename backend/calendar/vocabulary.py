"""The words for days, as data/facts/calendar.yml lists them, folded."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from backend.folding import fold, fold_without_danish
from backend.settings import FACTS_FOLDER

Meaning = dict[str, int]
CORRECTED_FROM_LETTERS, LIKE = 6, 85.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded phrases and what they mean. `dates`: month and day; `easter`: days after Easter Sunday."""

    weekdays: Meaning
    months: Meaning
    relative: Meaning
    units: Meaning
    numbers: Meaning
    easter: Meaning
    dates: dict[str, tuple[int, int]]
    weekend: frozenset[str]
    next: frozenset[str]
    next_week: frozenset[str]
    last: frozenset[str]
    past: frozenset[str]
    on: frozenset[str]
    after: frozenset[str]
    from_now: frozenset[str]
    words: frozenset[str]

    def corrected(self, word: str) -> str:
        """The word of the vocabulary that a misspelt one is nearest to, or the word itself."""
        if word in self.words or len(word) < CORRECTED_FROM_LETTERS:
            return word
        near = process.extractOne(word, self.words, scorer=fuzz.ratio, score_cutoff=LIKE)
        return near[0] if near else word


@cache
def vocabulary(file: Path = FACTS_FOLDER / "calendar.yml") -> Vocabulary:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    dates = {
        phrase: (int(day[:2]), int(day[3:])) for day, phrases in data["dates"].items() for phrase in _folded(phrases)
    }
    past = _folded(data["past_weekdays"] + data["last_week"])
    return Vocabulary(
        weekdays=_meaning(data["weekdays"]),
        months=_meaning(data["months"]),
        relative=_meaning(data["relative"]),
        units=_meaning(data["units"]),
        numbers=_meaning(data["numbers"]),
        easter=_meaning(data["easter"]),
        dates=dates,
        weekend=_folded(data["weekend"]),
        next=_folded(data["next"]),
        next_week=_folded(data["next_week"]),
        last=_folded(data["last"]),
        past=past,
        on=_folded(data["on"]),
        after=_folded(data["after"]),
        from_now=_folded(data["from"]),
        words=frozenset(word for phrase in _phrases(data) for word in phrase.split()),
    )


def _meaning(listed: dict[int, list[str]]) -> Meaning:
    return {phrase: meaning for meaning, phrases in listed.items() for phrase in _folded(phrases)}


def _folded(phrases: list[str]) -> frozenset[str]:
    return frozenset(form(phrase) for phrase in phrases for form in (fold, fold_without_danish))


def _phrases(data: Any) -> Iterable[str]:
    """All folded phrases, however deep they stand."""
    if isinstance(data, str):
        return _folded([data])
    inside = data.values() if isinstance(data, dict) else data
    return (phrase for one in inside for phrase in _phrases(one))
