"""FBI-API, the libraries' shared catalogue: works by words, by title, creator or subject.

The profile is a part of the address that is set: `https://…/<profile>`. What is asked is `fbi_api.graphql`, beside.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from backend.clients.contract import HERE
from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Budget, Fetcher

SYSTEM = "fbi_api"


@dataclass(frozen=True, slots=True)
class Question:
    """Words anywhere, or in one index; all filters in the catalogue's own Danish words, none: not filtered.

    `branches` are the libraries that must have it, by the digits of their ISIL.
    """

    words: str | None = None
    title: str | None = None
    creator: str | None = None
    subject: str | None = None
    materials: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()

    def variables(self, limit: int) -> dict[str, Any]:
        """As the document takes them; `limit` from 1 to 100."""
        query = {"all": self.words, "title": self.title, "creator": self.creator, "subject": self.subject}
        filters = {
            "materialTypesGeneral": self.materials,
            "mainLanguages": self.languages,
            "childrenOrAdults": self.audiences,
            "branchId": self.branches,
        }
        return {
            "q": {name: words for name, words in query.items() if words},
            "filters": {name: list(values) for name, values in filters.items() if values},
            "offset": 0,
            "limit": limit,
        }


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Coded(Shape):
    code: str


class MaterialType(Shape):
    general: Annotated[Coded, Field(alias="materialTypeGeneral")]


class Titles(Shape):
    main: Annotated[list[str], Field(min_length=1)]


class Creator(Shape):
    display: str


class PublicationYear(Shape):
    year: int | None


class Manifestation(Shape):
    """One edition. `pid` is its record's number behind a colon, as FBS knows it."""

    pid: str
    access_types: Annotated[list[Coded], Field(alias="accessTypes")]
    material_types: Annotated[list[MaterialType], Field(alias="materialTypes")]


class Manifestations(Shape):
    all: list[Manifestation]


class Work(Shape):
    work_id: Annotated[str, Field(alias="workId", pattern=r"^work-of:[\w-]+:\w+$")]
    titles: Titles
    creators: list[Creator]
    work_year: Annotated[PublicationYear | None, Field(alias="workYear")] = None
    material_types: Annotated[list[MaterialType], Field(alias="materialTypes")]
    manifestations: Manifestations


class Search(Shape):
    hitcount: Annotated[int, Field(ge=0)]
    works: list[Work]


class Data(Shape):
    search: Search


class Answer(Shape):
    data: Data


@dataclass(frozen=True, slots=True)
class Hits:
    """`count` is of all that there are; `works` the best of them."""

    count: int
    works: tuple[Work, ...]


def search(fetcher: Fetcher, question: Question, limit: int, budget: Budget) -> Hits:
    """The best `limit` works. Raises SourceError; what the catalogue calls an error is NotUnderstoodError."""
    body = {"operationName": "search", "query": document(), "variables": question.variables(limit)}
    answer = fetcher.json("search", budget, body=body)
    try:
        found = Answer.model_validate(answer).data.search
    except ValidationError as error:
        raise NotUnderstoodError(SYSTEM, f"{error.error_count()} fields are not what a search answers") from error
    return Hits(found.hitcount, tuple(found.works[:limit]))


@cache
def document() -> str:
    """The question in GraphQL."""
    return (HERE / "fbi_api.graphql").read_text("utf8")
