"""What people at the desk write again and again, from `data/handover/canned.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from backend.facts.values import Language, Text


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    text: Text


class Canned(BaseModel):
    """`text` has holes like {navn}, which the desk fills in."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class CannedReplies:
    entries: Mapping[str, Entry]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises pydantic's ValidationError where a language is missing."""
        raw = yaml.safe_load(path.read_text("utf8"))
        return cls(TypeAdapter(dict[str, Entry]).validate_python(raw))

    def of(self, language: Language) -> list[Canned]:
        return [
            Canned(key=key, title=getattr(entry.title, language), text=getattr(entry.text, language))
            for key, entry in self.entries.items()
        ]
