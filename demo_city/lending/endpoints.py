"""FBS, the library system: `/fbs/external`, for whoever shows a token. Nothing here is about a patron."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from demo_city.city import City, Here
from demo_city.doors import needs_bearer
from demo_city.lending.holdings import Branches, availability, branch, holdings

router = APIRouter(prefix="/fbs/external", dependencies=[Depends(needs_bearer)])
Numbers = Annotated[list[str], Query(alias="recordid", min_length=1)]
Excluded = Annotated[list[str], Query(alias="exclude", default_factory=list)]
Rows = list[dict[str, Any]]


def several(written: list[str]) -> list[str]:
    """A list as it comes: the name again and again, or values parted by commas."""
    return [value for values in written for value in values.split(",") if value]


def branches(city: City, excluded: list[str]) -> Branches:
    return {
        key: place for key, place in city.places.items() if place.is_library and place.isil not in several(excluded)
    }


@router.get("/v1/agencyid/branches")
async def all_branches(city: Here, exclude: Excluded) -> Rows:
    return [branch(place) for place in branches(city, exclude).values()]


@router.get("/agencyid/catalog/availability/v3")
async def availability_v3(city: Here, recordid: Numbers, exclude: Excluded) -> Rows:
    known = branches(city, exclude)
    return [availability(city.catalogue, known, number) for number in several(recordid)]


@router.get("/agencyid/catalog/holdings/v3")
async def holdings_v3(city: Here, recordid: Numbers, exclude: Excluded) -> Rows:
    known = branches(city, exclude)
    return [holdings(city.catalogue, known, number, logistics=False) for number in several(recordid)]


@router.get("/agencyid/catalog/holdingsLogistics/v1")
async def holdings_logistics_v1(city: Here, recordid: Numbers, exclude: Excluded) -> Rows:
    known = branches(city, exclude)
    return [holdings(city.catalogue, known, number, logistics=True) for number in several(recordid)]
