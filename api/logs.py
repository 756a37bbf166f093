"""Structured logs, one JSON object a line, without a word of what people write; and the id that ties lines together."""

import logging
import re
import time
import uuid

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()
GOOD_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")
HEADER = "x-request-id"
QUIET = frozenset({"/health"})


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


class RequestLog:
    """Gives each request an id, its caller's if it brings a good one, and writes one line when it ends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

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
                status = message["status"]
                MutableHeaders(scope=message).append(HEADER, request_id)
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id):
            try:
                await self._app(scope, receive, noted)
            finally:
                if scope["path"] not in QUIET:
                    took = round((time.perf_counter() - started) * 1000, 1)
                    log.info("answered", method=scope["method"], path=scope["path"], status=status, ms=took)
