"""The one cookie."""

import pytest
from fastapi import Request, Response

from api.pages import cookie

SESSION = cookie.Session("0c5b7e7e-8a43-4a7b-9a55-3c0a1e9d7b11", "t" * 43)


def request(value: str = "", scheme: str = "http") -> Request:
    headers = [(b"cookie", f"{cookie.NAME}={value}".encode())] if value else []
    return Request({"type": "http", "scheme": scheme, "headers": headers, "server": ("chat", 80), "path": "/"})


def written(scheme: str) -> str:
    response = Response()
    cookie.write(request(scheme=scheme), response, SESSION)
    return response.headers["set-cookie"]


def test_it_is_read_as_it_was_written() -> None:
    value = written("http").split(";")[0].removeprefix(f"{cookie.NAME}=")
    assert cookie.read(request(value)) == SESSION


def test_it_is_for_this_browser_session_and_never_for_script() -> None:
    attributes = written("http").casefold().split("; ")[1:]
    assert sorted(attributes) == ["httponly", "path=/", "samesite=lax"]


def test_it_is_secure_on_https() -> None:
    assert "secure" in written("https").casefold()


@pytest.mark.parametrize("value", ["", "x", "id.short", "id." + "t" * 500, "../etc." + "t" * 43])
def test_anything_else_is_no_session(value: str) -> None:
    assert cookie.read(request(value)) is None
