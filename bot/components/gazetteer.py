"""Names as citizens write them, found in a message: æøå in any spelling, a genitive s, one slip in a long word.

Which place a name means is not our business: the backend resolves the citizen's own words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from bot.components.folding import fold, fold_bare
from bot.components.span import Span

WORD = re.compile(r"\w+")
LONG_ENOUGH_TO_SLIP = 7
Names = dict[str, list[str]]


class AliasesUnreadableError(ValueError):
    """A facts file that does not list its names as `<group>: {<key>: {name: …, aliases: …}}`."""


@dataclass(frozen=True)
class Said:
    word: str
    start: int
    end: int


class Gazetteer:
    """`ordinary` are folded words of everyday language: they are never taken for a slip of a name."""

    def __init__(self, names: Mapping[str, Iterable[str]], ordinary: Iterable[str] = ()) -> None:
        self._entities = {key: entity for entity, aliases in names.items() for name in aliases for key in keys(name)}
        self._longest = max(map(len, self._entities), default=0)
        own = {word for key in self._entities for word in key}
        self._ordinary = frozenset(ordinary) | own
        self._slippery = sorted(word for word in own if len(word) >= LONG_ENOUGH_TO_SLIP and not word.isdigit())

    def find(self, text: str) -> list[Span]:
        said = [Said(self._mended(fold(word[0])), word.start(), word.end()) for word in WORD.finditer(text)]
        spans, place = [], 0
        while place < len(said):
            length, entity = self._match(said, place)
            if entity:
                spans.append(Span(entity, said[place].start, said[place + length - 1].end, "gazetteer"))
            place += max(1, length)
        return spans

    def _match(self, said: list[Said], place: int) -> tuple[int, str | None]:
        for length in range(min(self._longest, len(said) - place), 0, -1):
            words = tuple(one.word for one in said[place : place + length])
            entity = self._entities.get(words) or self._entities.get((*words[:-1], without_genitive(words[-1])))
            if entity:
                return length, entity
        return 0, None

    def _mended(self, word: str) -> str:
        if len(word) < LONG_ENOUGH_TO_SLIP or word in self._ordinary or without_genitive(word) in self._ordinary:
            return word
        alike = (name for name in self._slippery if name[0] == word[0] and abs(len(name) - len(word)) <= 1)
        return next((name for name in alike if OSA.distance(name, word, score_cutoff=1) <= 1), word)


def keys(name: str) -> set[tuple[str, ...]]:
    return {tuple(WORD.findall(folded)) for folded in (fold(name), fold_bare(name))} - {()}


def without_genitive(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def read_names(files: Iterable[Path]) -> list[str]:
    """Every name and alias in both languages. Raises FileNotFoundError and AliasesUnreadableError."""
    return sorted({name for file in files for name in names_of(file)})


def names_of(file: Path) -> Iterable[str]:
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    groups = [group for name, group in read.items() if name != "common"] if isinstance(read, dict) else [None]
    for group in groups:
        if not isinstance(group, dict):
            raise AliasesUnreadableError(f"{file}: expected <group>: <key>: name and aliases")
        for key, entry in group.items():
            yield from entry_names(entry, f"{file}: {key}")


def entry_names(entry: Any, where: str) -> Iterable[str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), dict):
        raise AliasesUnreadableError(f"{where}: expected a name in both languages")
    yield from map(str, entry["name"].values())
    for aliases in (entry.get("aliases") or {}).values():
        yield from map(str, aliases)
