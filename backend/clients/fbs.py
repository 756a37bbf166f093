"""FBS, the libraries' loan system: what is on the shelves, by record. Nothing about borrowers is asked."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from backend.clients.fetching import Budget, Fetcher
from backend.clients.rows import read_rows

SYSTEM = "fbs"


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Record(Shape):
    record_id: Annotated[str, Field(alias="recordId")]


Of = TypeVar("Of", bound=Record)


class Availability(Record):
    """`available`: a copy of it is on a shelf somewhere. `reservations`: how many wait for it."""

    available: bool
    reservable: bool
    reservations: Annotated[int, Field(ge=0)]


class Branch(Shape):
    """By its ISIL."""

    branch_id: Annotated[str, Field(alias="branchId")]
    title: str


class Copy(Shape):
    available: bool


class Placement(Shape):
    branch: Branch
    materials: list[Copy]


class Holdings(Record):
    holdings: list[Placement]


def availability(fetcher: Fetcher, records: Sequence[str], budget: Budget) -> tuple[Availability, ...]:
    """Of those records alone, each once. Raises SourceError."""
    return _asked(fetcher, "availability", Availability, records, budget)


def holdings(fetcher: Fetcher, records: Sequence[str], budget: Budget) -> tuple[Holdings, ...]:
    """The copies at each branch, of those records alone, each once. Raises SourceError."""
    return _asked(fetcher, "holdings", Holdings, records, budget)


def _asked(fetcher: Fetcher, call: str, model: type[Of], records: Sequence[str], budget: Budget) -> tuple[Of, ...]:
    answer = fetcher.json(call, budget, query={"recordid": list(records)})
    rows = {row.record_id: row for row in read_rows(SYSTEM, model, answer).rows}
    return tuple(rows[record] for record in records if record in rows)
