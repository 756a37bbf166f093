"""Faults in front of any system, for tests: `/faulty/<kind>/<the usual path>` answers as that kind of fault does."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, get_args

import anyio
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo_city.spoiling import spoiled

PREFIX = "/faulty/"
Fault = Literal[
    "silence", "500", "429", "half", "wrong_types", "unknown_field", "html", "rows10000", "rubbish"
]  # fmt: skip
KINDS: tuple[Fault, ...] = get_args(Fault)
SILENCE_S = 30.0
RUBBISH_BYTES = 1_000_000
PAGE = "<!doctype html><title>Vi arbejder på siden</title><h1>Vi arbejder på siden</h1><p>Prøv igen senere.</p>"
INSTEAD: dict[str, Callable[[], Response]] = {
    "500": lambda: PlainTextResponse("Internal Server Error", 500),
    "429": lambda: PlainTextResponse("Too Many Requests", 429, headers={"Retry-After": "1"}),
    "html": lambda: HTMLResponse(PAGE),
    "rubbish": lambda: Response(random.Random(1).randbytes(RUBBISH_BYTES), media_type="application/json"),
}


@dataclass
class Heard:
    """What a system said, kept until it has been spoiled."""

    start: Message = field(default_factory=dict)
    body: bytes = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")


class Faults:
    def __init__(self, app: ASGIApp, silence_s: float = SILENCE_S) -> None:
        self._app = app
        self._silence_s = silence_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, path = parted(scope.get("path", ""))
        if kind not in KINDS:
            await self._app(scope, receive, send)
        elif kind == "silence":
            await self._silent(scope, receive, send)
        elif kind in INSTEAD:
            await INSTEAD[kind]()(scope, receive, send)
        else:
            heard = await self._hear(scope, path, receive)
            await (_half(heard, send) if kind == "half" else _spoil(heard, kind, send))

    async def _silent(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say nothing until the caller is gone; after half a minute, that it took too long."""
        with anyio.move_on_after(self._silence_s):
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        await PlainTextResponse("Gateway Timeout", 504)(scope, receive, send)

    async def _hear(self, scope: Scope, path: str, receive: Receive) -> Heard:
        """What the system says to one who has nothing from before."""
        headers = [(name, value) for name, value in scope["headers"] if name != b"if-none-match"]
        heard = Heard()
        await self._app({**scope, "path": path, "raw_path": path.encode(), "headers": headers}, receive, heard.send)
        return heard


def parted(path: str) -> tuple[str, str]:
    """The kind of fault and the path behind it; no kind where none is asked for."""
    kind, _, rest = path.removeprefix(PREFIX).partition("/")
    return (kind, f"/{rest}") if path.startswith(PREFIX) else ("", path)


async def _half(heard: Heard, send: Send) -> None:
    """Promise the whole, send half, and hang up."""
    await send(heard.start)
    await send({"type": "http.response.body", "body": heard.body[: len(heard.body) // 2], "more_body": True})


async def _spoil(heard: Heard, kind: str, send: Send) -> None:
    """A refusal stays as it is."""
    headers = MutableHeaders(scope=heard.start)
    if heard.start["status"] == 200:  # noqa: PLR2004 - OK
        heard.body = spoiled(kind, heard.body, headers["content-type"])
        headers["content-length"] = str(len(heard.body))
        del headers["etag"]
    await send(heard.start)
    await send({"type": "http.response.body", "body": heard.body})
