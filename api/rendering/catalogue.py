"""All texts of both languages, read once and checked whole: a missing translation stops the start, not the citizen."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from api.rendering.schema import Entry, TextFile
from api.rendering.template import Pattern
from backend.facts.values import Language

LANGUAGES: tuple[Language, ...] = ("da", "en")
Found = TypeVar("Found")


class TextsError(Exception):
    """The files of texts cannot be used; the message names file and key."""


class MissingTextError(KeyError):
    """A key that no file has."""


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key that stands twice is an error, not a silent loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise TextsError(f"line {key.start_mark.line + 1}: {key.value} stands twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class Texts:
    """`version` is a hash of what all files hold. Look-ups raise MissingTextError."""

    files: Mapping[Language, TextFile]
    version: str

    @classmethod
    def load(cls, folder: Path) -> "Texts":
        """Read `<skill>.<language>.yml` of both languages; TextsError names what is wrong, and where."""
        paths = sorted(path for language in LANGUAGES for path in folder.glob(f"*.{language}.yml"))
        if not paths:
            raise TextsError(f"{folder}: no texts here")
        read = {path: _read(path) for path in paths}
        files = {
            language: _together({path: file for path, file in read.items() if path.name.endswith(f".{language}.yml")})
            for language in LANGUAGES
        }
        _refuse_missing(files["da"], files["en"])
        return cls(files, _version(paths))

    def entry(self, key: str, language: Language) -> Entry:
        return _found(self.files[language].answers, key, "answer")

    def choice(self, label: str, language: Language) -> Pattern:
        return _found(self.files[language].choices, label, "choice")

    def ui(self, key: str, language: Language) -> Pattern:
        return _found(self.files[language].ui, key, "ui text")

    @property
    def keys(self) -> frozenset[str]:
        """All reply keys."""
        return frozenset(self.files["da"].answers)


def _found(texts: Mapping[str, Found], key: str, kind: str) -> Found:
    if key not in texts:
        raise MissingTextError(f"no {kind} {key}")
    return texts[key]


def _read(path: Path) -> TextFile:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, TextsError) as problem:
        raise TextsError(f"{path.name}: {problem}") from problem
    if not isinstance(raw, dict):
        raise TextsError(f"{path.name}: must be a mapping of keys to texts")
    parts = {name: raw.pop(name) for name in ("choices", "ui") if name in raw}
    try:
        return TextFile.model_validate({"answers": raw, **parts})
    except ValidationError as problem:
        raise TextsError("\n".join(f"{path.name}: {_place(error)}" for error in problem.errors())) from problem


def _place(error: Any) -> str:
    where = " > ".join(str(step) for step in error["loc"] if step != "answers")
    return f"{where}: {error['msg']}"


def _together(files: Mapping[Path, TextFile]) -> TextFile:
    answers: dict[str, Entry] = {}
    choices: dict[str, Pattern] = {}
    ui: dict[str, Pattern] = {}
    for path, file in files.items():
        for kind, more in ((answers, file.answers), (choices, file.choices), (ui, file.ui)):
            _add(kind, more, path)
    return TextFile.model_construct(answers=answers, choices=choices, ui=ui)


def _add(kept: dict[str, Any], more: Mapping[str, Any], path: Path) -> None:
    twice = sorted(kept.keys() & more.keys())
    if twice:
        raise TextsError(f"{path.name}: {', '.join(twice)} stands in another file too")
    kept.update(more)


def _refuse_missing(danish: TextFile, english: TextFile) -> None:
    problems = [
        f"{kind} {key}: no {'English' if key in da else 'Danish'} text"
        for kind, da, en in _kinds(danish, english)
        for key in sorted(da.keys() ^ en.keys())
    ]
    if problems:
        raise TextsError("\n".join(problems))


def _kinds(danish: TextFile, english: TextFile) -> tuple[tuple[str, Mapping[str, Any], Mapping[str, Any]], ...]:
    return (
        ("answer", danish.answers, english.answers),
        ("choice", danish.choices, english.choices),
        ("ui", danish.ui, english.ui),
    )


def _version(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
