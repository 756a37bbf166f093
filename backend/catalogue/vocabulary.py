"""The words of `data/facts/catalogue.yml`, as patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backend.folding import DANISH, WITHOUT_DANISH
from backend.settings import FACTS_FOLDER

ANY_CASE = re.IGNORECASE
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`in_language`: "in English", "engelske" before a thing. `for_audience`: "til børn". `format`: "som lydbog".

    `by` (in each language), `about` and `called` end where what they tell of begins; `before` and `after` are the words
    at either end that only ask.
    """

    materials: Mapping[str, Pattern]
    in_language: Mapping[str, Pattern]
    for_audience: Mapping[str, Pattern]
    children_inside: Pattern
    format: Pattern
    by: Mapping[str, Pattern]
    copies: Pattern
    about: Pattern
    called: Pattern
    ends: Pattern
    before: Pattern
    after: Pattern


@cache
def vocabulary(file: Path = FACTS_FOLDER / "catalogue.yml") -> Vocabulary:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    things = _any_of(_flat(data["materials"]))
    return Vocabulary(
        materials={kind: _whole(_any_of(words)) for kind, words in data["materials"].items()},
        in_language={kind: _in_language(words, things) for kind, words in data["languages"].items()},
        for_audience={kind: _whole(rf"(?:til|for)\s+{_any_of(words)}") for kind, words in data["audiences"].items()},
        children_inside=_whole(_any_of(data["children_inside"])),
        format=_whole(rf"{_any_of(data['formats'])}\s+(?:{things}\s+)?{_any_of(data['carriers'])}|"
                      rf"(?:som|as)(?:\s+(?:en|et|an?))?\s+{things}"),
        by={language: _whole(_any_of(words), then=r"\s+") for language, words in data["by"].items()},
        copies=_whole(_any_of(data["copies"])),
        about=_whole(rf"{_any_of(data['about'])}|{_after(things, data)}", then=r"\s+"),
        called=_whole(_any_of(data["called"]), then=r"\s+"),
        ends=re.compile(rf"(?:,\s*|\s+){_any_of(data['ends'])}(?!\w).*$", ANY_CASE),
        before=re.compile(rf"{_any_of(_flat([data['before'], data['materials']]))}(?!\w)[\s,:]*", ANY_CASE),
        after=re.compile(rf"(?:^|\s+|,\s*){_any_of(_flat([data['after'], data['materials']]))}$", ANY_CASE),
    )  # fmt: skip


def _in_language(words: list[str], things: str) -> Pattern:
    return _whole(rf"(?:på|paa|pa|in|i)\s+{_any_of(words)}|{_any_of(words)}(?=\s+{things}(?!\w))")


def _after(things: str, data: Mapping[str, Any]) -> str:
    """Words that tell a subject only behind "books", or one word further: "books on", "something new on"."""
    return rf"(?:{things}|{_any_of(data['other_things'])})\s+(?:\w+\s+)?{_any_of(data['about_after_a_thing'])}"


def _whole(alternatives: str, then: str = "") -> Pattern:
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w){then}", ANY_CASE)


def _any_of(phrases: Iterable[str]) -> str:
    """The longest first, so that "e-book" is not taken for "book"."""
    written = sorted({form for phrase in phrases for form in _written(phrase)}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in written) + ")"


def _written(phrase: str) -> set[str]:
    """As it is, and as typed without Danish letters."""
    return {phrase, phrase.translate(DANISH), phrase.translate(WITHOUT_DANISH)}


def _flat(listed: Any) -> Iterable[str]:
    if isinstance(listed, str):
        return [listed]
    inside = listed.values() if isinstance(listed, dict) else listed
    return [word for one in inside for word in _flat(one)]
