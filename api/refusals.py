"""Turns errors into answers: a status, a code for programs, and a sentence in the reader's language."""

import math
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from api.conversations.speaking import Speaker
from api.errors import (
    BodyTooLargeError,
    GatewayError,
    JsonBrokenError,
    MethodRefusedError,
    PageUnknownError,
    RequestInvalidError,
    StoreBusyError,
)
from api.reader import usual_language

log = structlog.get_logger()
BUSY_RETRY_S = 2
OF_STATUS: dict[int, type[GatewayError]] = {
    HTTPStatus.NOT_FOUND: PageUnknownError,
    HTTPStatus.METHOD_NOT_ALLOWED: MethodRefusedError,
    HTTPStatus.BAD_REQUEST: JsonBrokenError,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: BodyTooLargeError,
}


class Refusals:
    """What is shown never holds internals; what a programmer needs is in the log, once."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker

    def install(self, app: FastAPI) -> None:
        handlers: dict[type[Exception], Callable[[Request, Any], Awaitable[JSONResponse]]] = {
            GatewayError: self.refused,
            RequestValidationError: self._invalid,
            HTTPException: self._by_status,
            OperationalError: self._store_busy,
            PoolTimeoutError: self._store_busy,
        }
        for kind, handler in handlers.items():
            app.add_exception_handler(kind, handler)

    async def refused(self, request: Request, error: GatewayError) -> JSONResponse:
        language = error.language or usual_language(request)
        message = self._speaker.word(error.text, language, **error.values)
        headers: dict[str, str] = {"Content-Language": language}
        if error.retry_after is not None:
            headers["Retry-After"] = str(max(1, math.ceil(error.retry_after)))
        if error.status == HTTPStatus.UNAUTHORIZED:
            headers["WWW-Authenticate"] = "Bearer"
        return JSONResponse({"error": {"code": error.code, "message": message}, **error.beside}, error.status, headers)

    async def _invalid(self, request: Request, error: RequestValidationError) -> JSONResponse:
        """The fields are named, their contents are not told again."""
        kinds = {each["type"] for each in error.errors()}
        if "json_invalid" in kinds:
            return await self.refused(request, JsonBrokenError())
        fields = sorted({".".join(str(step) for step in each["loc"][1:]) for each in error.errors()} - {""})
        named = RequestInvalidError(text="fields_wrong", fields=", ".join(fields))
        return await self.refused(request, named if fields else RequestInvalidError())

    async def _by_status(self, request: Request, error: HTTPException) -> JSONResponse:
        return await self.refused(request, OF_STATUS.get(error.status_code, GatewayError)())

    async def _store_busy(self, request: Request, error: Exception) -> JSONResponse:
        log.error("store_unreachable", error=type(error).__name__)
        return await self.refused(request, StoreBusyError(retry_after=BUSY_RETRY_S))

    async def apology(self, request: Request) -> JSONResponse:
        return await self.refused(request, GatewayError())
