"""Spans that were cut short: a name goes on to the capitals that stand right beside it."""

import re

from backend.catalogue.ends import PRONOUN

BEFORE = re.compile(r"(?:^|\s)(\S+)\s+$")
AFTER = re.compile(r"^\s+([^\s,.?!:;]+)")


def whole_name(text: str, marked: str, place: str | None = None) -> str:
    """The marked words with their capital neighbours; as they are where they don't stand in the text."""
    start = text.casefold().find(marked.casefold())
    if start < 0 or text.isupper():
        return marked
    end = start + len(marked)
    while (before := BEFORE.search(text[:start])) and before.start(1) > 0 and _of_a_name(before[1], place):
        start = before.start(1)
    while (after := AFTER.match(text[end:])) and _of_a_name(after[1], place):
        end += after.end(1)
    return text[start:end]


def _of_a_name(word: str, place: str | None) -> bool:
    in_place = bool(place) and word.casefold() in (place or "").casefold().split()
    return word[0].isupper() and not PRONOUN.fullmatch(word) and not in_place
