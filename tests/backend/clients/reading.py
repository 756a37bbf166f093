"""Which fields of an answer a pydantic model reads, told as a contract tells its `reads`: "[].category.title"."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

LISTS = (list, tuple, set, frozenset)
EITHER = (Union, UnionType)


def reads_of(kind: Any, at: str = "") -> set[str]:
    """The leaves that are read of an answer of that type: `reads_of(list[Row])`, by the names they have outside."""
    return set(_leaves(kind, at))


def _leaves(kind: Any, at: str) -> Iterator[str]:
    inside = get_args(kind)
    if get_origin(kind) is Annotated:
        yield from _leaves(inside[0], at)
    elif get_origin(kind) in EITHER:
        for one in (one for one in inside if one is not type(None)):
            yield from _leaves(one, at)
    elif get_origin(kind) in LISTS:
        yield from _leaves(inside[0], f"{at}[]")
    elif get_origin(kind) is not Literal and isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            outside = str(field.validation_alias or field.alias or name)
            yield from _leaves(field.annotation, f"{at}.{outside}" if at else outside)
    else:
        yield at
