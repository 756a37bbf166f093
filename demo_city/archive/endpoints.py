"""AarhusArkivet: `/aarhusarkivet`, open to all."""

from html import escape

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.status import HTTP_404_NOT_FOUND

from demo_city.archive.fields import record_and_types
from demo_city.archive.found import search
from demo_city.archive.hits import page
from demo_city.archive.meta_data import meta_data
from demo_city.archive.rows import Archive, Record
from demo_city.city import Here
from demo_city.pages import PAGE, base_of

router = APIRouter(prefix="/aarhusarkivet")


@router.get("/search/json")
async def search_json(request: Request, city: Here) -> JSONResponse:
    found = search(city.archive, request.query_params)
    return JSONResponse(page(city.archive, found, request.query_params, base_of(request)))


@router.get("/search")
async def search_ids(request: Request, city: Here) -> JSONResponse:
    """The numbers alone, for `view=ids`; the page for people is not here."""
    if request.query_params.get("view") != "ids":
        raise HTTPException(HTTP_404_NOT_FOUND)
    found = search(city.archive, request.query_params)
    return JSONResponse({"result": [record.number for record in found], "total": len(found)})


@router.get("/records/{number}")
async def record_page(city: Here, number: str) -> HTMLResponse:
    """Where people are led."""
    record = _record(city.archive, number)
    return HTMLResponse(PAGE.format(title=escape(record.title)))


@router.get("/records/{number}/json/meta_data")
async def record_meta_data(request: Request, city: Here, number: str) -> JSONResponse:
    return JSONResponse(meta_data(city.archive, _record(city.archive, number), base_of(request)))


@router.get("/records/{number}/json/record_and_types")
async def record_fields(city: Here, number: str) -> JSONResponse:
    return JSONResponse(record_and_types(city.archive, _record(city.archive, number)))


def _record(archive: Archive, number: str) -> Record:
    for record in archive.records:
        if number.isdecimal() and record.id == int(number):
            return record
    raise HTTPException(HTTP_404_NOT_FOUND)
