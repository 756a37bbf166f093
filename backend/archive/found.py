"""What was found in the archive, as other rooms read it."""

import datetime as dt
import re
from dataclasses import dataclass

from backend.archive.access import Access, access_of
from backend.archive.tries import Try
from backend.archive.vocabulary import vocabulary
from backend.clients.aarhusarkivet import Hit, Limits

LONGEST_TITLE = 100
WEB = re.compile(r"^https?://\S{1,1900}$")


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `kind` is a key of data/facts/archive.yml; `label` is the archive's title. None: not known."""

    number: str
    title: str
    kind: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    access: Access | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """`total` of them, or at least that many; the best are told. `asked` are the words that found them."""

    asked: Try
    total: int
    at_least: bool
    records: tuple[Record, ...]
    asked_at: dt.datetime


def record_of(hit: Hit, limits: Limits | None) -> Record:
    access = access_of(limits) if limits else None
    picture = limits.representations.large_image if limits and limits.representations else None
    return Record(
        number=hit.id,
        title=title_of(hit),
        kind=kind_of(hit.content_types),
        first_year=year_of(hit.date_from),
        last_year=year_of(hit.date_to),
        access=access,
        picture=picture if access == "online" and WEB.match(picture or "") else None,
    )


def title_of(hit: Hit) -> str:
    """Its title; else the beginning of what it says; else its number."""
    words = " ".join((hit.label or hit.summary or "").split()) or hit.id
    if len(words) <= LONGEST_TITLE:
        return words
    return f"{words[:LONGEST_TITLE].rpartition(' ')[0] or words[:LONGEST_TITLE]} …"


def kind_of(numbers: tuple[str, ...]) -> str | None:
    """The most special one that we know a word for."""
    names = vocabulary().names
    known = (names[int(number)] for number in reversed(numbers) if number.isdecimal() and int(number) in names)
    return next(known, None)


def year_of(date: str | None) -> int | None:
    """Of "1957-01-01", "19570101" or "1957"."""
    match = re.match(r"(\d{4})(?:$|-|\d{4}$)", date or "")
    return int(match[1]) if match else None
