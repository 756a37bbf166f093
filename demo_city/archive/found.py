"""Searching the archive: its words, its dates, and the numbers of what a record is about."""

import datetime as dt
import re
from collections.abc import Iterable

from starlette.datastructures import QueryParams

from demo_city.archive.rows import Archive, Record

MOST = 10_000
BY_NUMBER = (
    "locations", "people", "organisations", "collection", "content_types", "subjects", "availability", "usability",
)  # fmt: skip


def search(archive: Archive, params: QueryParams) -> list[Record]:
    """Every record that fits all that is asked for; a name with "-" before it asks for the others."""
    found = [record for record in archive.records if _fits(archive, record, params)]
    return in_order(found, params)


def in_order(records: Iterable[Record], params: QueryParams) -> list[Record]:
    """By date (oldest first, unless `date_to` or `created_at` is asked for), or by how well they match (`_score`)."""
    sort = params.get("sort", "date_from")
    turned = params.get("direction", "desc" if sort in {"date_to", "created_at"} else "asc") == "desc"
    if sort == "_score":
        return sorted(records, key=lambda record: (-_score(record, params.get("q", "")), record.id))
    keys = {"date_to": lambda record: record.last, "created_at": lambda record: record.id}
    return sorted(records, key=keys.get(sort, lambda record: record.first), reverse=turned)


def numbers_of(archive: Archive, record: Record, field: str) -> set[str]:
    """The archive's numbers of all that the record is about in one respect."""
    access = archive.access[record.access]
    if field == "content_types":
        return {str(number) for number in archive.kinds[record.kind].ids}
    if field == "subjects":
        return {str(number) for key in record.subjects for number in archive.subjects[key].ids}
    if field in {"availability", "usability"}:
        return {str(getattr(access, field).id)}
    names = [record.collection] if field == "collection" else getattr(record, field)
    return {str(archive.entities[name].id) for name in names if name}


def _fits(archive: Archive, record: Record, params: QueryParams) -> bool:
    wanted = [(field, value) for field in BY_NUMBER for value in params.getlist(field)]
    unwanted = [(field, value) for field in BY_NUMBER for value in params.getlist(f"-{field}")]
    return (
        all(value.lstrip("0") in numbers_of(archive, record, field) for field, value in wanted)
        and not any(value.lstrip("0") in numbers_of(archive, record, field) for field, value in unwanted)
        and _within(record, params)
        and all(word in _text(record) for word in asked_words(params.get("q", "")))
    )


def _within(record: Record, params: QueryParams) -> bool:
    """Whether its years and those asked for have a day in common; a date that is none asks for nothing."""
    first, last = _date(params.get("date_from", "")), _date(params.get("date_to", ""))
    return (first is None or record.last >= first) and (last is None or record.first <= last)


def _date(written: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(written, "%Y%m%d").date()  # noqa: DTZ007 - a date alone has no zone
    except ValueError:
        return None


def asked_words(query: str) -> list[str]:
    """The words that must all be found; those in quotation marks together, as they stand."""
    pieces = re.findall(r'"([^"]+)"|(\S+)', folded(query))
    return [phrase or word.strip('"*,.') for phrase, word in pieces]


def folded(text: str) -> str:
    """In small letters, with "å" as "aa": streets are written both ways."""
    return text.casefold().replace("å", "aa")


def _text(record: Record) -> str:
    names = (*record.locations, *record.organisations, *record.people)
    return folded(" ".join((record.title, record.text, record.dated, record.number, *names)))


def _score(record: Record, query: str) -> int:
    return sum(3 if word in folded(record.title) else 1 for word in asked_words(query))
