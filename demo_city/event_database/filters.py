"""The filters of the event database: what a caller may ask for in the address."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from starlette.datastructures import QueryParams

from demo_city.slug import slug

Member = dict[str, Any]
Test = Callable[[Member], bool]


class InvalidFilterError(ValueError):
    """A filter that cannot be understood; 400."""


def words_match(asked: str, text: str) -> bool:
    return all(word in text.casefold() for word in asked.casefold().split())


def on_name(params: QueryParams) -> list[Test]:
    asked = params.get("name", "")
    return [lambda member: words_match(asked, member["name"])]


def on_place(params: QueryParams) -> list[Test]:
    code = params.get("postalCode")
    return [*on_name(params), lambda member: code in {None, member["postalCode"]}]


def on_event(params: QueryParams, prefix: str = "") -> list[Test]:
    """The filters on an event's own fields; `prefix` is "event." where the members are its occurrences."""
    asked: dict[str, list[str]] = {}
    for name, value in params.multi_items():
        asked.setdefault(name.removeprefix(prefix).removesuffix("[]"), []).append(value)
    return [make(",".join(asked[name])) for name, make in ON_EVENT.items() if name in asked]


def _named(field: str) -> Callable[[str], Test]:
    return lambda asked: lambda event: words_match(asked, event[field]["name"])


def _numbered(field: str) -> Callable[[str], Test]:
    return lambda asked: lambda event: str(event[field]["entityId"]) in asked.split(",")


def _titled(asked: str) -> Test:
    return lambda event: words_match(asked, event["title"])


def _tagged(asked: str) -> Test:
    """Any of several, parted by commas; a tag by its name or its slug."""
    wanted = {slug(tag) for tag in asked.split(",")}
    return lambda event: bool(wanted & {slug(tag) for tag in event["tags"]})


def _public(asked: str) -> Test:
    return lambda event: event["publicAccess"] is (asked.lower() in {"true", "1"})


ON_EVENT: dict[str, Callable[[str], Test]] = {
    "title": _titled,
    "tags": _tagged,
    "publicAccess": _public,
    "organizer.name": _named("organizer"),
    "organizer.entityId": _numbered("organizer"),
    "location.name": _named("location"),
    "location.entityId": _numbered("location"),
}


def passes(member: Member, tests: Iterable[Test]) -> bool:
    return all(test(member) for test in tests)


def parsed(value: str) -> dt.datetime:
    """A moment in ISO 8601; one without a zone is UTC, and a "+" that the address made a space is put back."""
    try:
        read = dt.datetime.fromisoformat(value.replace(" ", "+"))
    except ValueError as error:
        raise InvalidFilterError(f"{value} is no moment") from error
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)
