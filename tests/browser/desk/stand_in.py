"""A desk of one process that answers as the gateway's does, and that a test can put in any state."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from tests.browser.desk import cases

PASSWORD = "ved-skranken-i-dag"
ACCOUNT = {
    "id": "a1",
    "name": "Medarbejder A",
    "roles": ["agent"],
    "queues": list(cases.NAMES),
    "languages": ["da", "en"],
}
CSRF = "csrf-of-this-session"
LONGEST_TEXT = 2000
READS = {"GET"}


def refused(status: int, code: str, words: str, **more: Any) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": words}, **more}, status)


@dataclass
class StandIn:
    """`held` are the ids that this agent has; `taken` tells who else has one; `calls` are what changed something."""

    signed_in: bool = True
    name: str = "Medarbejder A"
    down: bool = False
    held: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    left: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, Any]] = field(default_factory=list)
    streams: bool = True
    listeners: set[asyncio.Queue[tuple[str, Any]]] = field(default_factory=set)
    loop: asyncio.AbstractEventLoop | None = None

    def reset(self) -> None:
        for listener in list(self.listeners):
            self.push(listener, "bye", {})
        fresh = StandIn(listeners=self.listeners, loop=self.loop)
        self.__dict__.update(fresh.__dict__)

    def busy(self) -> None:
        self.held, self.waiting, self.left = ["c1", "c2", "c3"], ["w1", "w2", "w3", "w4", "w5"], list(cases.LEFT)
        self.unread = {"c2"}
        self.notes = {"c1": [{"id": 1, "author": "Medarbejder B", "text": "Har ringet til Dokk1.", "at": cases.ago(4)}]}

    def of(self, key: str) -> list[dict[str, Any]]:
        return self.messages.setdefault(key, cases.passport("en" if key in cases.ENGLISH else "da"))

    def card(self, key: str, place: int = 0) -> dict[str, Any]:
        state = "waiting" if key in self.waiting else "human" if key in self.held or key in self.taken else "closed"
        last = self.of(key)[-1]
        more = {"last_seq": last["seq"], "last_from": last["author"], "unread": key in self.unread, "front": key == "w1"}
        return cases.card(key, state, 2 + 7 * place, **more)

    def board(self) -> dict[str, Any]:
        waiting = [self.card(key, 5 - place) for place, key in enumerate(self.waiting)]
        return {
            "queues": [self._queue(queue, name, waiting) for queue, name in cases.NAMES.items()],
            "waiting": waiting,
            "mine": [self.card(key, place) for place, key in enumerate(self.held)],
            "left_messages": self.left,
        }

    def _queue(self, queue: str, name: str, waiting: list[dict[str, Any]]) -> dict[str, Any]:
        count = sum(card["queue"] == queue for card in waiting)
        numbers = {"waiting": count, "longest_wait_seconds": 1260 if count else 0, "agents_ready": 2}
        return {"queue": queue, "name": name, "open": queue != "archive", **numbers}

    def says(self, key: str, text: str) -> None:
        """The citizen writes."""
        seq = self.of(key)[-1]["seq"] + 1
        self.of(key).append(cases.message(seq, "citizen", text, "en" if key in cases.ENGLISH else "da"))
        self.unread.add(key)
        self.tell("changed", {"conversation": key, "last_seq": seq})

    def take_away(self, key: str, by: str) -> None:
        """A colleague was first."""
        self.held = [each for each in self.held if each != key]
        self.waiting = [each for each in self.waiting if each != key]
        self.taken[key] = by

    def tell(self, event: str, content: dict[str, Any]) -> None:
        for listener in list(self.listeners):
            self.push(listener, event, content)

    def push(self, listener: asyncio.Queue[tuple[str, Any]], event: str, content: dict[str, Any]) -> None:
        if self.loop:
            self.loop.call_soon_threadsafe(listener.put_nowait, (event, content))

    def session(self) -> dict[str, Any]:
        return {"account": {**ACCOUNT, "name": self.name}, "csrf": CSRF}

    def said(self, what: str) -> list[Any]:
        return [body for called, body in self.calls if called == what]


def router_of(desk: StandIn) -> APIRouter:
    """The desk's calls."""
    router = APIRouter(prefix="/api/desk")

    def fault(request: Request) -> JSONResponse | None:
        if desk.down:
            return refused(HTTPStatus.SERVICE_UNAVAILABLE, "store_busy", "Prøv igen om lidt.")
        if not desk.signed_in:
            return refused(HTTPStatus.UNAUTHORIZED, "session_missing", "Log ind.")
        if request.method not in READS and request.headers.get("x-csrf-token") != CSRF:
            return refused(HTTPStatus.FORBIDDEN, "csrf_wrong", "Siden er for gammel.")
        return None

    def conflict(key: str) -> JSONResponse:
        words = "En anden har samtalen."
        return refused(HTTPStatus.CONFLICT, "not_owner", words, owner=desk.taken.get(key, "Medarbejder B"))

    @router.post("/session")
    async def sign_in(request: Request) -> Response:
        body = await request.json()
        if body["password"] != PASSWORD:
            return refused(HTTPStatus.UNAUTHORIZED, "credentials_wrong", "Brugernavn eller adgangskode passer ikke.")
        desk.signed_in = True
        return JSONResponse(desk.session())

    @router.get("/session")
    def session(request: Request) -> Response:
        return fault(request) or JSONResponse(desk.session())

    @router.delete("/session")
    def sign_out(request: Request) -> Response:
        if wrong := fault(request):
            return wrong
        desk.signed_in = False
        return Response(status_code=HTTPStatus.NO_CONTENT)

    @router.get("/queues")
    def queues(request: Request) -> Response:
        return fault(request) or JSONResponse(desk.board())

    @router.get("/colleagues")
    def colleagues(request: Request) -> Response:
        return fault(request) or JSONResponse(cases.COLLEAGUES)

    @router.get("/canned")
    def canned(request: Request, language: str) -> Response:
        return fault(request) or JSONResponse(cases.CANNED[language])

    @router.put("/presence")
    async def presence(request: Request) -> Response:
        if wrong := fault(request):
            return wrong
        desk.calls.append(("presence", await request.json()))
        return Response(status_code=HTTPStatus.NO_CONTENT)

    @router.get("/history")
    def history(request: Request, search: str = "") -> Response:
        found = [desk.card(key) for key, line in cases.LINES.items() if search.casefold() in line.casefold()]
        return fault(request) or JSONResponse({"conversations": found, "next": None})

    @router.get("/events")
    async def events(request: Request) -> Response:
        if wrong := fault(request):
            return wrong
        if not desk.streams:
            return refused(HTTPStatus.SERVICE_UNAVAILABLE, "streams_full", "Prøv igen om lidt.")
        desk.loop = asyncio.get_running_loop()
        return StreamingResponse(stream(desk), media_type="text/event-stream")

    @router.get("/conversations/{key}")
    def conversation(request: Request, key: str, after: int = 0) -> Response:
        if wrong := fault(request):
            return wrong
        if key not in cases.LINES:
            return refused(HTTPStatus.NOT_FOUND, "conversation_unknown", "Samtalen findes ikke.")
        desk.unread.discard(key)
        messages = [each for each in desk.of(key) if each["seq"] > after]
        told = {"conversation": desk.card(key), "summary": cases.SUMMARY, "messages": messages, "sources": []}
        return JSONResponse({**told, "notes": desk.notes.get(key, [])})

    @router.get("/conversations/{key}/copilot")
    def copilot(request: Request, key: str) -> Response:
        return fault(request) or JSONResponse([cases.suggestion("en" if key in cases.ENGLISH else "da")])

    @router.post("/conversations/{key}/claim")
    def claim(request: Request, key: str) -> Response:
        if wrong := fault(request):
            return wrong
        if key not in desk.waiting:
            return conflict(key)
        desk.waiting.remove(key)
        desk.held.append(key)
        return JSONResponse(desk.card(key))

    @router.post("/conversations/{key}/messages")
    async def say(request: Request, key: str) -> Response:
        body = await request.json()
        if wrong := fault(request):
            return wrong
        if key not in desk.held:
            return conflict(key)
        known = [each for each in desk.of(key) if each.get("client_message_id") == body["client_message_id"]]
        if known:
            return JSONResponse(known[0], HTTPStatus.ACCEPTED)
        desk.calls.append(("messages", {**body, "id": key}))
        more = {"client_message_id": body["client_message_id"], "agent": desk.name}
        said = cases.message(desk.of(key)[-1]["seq"] + 1, "staff", body["text"], **more)
        desk.of(key).append(said)
        return JSONResponse(said, HTTPStatus.ACCEPTED)

    @router.post("/conversations/{key}/{what}")
    async def act(request: Request, key: str, what: str) -> Response:
        body = await request.json()
        if wrong := fault(request):
            return wrong
        desk.calls.append((what, body))
        if what == "typing":
            return Response(status_code=HTTPStatus.NO_CONTENT)
        if what == "notes":
            note = {"id": 9, "author": desk.name, "text": body["text"], "at": cases.ago(0)}
            desk.notes.setdefault(key, []).append(note)
            return JSONResponse(note, HTTPStatus.CREATED)
        if key not in desk.held:
            return conflict(key)
        desk.held.remove(key)
        if what == "release":
            desk.waiting.insert(0, key)
        return JSONResponse(desk.card(key))

    return router


async def stream(desk: StandIn) -> AsyncIterator[str]:
    """Nudges, until the test is over."""
    listener: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
    desk.listeners.add(listener)
    try:
        yield ": ready\n\n"
        while True:
            event, content = await listener.get()
            if event == "bye":
                return
            yield f"event: {event}\ndata: {json.dumps(content)}\n\n"
    finally:
        desk.listeners.discard(listener)
