"""What citizens ask for, and what they should find."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from launch.city import ROOT

FOLDER = ROOT / "tests" / "search" / "judged"


@dataclass(frozen=True)
class Judged:
    """A query with its grades by key, 1 to 3; `trait` is what makes it hard."""

    kind: str
    language: str
    trait: str
    asked: str
    relevant: dict[str, int]


def read(folder: Path = FOLDER) -> list[Judged]:
    return [judged for file in sorted(folder.glob("*.yml")) for judged in _file(file)]


def _file(file: Path) -> list[Judged]:
    data = yaml.safe_load(file.read_text("utf8"))
    return [
        Judged(data["kind"], data["language"], one["trait"], str(one["asked"]), _grades(one["relevant"]))
        for one in data["queries"]
    ]


def _grades(relevant: dict[str | int, int]) -> dict[str, int]:
    return {str(key): grade for key, grade in relevant.items()}
