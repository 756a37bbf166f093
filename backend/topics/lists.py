"""The lists that editors keep in data/search/topics.yml, and the labels of the topics' buttons."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backend.search.documents import Language
from backend.search.words import words
from backend.settings import SEARCH_FOLDER, TEXTS_FOLDER

Words = Mapping[Language, tuple[str, ...]]
LABEL = "topic."


@cache
def topics() -> Mapping[str, Words]:
    """What citizens call each topic that may be offered, by language."""
    lines = _lists()["topics"].items()
    return {topic: {language: tuple(names) for language, names in line.items()} for topic, line in lines}


@cache
def says_nothing() -> frozenset[str]:
    """Folded words that tell no topic from another."""
    return _all("says_nothing")


@cache
def despair() -> frozenset[str]:
    """Folded words beside which nothing but a person is offered."""
    return _all("despair")


@cache
def labels(language: Language) -> Mapping[str, str]:
    """What stands on each topic's button."""
    files = sorted(TEXTS_FOLDER.glob(f"*.{language}.yml"))
    found = {key: label for file in files for key, label in _load(file).get("choices", {}).items()}
    return {key.removeprefix(LABEL): label for key, label in found.items() if key.startswith(LABEL)}


def _all(name: str) -> frozenset[str]:
    return frozenset(word for group in _lists()[name] for listed in group for word in words(listed))


@cache
def _lists() -> Any:
    return _load(SEARCH_FOLDER / "topics.yml")


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
