"""The words for days, spans of days and times, as data/facts/calendar.yml lists them, folded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from backend.calendar.phrases import Meaning, everything, folded, meaning
from backend.calendar.span_words import SpanWords
from backend.calendar.time_words import TimeWords
from backend.folding import fold_letters
from backend.settings import FACTS_FOLDER

CORRECTED_FROM_LETTERS, LIKE = 6, 85.0


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Folded phrases and what they mean. `dates`: month and day; `easter`: days after Easter Sunday."""

    weekdays: Meaning
    short_weekdays: Meaning
    months: Meaning
    relative: Meaning
    units: Meaning
    numbers: Meaning
    ordinals: Meaning
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
    of_month: frozenset[str]
    any_month: frozenset[str]
    advent: frozenset[str]
    day_after: frozenset[str]
    day_before: frozenset[str]
    around: frozenset[str]
    before_a_day: frozenset[str]
    spans: SpanWords
    times: TimeWords
    words: frozenset[str]
    correctable: frozenset[str]

    def name_of(self, weekday: int) -> str:
        return next(name for name, number in self.weekdays.items() if number == weekday)

    def read(self, words: str) -> str:
        """The words with their letters folded and misspellings corrected, the signs as they stand."""
        return re.sub(r"[a-z]+", lambda word: self.corrected(word[0]), fold_letters(words))

    def corrected(self, word: str) -> str:
        """The word of the vocabulary that a misspelt one is nearest to, or the word itself."""
        if word in self.words or len(word) < CORRECTED_FROM_LETTERS:
            return word
        near = process.extractOne(word, self.correctable, scorer=fuzz.ratio, score_cutoff=LIKE)
        return near[0] if near else word


MEANINGS = ("weekdays", "short_weekdays", "months", "relative", "units", "numbers", "ordinals", "easter")
PHRASES = ("weekend", "next", "next_week", "last", "on", "after", "of_month", "any_month", "advent", "day_after",
           "day_before", "around", "before_a_day")  # fmt: skip


@cache
def vocabulary(file: Path = FACTS_FOLDER / "calendar.yml") -> Vocabulary:
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    read: dict[str, Any] = {name: meaning(data[name]) for name in MEANINGS}
    read |= {name: folded(data[name]) for name in PHRASES}
    return Vocabulary(
        **read,
        dates={phrase: _month_day(day) for day, phrases in data["dates"].items() for phrase in folded(phrases)},
        past=folded(data["past_weekdays"] + data["last_week"]),
        from_now=folded(data["from"]),
        spans=SpanWords.read(data["spans"]),
        times=TimeWords.read(data["times"]),
        words=_single(everything(data)),
        correctable=_single(everything(list(_names(data)))),
    )


def _names(data: Mapping[str, Any]) -> Iterable[Any]:
    """What a misspelt word may be: names of days, months, feasts and parts of the day; not "person" or "number"."""
    yield from (data[name] for name in ("weekdays", "months", "relative", "weekend", "dates", "easter"))
    yield from (data["spans"]["school_weeks"], data["times"]["at"], data["times"]["parts"])


def _single(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


def _month_day(day: str) -> tuple[int, int]:
    return int(day[:2]), int(day[3:])
