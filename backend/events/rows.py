"""From events to the rows of the city store, and the texts that they are found by."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from backend.clock import local
from backend.events.models import EventRow
from backend.events.types import Event, Time
from backend.events.words import Vocabulary
from backend.search.service import Document

KIND = "event"
BETWEEN_TAGS = " · "
Row = dict[str, Any]


def event_row(event: Event, words: Vocabulary, *, demo: bool) -> tuple[Row, list[Row]]:
    """The event's row and those of its times."""
    times = [_time_row(event.key, time) for time in event.times]
    venue = event.venue
    row: Row = {
        "key": event.key, "origin": event.origin, "demo": demo, "title": event.title, "text": event.text,
        "tags": BETWEEN_TAGS.join(event.tags),
        "audiences": f" {' '.join(words.audiences_of((event.title, *event.tags)))} ",
        "place": venue.name, "place_key": venue.key, "street": venue.street, "postcode": venue.postcode,
        "city": venue.city, "online": venue.online,
    }  # fmt: skip
    told = json.dumps([row, times], sort_keys=True, default=str)
    return {**row, "same_as": None, "digest": sha256(told.encode()).hexdigest()}, times


def _time_row(key: str, time: Time) -> Row:
    start = local(time.start)
    return {
        "event": key, "start": time.start, "end": time.end, "ends": time.end or time.start,
        "begins": start.hour * 60 + start.minute, "all_day": time.all_day, "state": time.state,
        "price_low": time.price.low if time.price else None, "price_high": time.price.high if time.price else None,
        "tickets": time.tickets, "link": time.link,
    }  # fmt: skip


def documents(rows: Iterable[EventRow]) -> list[Document]:
    """A text for each event that is told; the other's title of an event that is told once helps to find it."""
    rows = list(rows)
    also: dict[str, list[str]] = {}
    for row in rows:
        if row.same_as:
            also.setdefault(row.same_as, []).append(row.title)
    return [_document(row, also.get(row.key, [])) for row in rows if row.same_as is None]


def _document(row: EventRow, also: list[str]) -> Document:
    keywords = " ".join([row.tags, *also, row.place or "", row.city or ""])
    return Document(KIND, row.key, row.title, body=row.text, keywords=keywords)
