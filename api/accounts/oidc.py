"""To the OpenID provider and back. Open to everybody: who they are is what the way is for."""

from http import HTTPStatus
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from api.accounts import cookie, trip
from api.accounts.arriving import arrive
from api.accounts.errors import SignInAstrayError, SignInCancelledError
from api.accounts.parts import AccountParts, Arrivals, ForEverybody
from api.accounts.sessions import Opened
from api.accounts.tokens import same
from api.accounts.trip import Trip
from api.errors import GatewayError, PageUnknownError
from api.pages.assets import STYLE
from api.pages.parts import PagePartsOf
from api.pages.security import PRIVATE
from api.reader import usual_language

router = APIRouter(include_in_schema=False)
CALLBACK = f"{trip.PATH}/callback"


class Returned(BaseModel):
    """What the provider's address says; `iss` where it says who it is. Without a code, it let nobody in."""

    state: str = ""
    code: str = ""
    iss: str = ""


@router.get(trip.PATH)
async def leave(request: Request, parts: ForEverybody, pages: PagePartsOf) -> Response:
    """What session the browser has is over: on the way back it does not show it."""
    arrivals, way = _arrivals(parts), Trip.new()
    try:
        address = await arrivals.provider.address(way, _way_back(request, arrivals))
    except GatewayError as error:
        return _refused(request, parts, pages, error)
    await to_thread.run_sync(parts.end, cookie.read(request))
    response = RedirectResponse(address, HTTPStatus.SEE_OTHER, dict(PRIVATE))
    trip.write(response, way, secure=parts.secure)
    return response


@router.get(CALLBACK)
async def come_back(
    request: Request,
    parts: ForEverybody,
    pages: PagePartsOf,
    told: Annotated[Returned, Query()],
) -> Response:
    """The address holds a code that is good once, together with what the browser kept."""
    arrivals = _arrivals(parts)
    try:
        way = _kept(request, arrivals, told)
        opened = await _opened(request, parts, arrivals, way, told.code)
    except GatewayError as error:
        response = _refused(request, parts, pages, error)
    else:
        done = parts.page.done(usual_language(request), pages.pages.assets.url(STYLE))
        response = HTMLResponse(done, HTTPStatus.OK, dict(PRIVATE))
        cookie.write(response, opened.token, secure=parts.secure)
    trip.forget(response, secure=parts.secure)
    return response


def _arrivals(parts: AccountParts) -> Arrivals:
    if parts.arrivals is None:
        raise PageUnknownError
    return parts.arrivals


def _way_back(request: Request, arrivals: Arrivals) -> str:
    return (arrivals.public_url or str(request.base_url)).rstrip("/") + CALLBACK


def _kept(request: Request, arrivals: Arrivals, told: Returned) -> Trip:
    """What this browser left with; another's way back, or another provider's, is refused."""
    way = trip.read(request)
    if way is None or not same(way.state, told.state) or told.iss not in {"", arrivals.provider.registered.issuer}:
        raise SignInAstrayError
    return way


async def _opened(request: Request, parts: AccountParts, arrivals: Arrivals, way: Trip, code: str) -> Opened:
    if not code:
        raise SignInCancelledError
    claims = await arrivals.provider.claims(code, way, _way_back(request, arrivals), parts.now())
    return await to_thread.run_sync(arrive, parts, arrivals, claims)


def _refused(request: Request, parts: AccountParts, pages: PagePartsOf, error: GatewayError) -> Response:
    page = parts.page.refused(error, usual_language(request), pages.pages.assets.url(STYLE))
    return HTMLResponse(page, error.status, dict(PRIVATE))
