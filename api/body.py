"""Refuses bodies that no honest message needs, before they are read into memory."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import HTTPException, Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import BodyTooLargeError, GatewayError

Refuse = Callable[[Request, GatewayError], Awaitable[ASGIApp]]


class BodyLimit:
    def __init__(self, app: ASGIApp, most_bytes: int, refuse: Refuse) -> None:
        self._app = app
        self._most = most_bytes
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if told.isdecimal() and int(told) > self._most:
            refusal = await self._refuse(Request(scope), BodyTooLargeError())
            await refusal(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        """For bodies that do not tell their length."""
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)  # the kind that FastAPI lets through
            return message

        return counted
