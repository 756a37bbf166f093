"""Rows of a list, each checked by itself: a few that are no use are left out and counted, many are a wrong list."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from backend.clients.errors import NotUnderstoodError

MOST_USELESS = 0.05
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Row(BaseModel):
    """What we read of a row: fields that we do not know are nothing to us, and a wrong type is refused."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


def _written(value: object) -> object:
    """A number is no moment here, whatever it counts."""
    if not isinstance(value, str):
        raise ValueError("no ISO 8601")  # noqa: TRY004 - pydantic takes ValueError
    return value


def _of_our_time(value: dt.datetime) -> dt.datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("no year that can be meant")
    return value


def _none_is_empty(value: object) -> object:
    return [] if value is None else value


Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_written), AfterValidator(_of_our_time)]
Thing = TypeVar("Thing")
Listed = Annotated[tuple[Thing, ...], Field(strict=False), BeforeValidator(_none_is_empty)]
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Rows(Generic[Shape]):
    """`rejected`: how many rows were no use."""

    rows: tuple[Shape, ...]
    rejected: int = 0


def sound_rows(system: str, shape: type[Shape], given: Any) -> Rows[Shape]:
    """Raises NotUnderstoodError for what is no list, and for one with more than one useless row in twenty."""
    if not isinstance(given, list):
        raise NotUnderstoodError(system, "no list")
    read = [_read(shape, one) for one in given]
    sound = tuple(row for row in read if row is not None)
    if len(read) - len(sound) > MOST_USELESS * len(read):
        raise NotUnderstoodError(system, f"{len(read) - len(sound)} of {len(read)} rows are no use")
    return Rows(sound, len(read) - len(sound))


def _read(shape: type[Shape], given: Any) -> Shape | None:
    try:
        return shape.model_validate(given)
    except ValidationError:
        return None
