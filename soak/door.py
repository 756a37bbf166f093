"""A client's way to the gateways: any of them, one call or one stream at a time."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp

CALL = aiohttp.ClientTimeout(total=40, connect=5)
STREAM = aiohttp.ClientTimeout(total=None, connect=5, sock_read=45)
LARGEST_EVENT = 2**20


class UnreachableError(Exception):
    """No answer: the gateway is away, or the connection broke off."""


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    body: Mapping[str, Any] | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answered:
    status: int
    body: Any
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """A server-sent event; `id` as told, if told."""

    kind: str
    data: str
    id: str | None


class Door(Protocol):
    """UnreachableError from both, when the gateway of that number gives no answer."""

    async def call(self, gateway: int, asked: Asked) -> Answered: ...
    def stream(self, gateway: int, asked: Asked) -> AsyncGenerator[Event, None]: ...


class HttpDoor:
    def __init__(self, http: aiohttp.ClientSession, addresses: tuple[str, ...]) -> None:
        self._http = http
        self._addresses = addresses

    async def call(self, gateway: int, asked: Asked) -> Answered:
        try:
            async with self._request(gateway, asked, CALL) as response:
                is_json = response.content_type == "application/json"
                body = await response.json() if is_json else await response.text()
                cookies = {name: morsel.value for name, morsel in response.cookies.items()}
                return Answered(response.status, body, cookies)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnreachableError(type(error).__name__) from error

    async def stream(self, gateway: int, asked: Asked) -> AsyncGenerator[Event, None]:
        """Until the gateway ends it; UnreachableError also when it will not begin."""
        try:
            async with self._request(gateway, asked, STREAM) as response:
                if response.status != HTTPStatus.OK:
                    raise UnreachableError(str(response.status))
                async for event in events(response.content):
                    yield event
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise UnreachableError(type(error).__name__) from error

    def _request(self, gateway: int, asked: Asked, timeout: aiohttp.ClientTimeout) -> Any:
        url = self._addresses[gateway % len(self._addresses)] + asked.path
        return self._http.request(
            asked.method, url, json=asked.body, params=asked.params, headers=asked.headers, timeout=timeout
        )


async def events(lines: aiohttp.StreamReader) -> AsyncGenerator[Event, None]:
    """An event that breaks off in the middle is none."""
    fields: dict[str, str] = {}
    async for raw in lines:
        line = raw.decode("utf8", "replace").rstrip("\r\n")
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
        elif "data" in fields:
            yield Event(fields.get("event", "message"), fields["data"], fields.get("id"))
            fields = {}
        else:
            fields = {}
