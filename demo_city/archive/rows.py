"""The archive's records as they stand in the data, and what they refer to by name."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from demo_city.rows import Row, read

Domain = Literal["locations", "organisations", "people", "collection"]
DATED = r"^\d{4}(-\d\d){0,2}( ~ \d{4}(-\d\d){0,2})?$"


class Tree(Row):
    """A kind of material or a subject: the archive's numbers and labels, from the general to the special."""

    key: str
    ids: tuple[int, ...]
    labels: tuple[str, ...]
    icon: str = ""
    family: str = ""


class Label(Row):
    id: int
    label: str


class Access(Row):
    """What law, agreement and place allow; the texts are what the reader is told."""

    key: str
    legal: Label
    contractual: Label
    availability: Label
    usability: Label
    copyright: Label
    law_text: str
    agreement_text: str
    availability_text: str
    copyright_text: str


class Entity(Row):
    """A street, an association, a role or a collection."""

    id: int
    domain: Domain
    label: str


class Record(Row):
    """One record. `dated` is a year, a month or a day, or two of them with " ~ " between."""

    id: Annotated[int, Field(gt=0)]
    title: str
    text: str
    kind: str
    dated: Annotated[str, Field(pattern=DATED)]
    locations: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    collection: str | None = None
    access: str

    @property
    def number(self) -> str:
        """As the archive writes it: nine digits."""
        return f"{self.id:09}"

    @property
    def first(self) -> dt.date:
        return earliest(self.dated.split(" ~ ")[0])

    @property
    def last(self) -> dt.date:
        return latest(self.dated.split(" ~ ")[-1])


@dataclass(frozen=True)
class Archive:
    """The records, and what they refer to by its name."""

    records: tuple[Record, ...]
    kinds: dict[str, Tree]
    subjects: dict[str, Tree]
    access: dict[str, Access]
    entities: dict[str, Entity]


def load_archive() -> Archive:
    return Archive(
        records=read(Record, "archive"),
        kinds={kind.key: kind for kind in read(Tree, "archive_kinds")},
        subjects={subject.key: subject for subject in read(Tree, "archive_subjects")},
        access={access.key: access for access in read(Access, "archive_access")},
        entities={entity.label: entity for entity in read(Entity, "archive_entities")},
    )


def earliest(written: str) -> dt.date:
    year, month, day = _parts(written)
    return dt.date(year, month or 1, day or 1)


def latest(written: str) -> dt.date:
    year, month, day = _parts(written)
    if day:
        return dt.date(year, month, day)
    following = dt.date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
    return following - dt.timedelta(days=1)


def _parts(written: str) -> tuple[int, int, int]:
    numbers = [int(part) for part in re.findall(r"\d+", written)]
    year, month, day = (*numbers, 0, 0)[:3]
    return year, month, day
