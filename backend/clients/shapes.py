"""What rows are made of: wrong types are refused, and fields that we do not know are nothing to us."""

import datetime as dt
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

FIRST_YEAR, LAST_YEAR = 1900, 2200


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


def _written(value: object) -> object:
    """A number is no moment, whatever it counts."""
    if not isinstance(value, str):
        raise ValueError("no ISO 8601")  # noqa: TRY004 - pydantic reads no TypeError
    return value


def _of_our_time(value: dt.datetime) -> dt.datetime:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("no year that can be meant")
    return value


def _none_is_empty(value: object) -> object:
    return [] if value is None else value


Thing = TypeVar("Thing")
Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_written), AfterValidator(_of_our_time)]
Listed = Annotated[tuple[Thing, ...], Field(strict=False), BeforeValidator(_none_is_empty)]
