"""The open data portal's answers, in the shape that CKAN's action API gives them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from demo_city.ckan.waiting import Waiting
from demo_city.rows import marked

QUEUE = "38d6520a-b1b9-4224-a7ae-23d4b14f598f"
SEARCH = f"/api/3/action/datastore_search?resource_id={QUEUE}"
FIELDS = {
    "_id": "int",
    "ServiceTypeName": "text",
    "WaitingCustomersMQ": "int4",
    "WaitingCustomersSQ": "int4",
    "AvgWaitingSQ": "text",
    "LongestWaitingTimeTicketSQ": "text",
    "LongestWaitingTimeTicketMQ": "text",
}


def datastore(waiting: Iterable[Waiting], limit: int, offset: int) -> dict[str, Any]:
    """A record for each desk where people may wait now."""
    records = [_record(held) for held in waiting]
    return {
        "include_total": True,
        "resource_id": QUEUE,
        "fields": [{"type": kind, "id": name} for name, kind in FIELDS.items()],
        "records_format": "objects",
        "records": records[offset : offset + limit],
        "limit": limit,
        "total": len(records),
        "total_was_estimated": False,
        "_links": {"start": SEARCH, "next": f"{SEARCH}&offset={offset + limit}"},
    }


def resource(counted: dt.datetime) -> dict[str, Any]:
    """What the portal says of the data themselves; `last_modified` is UTC, without a zone, as CKAN writes it."""
    return {
        "id": QUEUE,
        "package_id": "kodata",
        "name": marked("Realtime kødata på Dokk1"),
        "format": "JSON",
        "datastore_active": True,
        "last_modified": counted.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="microseconds"),
    }


def _record(held: Waiting) -> dict[str, Any]:
    return {
        "_id": held.desk.id,
        "ServiceTypeName": held.desk.name,
        "WaitingCustomersMQ": held.people,
        "WaitingCustomersSQ": held.people,
        "AvgWaitingSQ": _clock(held.mean),
        "LongestWaitingTimeTicketSQ": _clock(held.longest),
        "LongestWaitingTimeTicketMQ": _clock(held.longest),
    }


def _clock(span: dt.timedelta) -> str:
    """A span as the source writes it: the time of day on a day without meaning, read by its last eight characters."""
    return (dt.datetime(1900, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=int(span.total_seconds()))).strftime(
        "%Y-%m-%dT%H:%M:%S"
    )
