"""The city's event database: an event with all its times, some fifty on a page.

`/events` rather than `/occurrences`: what recurs is there once, with its times inside, and is no guess of ours.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, ValidationError

from backend.clients.errors import NotUnderstoodError, TooBigError, TooSlowError
from backend.clients.fetching import MEGABYTE, SYNC, Fetched, Fetcher, Seen
from backend.clients.rows import Read, read_rows
from backend.clients.shapes import Listed, Moment, Shape

PER_PAGE, MOST_PAGES = 50, 100
PAGE = replace(SYNC, max_bytes=5 * MEGABYTE)
ALL_PAGES_S = 120.0


class Occurrence(Shape):
    """`status` and `price_range` are words of whoever wrote them: "Udsolgt", "50 - 90 kr."."""

    start: Moment
    end: Moment | None = None
    price_range: Annotated[str | None, Field(alias="ticketPriceRange")] = None
    status: str | None = None


class Location(Shape):
    name: str | None = None
    street: str | None = None
    postal_code: Annotated[str | None, Field(alias="postalCode")] = None
    city: str | None = None


class CityEvent(Shape):
    entity_id: Annotated[int, Field(alias="entityId", ge=0, lt=2**63)]
    title: Annotated[str, Field(min_length=1)]
    excerpt: str | None = None
    description: str | None = None
    url: str | None = None
    ticket_url: Annotated[str | None, Field(alias="ticketUrl")] = None
    public: Annotated[bool, Field(alias="publicAccess")] = True
    tags: Listed[str] = ()
    occurrences: Listed[Occurrence] = ()
    location: Location | None = None


class View(Shape):
    following: Annotated[str | None, Field(alias="hydra:next")] = None


class Page(Shape):
    """`members` are read one by one."""

    members: Annotated[list[Any], Field(alias="hydra:member")]
    view: Annotated[View | None, Field(alias="hydra:view")] = None

    @property
    def is_last(self) -> bool:
        return not self.members or self.view is None or self.view.following is None


def ask_page(fetcher: Fetcher, first: dt.datetime, last: dt.datetime, number: int, seen: Seen | None = None) -> Fetched:
    """One page of the events with a time that goes on at first or begins by last. Raises SourceError."""
    query = {
        "page": str(number),
        "itemsPerPage": str(PER_PAGE),
        "occurrences.end[gte]": first.isoformat(timespec="seconds"),
        "occurrences.start[lte]": last.isoformat(timespec="seconds"),
    }
    return fetcher.fetch("events", PAGE, query=query, seen=seen)


def nothing_new(fetcher: Fetcher, first: dt.datetime, last: dt.datetime, seen: Mapping[int, Seen]) -> bool:
    """Whether every page we have seen says so itself; a page more would have changed the last of them."""
    known = bool(seen) and all(told.headers for told in seen.values())
    return known and all(
        ask_page(fetcher, first, last, number, told).body is None for number, told in sorted(seen.items())
    )


def all_pages(fetcher: Fetcher, first: dt.datetime, last: dt.datetime) -> tuple[Read[CityEvent], dict[int, Seen]]:
    """Every page in turn, asked by its number: an address that an answer gives is not followed.

    Raises TooBigError for more than a hundred pages, TooSlowError where they take more than two minutes.
    """
    seen: dict[int, Seen] = {}
    members: list[Any] = []
    for number, fetched, page in _pages(fetcher, first, last):
        seen[number] = fetched.seen
        members += page.members
    found = read_rows(fetcher.system.name, CityEvent, members)
    events = {event.entity_id: event for event in found.rows}
    return Read(tuple(events.values()), found.rejected), seen


def _pages(fetcher: Fetcher, first: dt.datetime, last: dt.datetime) -> Iterator[tuple[int, Fetched, Page]]:
    deadline = fetcher.monotonic() + ALL_PAGES_S
    for number in range(1, MOST_PAGES + 1):
        if fetcher.monotonic() > deadline:
            raise TooSlowError(fetcher.system.name, "many pages, slowly told")
        fetched = ask_page(fetcher, first, last, number)
        page = _page(fetcher, fetched)
        yield number, fetched, page
        if page.is_last:
            return
    raise TooBigError(fetcher.system.name, f"more than {MOST_PAGES} pages")


def _page(fetcher: Fetcher, fetched: Fetched) -> Page:
    try:
        return Page.model_validate(fetcher.read_json(fetched))
    except ValidationError as error:
        raise NotUnderstoodError(fetcher.system.name, "no page of a list") from error
