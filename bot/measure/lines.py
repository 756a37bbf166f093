"""Files of one JSON object a line, ours or anybody's."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Line = dict[str, Any]


class LineUnreadableError(ValueError):
    """A line that is no JSON object, or that lacks a text it must have."""


def read(file: Path, needs: Sequence[str]) -> list[Line]:
    """Every line that is not blank; each of `needs` is a text in it. Raises LineUnreadableError, FileNotFoundError."""
    lines = file.read_text(encoding="utf-8-sig").split("\n")
    return [parsed(line, f"{file}, line {row}", needs) for row, line in enumerate(lines, 1) if line.strip()]


def parsed(line: str, where: str, needs: Sequence[str]) -> Line:
    try:
        said = json.loads(line)
    except ValueError as wrong:
        raise LineUnreadableError(f"{where}: not JSON ({wrong})") from wrong
    if not isinstance(said, dict):
        raise LineUnreadableError(f"{where}: not an object")
    missing = [name for name in needs if not isinstance(said.get(name), str)]
    if missing:
        raise LineUnreadableError(f"{where}: no text under {', '.join(missing)}")
    return said


def write(file: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
