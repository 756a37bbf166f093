"""Phrases as they compare: folded, with and without the Danish letters."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from backend.folding import fold, fold_without_danish

Meaning = dict[str, int]
SIGNS = r"[^a-z0-9]+"
Meant = TypeVar("Meant")


def folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(form(phrase) for phrase in phrases for form in (fold, fold_without_danish))


def meaning(listed: Mapping[Meant, list[str]]) -> dict[str, Meant]:
    return {phrase: meant for meant, phrases in listed.items() for phrase in folded(phrases)}


def pairs(listed: Mapping[str, list[str]]) -> dict[str, tuple[str, str]]:
    """What is listed under two values: "12-24 12-26"."""
    return {phrase: (key.split()[0], key.split()[1]) for key, phrases in listed.items() for phrase in folded(phrases)}


def everything(listed: Any) -> Iterable[str]:
    """All folded phrases, however deep they stand."""
    if isinstance(listed, str):
        return folded([listed])
    inside = listed.values() if isinstance(listed, Mapping) else listed
    return (phrase for one in inside for phrase in everything(one))


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, in folded text; the longest is tried first."""
    return "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in _longest_first(phrases))


def as_written(phrases: Iterable[str]) -> str:
    """The same for text that has its signs: "kr. himmelfart", "new year's eve"."""
    return "|".join(re.escape(phrase).replace(r"\ ", SIGNS) for phrase in _longest_first(phrases))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
