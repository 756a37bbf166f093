"""The archive's answer to a search.

The published client answers with `search_result` and `pagination_data`; the same figures stand beside them at the top.
"""

from collections import Counter
from typing import Any

from starlette.datastructures import QueryParams

from demo_city.archive.dates import date_normalized
from demo_city.archive.found import MOST, numbers_of
from demo_city.archive.rows import Archive, Record
from demo_city.rows import marked

USUAL_SIZE = 20
LARGEST_SIZE = 1000
FACETS = ("content_types", "subjects", "availability", "usability")


def page(archive: Archive, found: list[Record], params: QueryParams, base: str) -> dict[str, Any]:
    size, start = size_of(params), start_of(params)
    shown = found[start : start + size] if start + size <= MOST else []
    pages = {
        "size": size,
        "total": min(len(found), MOST),
        "start": start,
        "total_pages": -(-min(len(found), MOST) // size),
        "current_page": start // size + 1,
    }
    result = [hit(archive, record, base) for record in shown]
    sort = params.get("sort", "date_from")
    counted = facets(archive, found)
    search_result = {"total": len(found), "start": start, "size": size, "sort": sort, "facets": counted}
    return {
        "q": params.get("q", ""),
        "title": "Søg",
        "search_result": {"result": result, **search_result},
        "pagination_data": {**pages, "query_str": ""},
        **pages,
        "result": result,
        "query_params": [list(pair) for pair in params.multi_items()],
        "sort": sort,
        "view": params.get("view", "list"),
        "facets": counted,
        "facets_filters": [],
    }


def size_of(params: QueryParams) -> int:
    written = params.get("size", "")
    return min(max(int(written), 1), LARGEST_SIZE) if written.isdecimal() else USUAL_SIZE


def start_of(params: QueryParams) -> int:
    written = params.get("start", "")
    return int(written) if written.isdecimal() else 0


def facets(archive: Archive, found: list[Record]) -> dict[str, Any]:
    """How many of the records found there are of each kind, subject and so on."""
    counts = {field: Counter(n for record in found for n in numbers_of(archive, record, field)) for field in FACETS}
    return {
        field: {"buckets": [{"value": value, "count": count} for value, count in sorted(counted.items())]}
        for field, counted in counts.items()
    }


def hit(archive: Archive, record: Record, base: str) -> dict[str, Any]:
    access, kind = archive.access[record.access], archive.kinds[record.kind]
    collection = archive.entities[record.collection] if record.collection else None
    online = access.key == "online"
    return {
        "id": record.number,
        "label": record.title,
        "summary": marked(record.text),
        "content_types": [str(number) for number in kind.ids],
        "content_type": kind.labels[-1],
        "collection_id": str(collection.id) if collection else None,
        "collection": collection.label if collection else None,
        "collectors_label": record.organisations[0] if record.organisations else None,
        "series": None,
        "thumbnail": picture(record, base) if online else None,
        "portrait": None,
        "availability": str(access.availability.id),
        "created_at": "20240101090000",
        "updated_at": "20240101090000",
        "date_from": record.first.isoformat(),
        "date_to": record.last.isoformat(),
        "date_normalized": date_normalized(record.first, record.last),
        "show_image": online,
    }


def picture(record: Record, base: str) -> str:
    """A drawing that says that it stands for a picture."""
    return f"{base}/shown/arkiv/{record.number}.svg"
