"""What an operator must say, and what is shown of it."""

import datetime as dt
import re
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from api.content.target import Scope
from backend.clock import local
from backend.facts.values import Text

LONG_NUMBER = re.compile(r"\d{6}|\d{4} \d{4}")


def _without_personal_numbers(words: str) -> str:
    """A long number in a remark is likelier a person's than not."""
    if LONG_NUMBER.search(words):
        raise ValueError("no long numbers here: this is kept, and must not hold anybody's personal data")
    return words


Words = Annotated[str, Field(min_length=1, max_length=1000)]
Role = Annotated[str, Field(pattern=r"^[^\W\d_][\w &/-]{1,59}$")]
Reason = Annotated[str, Field(min_length=3, max_length=300), AfterValidator(_without_personal_numbers)]

LocalTime = Annotated[dt.datetime, AfterValidator(local)]


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class By(Asked):
    """`by` is a role ("duty editor"), not a person's name."""

    by: Role
    reason: Reason


class NoticeWanted(By):
    text_da: Words
    text_en: Words

    @property
    def text(self) -> Text:
        return Text(da=self.text_da, en=self.text_en)


class TurnOff(By):
    """Without texts, citizens are told the usual words."""

    scope: Scope
    name: str | None = None
    text_da: Words | None = None
    text_en: Words | None = None

    @model_validator(mode="after")
    def _both_languages_or_neither(self) -> Self:
        if (self.text_da is None) != (self.text_en is None):
            raise ValueError("give the text in both languages, or in neither")
        return self

    @property
    def text(self) -> Text | None:
        return Text(da=self.text_da, en=self.text_en) if self.text_da and self.text_en else None


class TurnOn(By):
    scope: Scope
    name: str | None = None


class Shown(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    text_da: str
    text_en: str
    by: str
    reason: str
    since: LocalTime


class SwitchShown(Shown):
    scope: str
    target: str


class NoticeShown(Shown):
    id: int


class AuditShown(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    at: LocalTime
    by: str
    did: str
    scope: str
    target: str
    text_da: str | None
    text_en: str | None
    reason: str
