"""The open data portal: `/ckan/api/3/action`, open to all."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from starlette.status import HTTP_404_NOT_FOUND

from demo_city.city import Here
from demo_city.ckan.answers import QUEUE, datastore, resource
from demo_city.ckan.counter import is_open, last_counted
from demo_city.ckan.waiting import measured, waiting
from demo_city.pages import base_of

router = APIRouter(prefix="/ckan/api/3/action")
USUAL_LIMIT, MOST = 100, 32_000
Limit = Annotated[int, Query(ge=0)]


@router.get("/datastore_search")
async def datastore_search(
    request: Request, city: Here, resource_id: str, limit: Limit = USUAL_LIMIT, offset: Limit = 0
) -> JSONResponse:
    """No records while the desks are closed."""
    if resource_id != QUEUE:
        return _not_found(request, resource_id)
    counted = measured(city.clock.now())
    desks = city.desks if is_open(city.hours, counted) else ()
    return _answer(request, datastore((waiting(desk, counted) for desk in desks), min(limit, MOST), offset))


@router.get("/resource_show")
async def resource_show(request: Request, city: Here, wanted: Annotated[str, Query(alias="id")]) -> JSONResponse:
    if wanted != QUEUE:
        return _not_found(request, wanted)
    return _answer(request, resource(last_counted(city.hours, city.clock.now())))


def _answer(request: Request, result: dict[str, Any]) -> JSONResponse:
    return JSONResponse({"help": _help(request), "success": True, "result": result})


def _not_found(request: Request, name: str) -> JSONResponse:
    error = {"__type": "Not Found Error", "message": f'Not found: Resource "{name}" was not found.'}
    return JSONResponse({"help": _help(request), "success": False, "error": error}, HTTP_404_NOT_FOUND)


def _help(request: Request) -> str:
    name = request.url.path.rpartition("/")[2]
    return f"{base_of(request)}/ckan/api/3/action/help_show?name={name}"
