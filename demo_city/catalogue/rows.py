"""What the libraries own: works, their editions, and the copies at each library, as they stand in the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from demo_city.rows import Row, read

PID = "870970-basis"


class MaterialType(Row):
    """A kind of material, by the catalogue's general code and its own; what is `online` has no copies."""

    key: str
    general: str
    general_name: str
    code: str
    name: str
    work_type: str
    online: bool = False


class Copies(Row):
    """At one library: how many are on the shelf, of how many."""

    on_shelf: Annotated[int, Field(ge=0)]
    total: Annotated[int, Field(gt=0)]


def counted(written: Any) -> Any:
    """Two on the shelf of four is written "2/4"."""
    on_shelf, _, total = str(written).partition("/")
    return {"on_shelf": on_shelf, "total": total}


class Edition(Row):
    type: str
    year: int
    copies: Annotated[dict[str, Annotated[Copies, BeforeValidator(counted)]], Field(default_factory=dict)]


class Work(Row):
    """One work; its editions have its own number and those that follow."""

    id: Annotated[int, Field(ge=9_000_000, lt=10_000_000)]
    title: str
    original: str | None = None
    creators: tuple[str, ...]
    corporate: bool = False
    year: int
    language: Literal["dan", "eng", "jpn"] = "dan"
    audience: Literal["adults", "children", "both"] = "adults"
    fiction: bool = True
    subjects: tuple[str, ...]
    genres: tuple[str, ...]
    abstract: str
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    reservations: Annotated[int, Field(ge=0)] = 0
    reservable: bool = True

    @property
    def work_id(self) -> str:
        return f"work-of:{PID}:{self.id}"

    @property
    def numbered(self) -> Iterator[tuple[str, Edition]]:
        """Each edition with its record's number."""
        for place, edition in enumerate(self.editions):
            yield str(self.id + place), edition


@dataclass(frozen=True)
class Catalogue:
    works: tuple[Work, ...]
    types: dict[str, MaterialType]

    def record(self, number: str) -> tuple[Work, Edition] | None:
        """The edition with that number, where it is on paper, disc or board."""
        for work in self.works:
            for held, edition in work.numbered:
                if held == number and not self.types[edition.type].online:
                    return work, edition
        return None


def load_catalogue() -> Catalogue:
    return Catalogue(read(Work, "works"), {kind.key: kind for kind in read(MaterialType, "material_types")})
