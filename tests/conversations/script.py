"""A conversation written down: who says what, and what must come back. One YAML file a conversation."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

HERE = Path(__file__).resolve().parent


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Turn(Written):
    """The citizen says, presses or switches; the answer bears one of `key`, says all of `says` and none of `never`.

    Where it may ask back, the topic must be among its buttons; then that one is pressed, and the answer judged.
    """

    citizen: str | None = None
    press: str | None = None
    switch: dict[Literal["language", "form"], str] | None = None
    key: str | list[str] | None = None
    says: list[str] = []
    never: list[str] = []
    buttons: list[str] = []
    language: Literal["da", "en"] | None = None
    sources: bool | None = None
    may_ask_back: bool = False

    @model_validator(mode="after")
    def one_deed(self) -> "Turn":
        if sum(deed is not None for deed in (self.citizen, self.press, self.switch)) != 1:
            raise ValueError("a turn has exactly one of citizen, press, switch")
        return self

    @property
    def keys(self) -> list[str]:
        return [self.key] if isinstance(self.key, str) else self.key or []


class Script(Written):
    """`city`: whether the demo city's systems can be asked, or none."""

    title: str
    city: Literal["none", "demo"] = "none"
    language: Literal["da", "en"] | None = None
    turns: list[Turn]


def files() -> list[Path]:
    return sorted(HERE.glob("*/*.yml"))


def load(file: Path) -> Script:
    return Script.model_validate(yaml.safe_load(file.read_text("utf8")))
