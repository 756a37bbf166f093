"""Events of the library CMS: one row for each time that something takes place, all in one answer."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from backend.clients.fetching import SYNC, Fetched, Fetcher, Seen
from backend.clients.rows import Read, read_rows
from backend.clients.shapes import Listed, Moment, Shape

State = Literal["TicketSaleNotOpen", "Active", "SoldOut", "Cancelled", "Occurred"]


class DateTime(Shape):
    start: Moment
    end: Moment


class Address(Shape):
    """`location` is the name of the place."""

    location_type: Annotated[Literal["physical", "online"] | None, Field(alias="locationType")] = None
    location: str | None = None
    street: str | None = None
    zip_code: int | None = None
    city: str | None = None


class Price(Shape):
    """`value` is in the currency's minor unit: øre."""

    currency: str
    value: Annotated[float, Field(ge=0)]


class TicketCategory(Shape):
    price: Price


class Series(Shape):
    uuid: str


class LibraryEvent(Shape):
    """`branches` are names. Without ticket categories one just comes: that tells no price."""

    uuid: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    description: str | None = None
    body: str | None = None
    url: str
    state: State
    all_day: bool = False
    date_time: DateTime
    branches: Listed[str] = ()
    address: Address | None = None
    categories: Listed[str] = ()
    tags: Listed[str] = ()
    ticket_categories: Listed[TicketCategory] = ()
    series: Series | None = None


def ask_events(fetcher: Fetcher, first: dt.date, seen: Seen | None) -> Fetched:
    """All events from that day on. Raises SourceError."""
    return fetcher.fetch("events", SYNC, query={"_format": "json", "from_date": first.isoformat()}, seen=seen)


def read_events(fetcher: Fetcher, fetched: Fetched) -> Read[LibraryEvent]:
    return read_rows(fetcher.system.name, LibraryEvent, fetcher.read_json(fetched))
