"""The lists of words that editors keep in data/search/."""

from functools import cache
from typing import Any

import yaml

from backend.search.documents import Language
from backend.search.words import joined, words
from backend.settings import SEARCH_FOLDER

Words = tuple[str, ...]


@cache
def stop_words() -> frozenset[str]:
    """Folded words that say nothing in either language, days included."""
    listed = _read("stop_words")
    return _all(listed["da"]) | _all(listed["en"]) | days()


@cache
def days() -> frozenset[str]:
    return _all(_read("stop_words")["days"])


@cache
def doubtful(language: Language) -> frozenset[str]:
    """Folded words that say nothing in that language, and something in the other."""
    return frozenset(_folded(_read("stop_words")["doubtful"][language]))


@cache
def spoken(language: Language) -> frozenset[str]:
    """Folded words by which the language is known."""
    return _all(_read("stop_words")[language])


@cache
def forms(language: Language) -> tuple[Words, ...]:
    """Folded forms of one word, where endings do not tell."""
    return tuple(_folded(group) for group in _read("forms")[language])


@cache
def same_words() -> tuple[dict[Language, Words], ...]:
    """Folded words for the same thing, by language."""
    return tuple({language: _folded(group) for language, group in line.items()} for line in _read("same_words"))


@cache
def listed(language: Language) -> frozenset[str]:
    """All folded words of a language in the lists, to know compounds by that no text has the parts of."""
    same = (word for line in same_words() for word in line.get(language, ()))
    return frozenset(word for group in forms(language) for word in group).union(same)


def _all(groups: list[list[str]]) -> frozenset[str]:
    return frozenset(word for group in groups for word in _folded(group))


def _folded(group: list[str]) -> Words:
    return tuple((joined(word) or words(word))[0] for word in group)


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((SEARCH_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
