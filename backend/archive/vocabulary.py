"""The words by which a wish for the archive is read, as data/facts/archive.yml lists them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backend.settings import FACTS_FOLDER


@dataclass(frozen=True, slots=True)
class YearWords:
    """Alternatives of a regular expression, in small letters; `decades` and `centuries` are names and first years."""

    between: str
    to: str
    around: str
    before: str
    after: str
    since: str
    onwards: str
    not_after: str
    early: str
    middle: str
    late: str
    articles: str
    century: str
    decades: Mapping[str, int]
    centuries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`kinds`: what gives a kind away, the special first. `numbers`: the archive's number of a kind; `names`: back.

    `danish`: what the archive calls what English asks for, in small letters.
    """

    kinds: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, int]
    names: Mapping[int, str]
    aside: frozenset[str]
    danish: Mapping[str, str]
    years: YearWords


@cache
def vocabulary(file: Path = FACTS_FOLDER / "archive.yml") -> Vocabulary:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    numbers = {key: kind["number"] for key, kind in data["kinds"].items()}
    told = {**numbers, **data["told"]}
    return Vocabulary(
        kinds={key: _whole_words(kind["words"]) for key, kind in data["kinds"].items()},
        numbers=numbers,
        names={number: key for key, number in told.items()},
        aside=frozenset(word.casefold() for words in data["aside"] for word in words),
        danish=data["danish"],
        years=_year_words(data["years"]),
    )


def _year_words(data: Mapping[str, Any]) -> YearWords:
    forms = {name: one_of(words) for name, words in data.items() if isinstance(words, list)}
    return YearWords(**forms, decades=_meaning(data["decades"]), centuries=_meaning(data["centuries"]))


def _meaning(listed: Mapping[int, list[str]]) -> dict[str, int]:
    return {word: first for first, words in listed.items() for word in words}


def _whole_words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words)})(?!\w)", re.IGNORECASE)


def one_of(words: Iterable[str]) -> str:
    """The longest first; a star stands for any letters, a space for any room."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest_first)
