"""Which posts are from a page of ours."""

import pytest
from fastapi import Request

from api.pages.origin import is_ours


def posted(**headers: str) -> Request:
    told = {"host": "chat.aarhus.dk", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {"type": "http", "headers": [(name.encode(), value.encode()) for name, value in told.items()]}
    return Request(scope)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"origin": "https://chat.aarhus.dk"},
        {"referer": "https://chat.aarhus.dk/?language=en"},
        {},
    ],
)
def test_a_form_of_ours_is_taken(headers: dict[str, str]) -> None:
    assert is_ours(posted(**headers))


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://chat.aarhus.dk.example"},
        {"origin": "null"},
        {"referer": "https://example.com/chat.aarhus.dk"},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    assert not is_ours(posted(**headers))
