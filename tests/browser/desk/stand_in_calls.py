"""The desk's calls as HTTP, over the stand-in."""

import asyncio
import json
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from tests.browser.desk import cases
from tests.browser.desk.stand_in import PASSWORD, StandIn

NOTHING = Response(status_code=HTTPStatus.NO_CONTENT)
Json = Annotated[dict[str, Any], Body(default_factory=dict)]
router = APIRouter(prefix="/api/desk")


class Refused(Exception):  # noqa: N818 - as the gateway says it
    def __init__(self, status: HTTPStatus, code: str, words: str, **beside: Any) -> None:
        super().__init__(code)
        self.status = status
        self.told = {"error": {"code": code, "message": words}, **beside}


def install(app: FastAPI, desk: StandIn) -> None:
    app.state.desk = desk
    app.add_exception_handler(Refused, refused)
    app.include_router(router)


async def refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return JSONResponse(error.told, error.status)


def desk_of(request: Request) -> StandIn:
    desk: StandIn = request.app.state.desk
    return desk


Anybody = Annotated[StandIn, Depends(desk_of)]


def signed_in(request: Request, desk: Anybody) -> StandIn:
    if desk.down:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "store_busy", "Prøv igen om lidt.")
    if not desk.signed_in:
        raise Refused(HTTPStatus.UNAUTHORIZED, "desk_signed_out", "Log ind.")
    if request.method != "GET" and request.headers.get("x-csrf-token") != desk.csrf:
        raise Refused(HTTPStatus.FORBIDDEN, "not_from_our_page", "Siden er for gammel.")
    return desk


Desk = Annotated[StandIn, Depends(signed_in)]


def held(desk: Desk, key: str) -> str:
    """A conversation of one's own."""
    if key in desk.held:
        return key
    raise Refused(
        HTTPStatus.CONFLICT, "not_yours", "En anden har samtalen.", owner=desk.taken.get(key, "Medarbejder B")
    )


Held = Annotated[str, Depends(held)]


@router.get("/ways-in")
def ways_in(desk: Anybody) -> dict[str, bool]:
    return {"local": True, "oidc": desk.oidc}


@router.post("/session")
def sign_in(desk: Anybody, body: Json) -> dict[str, Any]:
    if body["password"] != PASSWORD:
        raise Refused(HTTPStatus.UNAUTHORIZED, "sign_in_refused", "Brugernavn eller adgangskode passer ikke.")
    desk.signed_in = True
    return desk.session()


@router.get("/session")
def session(desk: Desk) -> dict[str, Any]:
    return desk.session()


@router.delete("/session")
def sign_out(desk: Desk) -> Response:
    desk.signed_in = False
    return NOTHING


@router.get("/queues")
def queues(desk: Desk) -> dict[str, Any]:
    return desk.board()


@router.get("/colleagues")
def colleagues(desk: Desk) -> list[dict[str, Any]]:
    me = {"id": desk.account, "name": desk.name, "queues": ["citizen_service"], "open": len(desk.held)}
    return [{**me, **desk.presence}, *(each for each in cases.COLLEAGUES if each["id"] != desk.account)]


@router.get("/canned")
def canned(_desk: Desk, language: str) -> list[dict[str, str]]:
    return cases.CANNED[language]


@router.put("/presence")
def presence(desk: Desk, body: Json) -> Response:
    desk.calls.append(("presence", body))
    desk.presence = body
    return NOTHING


@router.get("/history")
def history(_desk: Desk, search: str = "") -> dict[str, Any]:
    found = [cases.past(key) for key, line in cases.LINES.items() if search.casefold() in line.casefold()]
    return {"conversations": found, "next": None}


@router.get("/events")
async def events(desk: Desk) -> Response:
    if not desk.streams:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "streams_full", "Prøv igen om lidt.")
    desk.loop = asyncio.get_running_loop()
    return StreamingResponse(stream(desk), media_type="text/event-stream")


async def stream(desk: StandIn) -> AsyncIterator[str]:
    """Nudges, until the test is over."""
    listener: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
    desk.listeners.add(listener)
    try:
        yield 'event: changed\ndata: {"queues": true}\n\n'
        while True:
            event, content = await listener.get()
            if event == "bye":
                return
            yield f"event: {event}\ndata: {json.dumps(content)}\n\n"
    finally:
        desk.listeners.discard(listener)


@router.get("/left-messages")
def letters(desk: Desk) -> dict[str, Any]:
    return {"left_messages": desk.left}


@router.post("/left-messages/{receipt}/{what}")
def letter(desk: Desk, receipt: str, what: str, body: Json) -> dict[str, Any]:
    desk.calls.append((f"letter {what}", body))
    (found,) = [each for each in desk.left if each["receipt"] == receipt]
    if what == "take":
        found |= {"mine": True, "taken_by": desk.name, "status": "taken"}
    if what == "release":
        found |= {"mine": False, "taken_by": None, "status": "left"}
    if what == "answer":
        desk.left.remove(found)
    return found


@router.get("/conversations/{key}")
def conversation(desk: Desk, key: str, after: int = 0) -> dict[str, Any]:
    if key not in cases.LINES:
        raise Refused(HTTPStatus.NOT_FOUND, "conversation_unknown", "Samtalen findes ikke.")
    desk.unread.discard(key)
    desk.calls.append(("read", key))
    messages = [each for each in desk.of(key) if each["seq"] > after]
    notes = desk.notes.get(key, [])
    return {"conversation": desk.card(key), "summary": cases.SUMMARY, "messages": messages, "notes": notes}


@router.get("/conversations/{key}/copilot")
def copilot(_desk: Desk, key: str) -> list[dict[str, Any]]:
    return [cases.suggestion("en" if key in cases.ENGLISH else "da")]


@router.post("/conversations/{key}/claim")
def claim(desk: Desk, key: str) -> dict[str, Any]:
    if key in desk.quicker:
        desk.take_away(key, desk.quicker.pop(key))
    if key not in desk.waiting:
        return {"id": held(desk, key)}
    desk.waiting.remove(key)
    desk.held.append(key)
    return desk.card(key)


@router.post("/conversations/{key}/messages", status_code=HTTPStatus.ACCEPTED)
def say(desk: Desk, key: Held, body: Json) -> dict[str, Any]:
    """The same id again is the same message, once."""
    for known in desk.of(key):
        if known.get("client_message_id") == body["client_message_id"]:
            return known
    desk.calls.append(("messages", {**body, "id": key}))
    more = {"client_message_id": body["client_message_id"], "agent": desk.name}
    said = cases.message(desk.of(key)[-1]["seq"] + 1, "staff", body["text"], **more)
    desk.of(key).append(said)
    return said


@router.post("/conversations/{key}/typing")
def typing(desk: Desk, key: str, body: Json) -> Response:
    desk.calls.append(("typing", body))
    return NOTHING


@router.post("/conversations/{key}/notes", status_code=HTTPStatus.CREATED)
def note(desk: Desk, key: str, body: Json) -> dict[str, Any]:
    made = {"id": "n9", "author": desk.name, "text": body["text"], "at": cases.ago(0)}
    desk.notes.setdefault(key, []).append(made)
    return made


@router.post("/conversations/{key}/{what}")
def act(desk: Desk, key: Held, what: str, body: Json) -> dict[str, Any]:
    desk.calls.append((what, body))
    desk.held.remove(key)
    if what == "release":
        desk.waiting.insert(0, key)
    return desk.card(key)
