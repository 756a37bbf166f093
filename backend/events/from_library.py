"""From the library CMS's rows, one for each time, to events with all their times."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from backend.clients.dpl_cms_events import Address, LibraryEvent, TicketCategory
from backend.events.plain import MOST_TITLE, name_of, plain_words, tags_of, told_once, web_link
from backend.events.prices import price_of
from backend.events.span import Kept
from backend.events.types import Event, Price, State, Time, Venue

MOST_TIMES = 200
STATES: Mapping[str, State] = {
    "Active": "on", "TicketSaleNotOpen": "sale_not_open", "SoldOut": "sold_out", "Cancelled": "cancelled",
}  # fmt: skip


def library_events(rows: Iterable[LibraryEvent], kept: Kept) -> list[Event]:
    """Rows of a series are one event as long as they bear one title and take place in one place."""
    together: dict[str, list[LibraryEvent]] = {}
    for row in rows:
        if row.state in STATES and kept.holds(_time(row)):
            together.setdefault(_key(row), []).append(row)
    events = (_event(key, of_one) for key, of_one in together.items())
    return [event for event in events if event.title]


def _key(row: LibraryEvent) -> str:
    series = row.series.uuid if row.series else row.uuid
    told = "\n".join([series, row.title, *row.branches, (row.address and row.address.location) or ""])
    return f"library:{sha256(told.encode()).hexdigest()[:24]}"


def _event(key: str, rows: list[LibraryEvent]) -> Event:
    rows = sorted(rows, key=lambda row: (row.date_time.start, row.uuid))[:MOST_TIMES]
    first = rows[0]
    return Event(
        key=key,
        origin="library",
        title=plain_words(first.title, MOST_TITLE),
        text=told_once(first.description, first.body),
        venue=_venue(first),
        tags=tags_of((*first.categories, *first.tags)),
        times=tuple(_time(row) for row in rows),
    )


def _venue(row: LibraryEvent) -> Venue:
    address = row.address or Address()
    return Venue(
        name=name_of(", ".join(row.branches) or address.location),
        street=name_of(address.street),
        postcode=str(address.zip_code) if address.zip_code else None,
        city=name_of(address.city),
        online=address.location_type == "online",
    )


def _time(row: LibraryEvent) -> Time:
    """It takes the ticket categories' word for the price; without any, no tickets are sold."""
    return Time(
        start=row.date_time.start,
        end=row.date_time.end if row.date_time.end > row.date_time.start else None,
        all_day=row.all_day,
        state=STATES.get(row.state, "on"),
        price=_price(row.ticket_categories),
        tickets=bool(row.ticket_categories),
        link=web_link(row.url),
    )


def _price(categories: tuple[TicketCategory, ...]) -> Price | None:
    """Unknown if one is in another currency."""
    ore = [round(category.price.value) for category in categories if category.price.currency == "DKK"]
    return price_of(ore) if len(ore) == len(categories) else None
