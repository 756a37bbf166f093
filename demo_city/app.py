"""The demo city as an ASGI application: one router for each system, and faults in front of all of them for tests."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.status import HTTP_400_BAD_REQUEST, HTTP_401_UNAUTHORIZED

from demo_city import pages
from demo_city.archive import endpoints as archive
from demo_city.articles import endpoints as articles
from demo_city.catalogue import endpoints as catalogue
from demo_city.city import City
from demo_city.ckan import endpoints as ckan
from demo_city.doors import RefusedError
from demo_city.event_database import endpoints as event_database
from demo_city.event_database.collections import PREFIX
from demo_city.event_database.errors import refusal
from demo_city.event_database.filters import InvalidFilterError
from demo_city.faults import Faults
from demo_city.labelled import Labelled
from demo_city.lending import endpoints as lending
from demo_city.library import endpoints as library


def create_app(city: City) -> FastAPI:
    app = FastAPI(title="Demo city", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.city = city
    for system in (pages, library, event_database, catalogue, lending, archive, ckan, articles):
        app.include_router(system.router)
    app.add_api_route("/health", health)
    app.add_middleware(Faults)
    app.add_middleware(Labelled)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(InvalidFilterError, _bad_filter)
    app.add_exception_handler(RefusedError, _refused)
    return app


async def health() -> dict[str, str]:
    return {"status": "ok"}


async def _bad_request(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"message": "Bad Request"}, HTTP_400_BAD_REQUEST)


async def _bad_filter(_request: Request, error: Exception) -> Response:
    return refusal(HTTP_400_BAD_REQUEST, str(error))


async def _refused(request: Request, _error: Exception) -> Response:
    if request.url.path.startswith(PREFIX):
        return refusal(HTTP_401_UNAUTHORIZED, "Unauthorized")
    return JSONResponse({"message": "client unauthorized"}, HTTP_401_UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
