"""Reads the rows of `data/`: written by hand, one file or folder for each kind of thing."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

DATA = Path(__file__).resolve().parent / "data"
MARK = "(opdigtet til demonstration)"


class Row(BaseModel):
    """One row of a data file; a field that is not foreseen is a mistake in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Row)


def read(kind: type[R], name: str) -> tuple[R, ...]:
    """The rows of `data/<name>.yml`, or of every file in `data/<name>/`."""
    one = DATA / f"{name}.yml"
    files = [one] if one.exists() else sorted((DATA / name).glob("*.yml"))
    rows = TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]  # a type known at run time
    return tuple(row for file in files for row in rows.validate_python(yaml.safe_load(file.read_text("utf8"))))


def marked(text: str) -> str:
    """The text, seen to be invented by whoever reads it."""
    return f"{text.strip()} {MARK}"
