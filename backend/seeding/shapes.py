"""The shape of a seed once it has been read and checked."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.facts.fact import Fact
from backend.facts.models import SubjectKind
from backend.facts.values import Text
from backend.places.hours import ClosedOn
from backend.places.types import PlaceKind

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Aliases(Shape):
    da: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class PlaceSeed(Shape):
    key: Key
    kind: PlaceKind
    name: Text
    aliases: Aliases = Aliases()
    parent: Key | None = None
    isil: str | None = None
    latitude: Annotated[float, Field(ge=54, le=58)] | None = None
    longitude: Annotated[float, Field(ge=8, le=16)] | None = None
    closed_on: tuple[ClosedOn, ...] = ()


class AuthoritySeed(Shape):
    key: Key
    name: Text
    handles: Text
    aliases: Aliases = Aliases()


@dataclass(frozen=True, slots=True)
class FactSeed:
    subject_kind: SubjectKind
    subject_key: str
    attribute: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Seeds:
    places: tuple[PlaceSeed, ...]
    authorities: tuple[AuthoritySeed, ...]
    facts: tuple[FactSeed, ...]


Outcome = Literal["added", "changed", "removed", "unchanged", "left alone"]
