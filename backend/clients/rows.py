"""A list that a system answered with, read row by row: a few that are wrong are lost, many make it no answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from backend.clients.errors import NotUnderstoodError

Row = TypeVar("Row", bound=BaseModel)
MOST_REJECTED = 0.05


@dataclass(frozen=True, slots=True)
class Read(Generic[Row]):
    """`rejected` are the rows as they came that the model refused."""

    rows: tuple[Row, ...]
    rejected: tuple[Any, ...] = ()


def read_rows(system: str, model: type[Row], answer: Any) -> Read[Row]:
    """Raises NotUnderstoodError for what is no list, or one of which more than 5 % of the rows are wrong."""
    if not isinstance(answer, list):
        raise NotUnderstoodError(system, f"{type(answer).__name__} instead of a list")
    rows, rejected = _read(model, answer)
    if len(rejected) > MOST_REJECTED * len(answer):
        raise NotUnderstoodError(system, f"{len(rejected)} of {len(answer)} rows are no {model.__name__}")
    return Read(tuple(rows), tuple(rejected))


def _read(model: type[Row], answer: Sequence[Any]) -> tuple[list[Row], list[Any]]:
    rows: list[Row] = []
    rejected: list[Any] = []
    for each in answer:
        try:
            rows.append(model.model_validate(each))
        except ValidationError:
            rejected.append(each)
    return rows, rejected
