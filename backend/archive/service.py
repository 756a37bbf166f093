"""What actions ask about the archive: how much it holds of what somebody looks for, and the best of it."""

import datetime as dt
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from urllib.parse import urlencode

from backend.archive.found import Found, Record, record_of
from backend.archive.tries import Try, tries
from backend.archive.vocabulary import vocabulary
from backend.archive.wish import Wish, wish_of
from backend.archive.years import Years
from backend.clients import aarhusarkivet
from backend.clients.aarhusarkivet import MOST_COUNTED, SYSTEM, Hit, Limits, Page
from backend.clients.doors import Doors
from backend.clients.errors import SourceError
from backend.clients.fetching import Fetcher
from backend.clients.systems import KNOWN
from backend.clients.waiting import Waiting
from backend.facts.values import Language

__all__ = ["Found", "Record", "Wish", "Years", "find", "record_page", "search_page", "wish_of"]

REMEMBERED_S = 300
BEST = 3
PAGE: Final = str(KNOWN[SYSTEM].page)


def find(doors: Doors, wish: Wish, now: dt.datetime, language: Language = "da") -> Found:
    """Asked now, or in the last five minutes. Raises SourceError when the archive gives no answer."""
    key = (SYSTEM, wish, language)
    return doors.remembered(key, REMEMBERED_S, lambda: _find(doors, tries(wish, language), now))


def record_page(doors: Doors, record: Record) -> str:
    """Where the record is shown to people; an invented record is at the demo city only."""
    system = doors.system(SYSTEM)
    site = (system.base_url if system.demo else None) or PAGE
    return f"{site}/records/{record.number}"


def search_page(wish: Wish) -> str:
    """Where people search, with these words filled in."""
    asked = {name: value for name, value in query_of(wish).items() if name not in {"sort", "size"}}
    return f"{PAGE}/search?{urlencode(asked)}" if asked else PAGE


def query_of(wish: Wish) -> dict[str, str]:
    """The parameters of the archive's search. The best matches first; with no words to match, the oldest."""
    years = wish.years or Years(None, None)
    asked = {
        "q": wish.text,
        "date_from": f"{years.first}0101" if years.first else "",
        "date_to": f"{years.last}1231" if years.last else "",
        "content_types": str(vocabulary().numbers[wish.kind]) if wish.kind else "",
    }
    given = {name: value for name, value in asked.items() if value}
    return {**given, "sort": "_score" if wish.words else "date_from", "size": str(BEST)}


def _find(doors: Doors, ways: tuple[Try, ...], now: dt.datetime) -> Found:
    fetcher, waiting = doors[SYSTEM], Waiting.live(doors)
    asked, page = ways[0], aarhusarkivet.search(fetcher, waiting.budget(SYSTEM), query_of(ways[0].wish))
    for way in ways[1:]:
        if page.total or waiting.is_over:
            break
        asked, page = _another(fetcher, waiting, way) or (asked, page)
    limits = _limits(fetcher, waiting, page.result[:BEST])
    records = tuple(record_of(hit, limits.get(hit.id)) for hit in page.result[:BEST])
    return Found(asked, min(page.total, MOST_COUNTED), page.total >= MOST_COUNTED, records, now)


def _another(fetcher: Fetcher, waiting: Waiting, way: Try) -> tuple[Try, Page] | None:
    """What it gives when asked in other words; None when nothing, or no answer: the first one stands."""
    try:
        page = aarhusarkivet.search(fetcher, waiting.budget(SYSTEM), query_of(way.wish))
    except SourceError:
        return None
    return (way, page) if page.total else None


def _limits(fetcher: Fetcher, waiting: Waiting, hits: tuple[Hit, ...]) -> Mapping[str, Limits]:
    """Of those records that told it in time, all asked at once."""

    def ask(hit: Hit) -> Limits | None:
        try:
            return None if waiting.is_over else aarhusarkivet.limits(fetcher, waiting.budget(SYSTEM), hit.id)
        except SourceError:
            return None

    with ThreadPoolExecutor(BEST) as asking:
        told = dict(zip((hit.id for hit in hits), asking.map(ask, hits), strict=True))
    return {number: limits for number, limits in told.items() if limits}
