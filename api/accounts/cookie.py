"""The desk's cookie: the token of a session."""

import re

from fastapi import Request, Response

NAME = "borgerchat_desk"
SHAPE = re.compile(r"^[A-Za-z0-9_-]{32,128}$")


def read(request: Request) -> str | None:
    shown = request.cookies.get(NAME, "")
    return shown if SHAPE.match(shown) else None


def write(response: Response, token: str, *, secure: bool) -> None:
    """For this browser's session; the store says when it ends before that."""
    response.set_cookie(NAME, token, httponly=True, samesite="strict", secure=secure, path="/")


def forget(response: Response, *, secure: bool) -> None:
    response.delete_cookie(NAME, httponly=True, samesite="strict", secure=secure, path="/")
