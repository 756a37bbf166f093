"""Signing in and out at the desk, and who the colleagues are."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from api.accounts import cookie
from api.accounts.access import ByAdmin, ByLead, BySignedIn, FromOurPage
from api.accounts.parts import ForEverybody
from api.accounts.schemas import AccountShown, Revoked, SessionShown, SignIn, WaysIn
from api.accounts.service import colleagues, revoke_sessions
from api.accounts.sessions import SignedIn
from api.accounts.signing_in import sign_in as with_password

router = APIRouter(prefix="/api/desk", tags=["desk"])
AccountId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,36}$")]


@router.get("/ways-in")
async def ways_in(parts: ForEverybody) -> WaysIn:
    return WaysIn(local=parts.local, oidc=parts.arrivals is not None)


@router.post("/session", dependencies=[FromOurPage])
def sign_in(request: Request, response: Response, parts: ForEverybody, wanted: SignIn) -> SessionShown:
    """The cookie holds the new session; the same words for whatever was wrong."""
    address = request.client.host if request.client else ""
    opened = with_password(parts, wanted, address, cookie.read(request))
    cookie.write(response, opened.token, secure=parts.secure)
    response.headers["Cache-Control"] = "no-store"
    return shown(opened.signed_in)


@router.get("/session")
def who_am_i(response: Response, signed_in: BySignedIn) -> SessionShown:
    response.headers["Cache-Control"] = "no-store"
    return shown(signed_in)


@router.delete("/session", status_code=HTTPStatus.NO_CONTENT)
def sign_out(request: Request, response: Response, parts: ForEverybody, _signed_in: BySignedIn) -> None:
    parts.end(cookie.read(request))
    cookie.forget(response, secure=parts.secure)


@router.get("/accounts")
def accounts(parts: ForEverybody, lead: ByLead) -> list[AccountShown]:
    """The colleagues of their queues."""
    with parts.sessions() as session:
        return [AccountShown.of_account(account) for account in colleagues(session, lead)]


@router.delete("/accounts/{account_id}/sessions")
def end_sessions(parts: ForEverybody, _admin: ByAdmin, account_id: AccountId) -> Revoked:
    """Whoever uses them must sign in again."""
    with parts.sessions.begin() as session:
        return Revoked(sessions=revoke_sessions(session, account_id, parts.now()))


def shown(signed_in: SignedIn) -> SessionShown:
    return SessionShown(account=AccountShown.of_agent(signed_in.agent), csrf=signed_in.csrf)
