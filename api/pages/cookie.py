"""The one cookie: which conversation this is, for a page without script."""

import re
from dataclasses import dataclass

from fastapi import Request, Response

NAME = "borgerchat"
SHAPE = re.compile(r"^(?P<id>[A-Za-z0-9-]{1,64})\.(?P<token>[A-Za-z0-9_-]{16,128})$")


@dataclass(frozen=True)
class Session:
    """A conversation and the token that opens it."""

    id: str
    token: str


def read(request: Request) -> Session | None:
    found = SHAPE.match(request.cookies.get(NAME, ""))
    return Session(found["id"], found["token"]) if found else None


def write(request: Request, response: Response, session: Session) -> None:
    """For this browser session only; never readable by script, never sent with another site's post."""
    secure = request.url.scheme == "https"
    response.set_cookie(NAME, f"{session.id}.{session.token}", httponly=True, samesite="lax", secure=secure, path="/")


def forget(response: Response) -> None:
    response.delete_cookie(NAME, httponly=True, samesite="lax", path="/")
