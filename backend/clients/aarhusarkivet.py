"""AarhusArkivet: what the archives hold, searched as their own page does, and what may be seen of one record."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Budget, Fetcher
from backend.clients.rows import read_rows

SYSTEM = "aarhusarkivet"
MOST_COUNTED = 10_000
Model = TypeVar("Model", bound="Told")


class Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Hit(Told):
    """A record in brief. `content_types` are the archive's numbers for kinds, from the general to the special."""

    id: Annotated[str, Field(pattern=r"^\d{1,12}$")]
    label: str | None = None
    summary: str | None = None
    content_types: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None


class Page(Told):
    """The first records of all that there are; `total` is told up to 10,000 only."""

    total: NonNegativeInt
    result: tuple[Hit, ...]


class Representations(Told):
    large_image: str | None = None


class Limits(Told):
    """What law, agreement and place allow, by the archive's numbers; a picture only of what may be seen online."""

    legal_id: int | None = None
    contractual_id: int | None = None
    availability_id: int | None = None
    representations: Representations | None = None


def search(fetcher: Fetcher, budget: Budget, query: Mapping[str, str]) -> Page:
    """The records that a query finds: under `search_result`, as in the published client, or at the top.

    Raises SourceError.
    """
    answer = fetcher.json("search", budget, query=query)
    frame = answer.get("search_result", answer) if isinstance(answer, dict) else answer
    if not isinstance(frame, dict):
        raise NotUnderstoodError(SYSTEM, f"{type(frame).__name__} instead of a page of records")
    hits = read_rows(SYSTEM, Hit, frame.get("result"))
    return _checked(Page, {"total": frame.get("total"), "result": hits.rows})


def limits(fetcher: Fetcher, budget: Budget, record: str) -> Limits:
    """What may be seen of a record, by its number. Raises SourceError."""
    return _checked(Limits, fetcher.json("record", budget, path={"id": record}))


def _checked(model: type[Model], answer: Any) -> Model:
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        raise NotUnderstoodError(SYSTEM, f"no {model.__name__}") from error
