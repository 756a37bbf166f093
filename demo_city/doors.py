"""Who may come in: the doors of the systems that ask for a key or a token."""

import secrets

from fastapi import Request

from demo_city.city import Here


class RefusedError(Exception):
    """The caller showed no key or token, or a wrong one; 401."""


async def needs_api_key(request: Request, city: Here) -> None:
    _compare(request.headers.get("X-Api-Key", ""), city.key)


async def needs_bearer(request: Request, city: Here) -> None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    _compare(token if scheme.lower() == "bearer" else "", city.key)


def _compare(shown: str, key: str) -> None:
    if not secrets.compare_digest(shown.encode(), key.encode()):
        raise RefusedError
