"""The event database's filters on moments: `start[gte]=…`, `start[between]=…..…`, or `start=…` alone."""

import datetime as dt
import operator
from collections.abc import Callable

from starlette.datastructures import QueryParams

from demo_city.event_database.filters import InvalidFilterError, Test, parsed, passes

Compare = Callable[[dt.datetime, dt.datetime], bool]
USUAL = {"start": "gte", "end": "lte", "updated": "gte"}
COMPARE: dict[str, Compare] = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


def on_moment(params: QueryParams, name: str) -> list[Test]:
    """The filters on the field that `name` ends in ("occurrences.start" is a `start`); InvalidFilterError."""
    field = name.rpartition(".")[2]
    tests: list[Test] = []
    for asked, value in params.multi_items():
        if asked == name:
            tests += _compared(field, USUAL[field], value)
        elif asked.startswith(f"{name}["):
            tests += _compared(field, asked.removeprefix(f"{name}[").removesuffix("]"), value)
    return tests


def on_occurrences(params: QueryParams) -> list[Test]:
    """An event passes if one of its occurrences passes them all."""
    tests = [*on_moment(params, "occurrences.start"), *on_moment(params, "occurrences.end")]
    return [lambda event: any(passes(time, tests) for time in event["occurrences"])]


def _compared(field: str, asked: str, value: str) -> list[Test]:
    if asked == "between":
        first, dots, last = value.partition("..")
        if not dots or ".." in last:
            raise InvalidFilterError(f"between wants two moments parted by two dots, not {value}")
        return [*_compared(field, "gte", first), *_compared(field, "lte", last)]
    if asked not in COMPARE:
        raise InvalidFilterError(f"{asked} is no operator")
    limit, compare = parsed(value), COMPARE[asked]
    return [lambda member: compare(dt.datetime.fromisoformat(member[field]), limit)]
