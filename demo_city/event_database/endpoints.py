"""The event database: `/event-database/api/v2`, for whoever shows the key in `X-Api-Key`."""

from typing import Literal

from fastapi import APIRouter, Depends, Request, Response
from starlette.status import HTTP_404_NOT_FOUND

from demo_city.city import Here
from demo_city.conditional import answer
from demo_city.doors import needs_api_key
from demo_city.event_database.collections import COLLECTIONS, PREFIX
from demo_city.event_database.errors import refusal
from demo_city.event_database.filters import passes
from demo_city.event_database.paging import page_of
from demo_city.pages import base_of

router = APIRouter(prefix=PREFIX, dependencies=[Depends(needs_api_key)])
LINKED = "application/ld+json"
Kind = Literal[
    "events", "occurrences", "daily_occurrences", "locations", "organizations", "tags", "vocabularies"
]  # fmt: skip


@router.get("/{kind}")
async def many(request: Request, city: Here, kind: Kind) -> Response:
    collection = COLLECTIONS[kind]
    tests = collection.filters(request.query_params)
    found = [member for member in collection.members(city, base_of(request)) if passes(member, tests)]
    return answer(request, page_of(request, collection.kind, found, collection.size), LINKED)


@router.get("/{kind}/{name}")
async def one(request: Request, city: Here, kind: Kind, name: str) -> Response:
    """By number, in a collection of its own; a tag or a vocabulary as it is, by its slug."""
    collection = COLLECTIONS[kind]
    for member in collection.members(city, base_of(request)):
        if member.get("slug") == name:
            return answer(request, {"@context": f"/api/v2/contexts/{collection.kind}", **member}, LINKED)
        if str(member.get("entityId")) == name:
            return answer(request, page_of(request, collection.kind, [member], collection.size), LINKED)
    return refusal(HTTP_404_NOT_FOUND, "Not Found")
