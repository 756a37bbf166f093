"""Structured logs, one JSON object a line, without a word of what people write; and the id that ties lines together."""

import logging
import re
import time
import traceback
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()
GOOD_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")
HEADER = "x-request-id"
FINE = range(200, 400)
DEEPEST = 8


def configure(level: str) -> None:
    """Once, by whoever starts the process."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=number, format="%(levelname)s %(name)s %(message)s")
    for chatty in ("httpx", "httpcore", "alembic", "uvicorn.access", "sse_starlette"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def where(error: BaseException) -> list[str]:
    """Where an error arose, the innermost last. Its message is left out: it may hold what a citizen wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


class RequestLog:
    """Gives each request an id, its caller's if it brings a good one, and a line when it has written or failed.

    What nobody expected is logged here, once, and answered by `apologise`; no server behind us sees it.
    """

    def __init__(self, app: ASGIApp, apologise: Callable[[Request], Awaitable[ASGIApp]]) -> None:
        self._app = app
        self._apologise = apologise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if GOOD_ID.match(given) else uuid.uuid4().hex
        started = time.perf_counter()
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                MutableHeaders(scope=message).append(HEADER, request_id)
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id):
            try:
                await self._app(scope, receive, noted)
            except Exception as error:  # noqa: BLE001 - the last resort
                log.error("unexpected", error=type(error).__name__, where=where(error))  # noqa: TRY400 - see where
                if not status:
                    apology = await self._apologise(Request(scope))
                    await apology(scope, receive, noted)
            took = round((time.perf_counter() - started) * 1000, 1)
            note = log.debug if scope["method"] == "GET" and status in FINE else log.info
            note("answered", method=scope["method"], path=scope["path"], status=status, ms=took)
