"""The lists of words that editors keep in data/search/."""

from functools import cache
from typing import Any

import yaml

from backend.search.documents import Language
from backend.search.words import words
from backend.settings import SEARCH_FOLDER


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Folded words that say nothing in a text of that language, days included."""
    return _all(_read("stop_words")[language]) | days()


@cache
def days() -> frozenset[str]:
    return _all(_read("stop_words")["days"])


@cache
def forms(language: Language) -> tuple[tuple[str, ...], ...]:
    """Folded forms of one word, where endings do not tell."""
    return tuple(_folded(group) for group in _read("forms")[language])


@cache
def same_words() -> tuple[tuple[str, ...], ...]:
    """Folded words for the same thing, in both languages."""
    return tuple(_folded(group) for group in _read("same_words"))


def _all(groups: list[list[str]]) -> frozenset[str]:
    return frozenset(word for group in groups for word in _folded(group))


def _folded(group: list[str]) -> tuple[str, ...]:
    return tuple(words(word)[0] for word in group)


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((SEARCH_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
