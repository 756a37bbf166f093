"""A gateway, and browsers at its desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.api.running import Running
from tests.desk import Browser, seat

At = Callable[..., Browser]


@pytest.fixture
def browser() -> Iterator[Callable[[Running], Browser]]:
    """Opens one, not signed in."""
    with ExitStack() as stack:

        def opened(gateway: Running) -> Browser:
            one = Browser(gateway.address)
            stack.callback(one.http.close)
            return one

        yield opened


@pytest.fixture
def at_desk(gateway: Running, browser: Callable[[Running], Browser]) -> At:
    """A browser that is signed in with an account made for it."""

    def signed_in(name: str = "agent", **given: Any) -> Browser:
        one = browser(gateway)
        assert one.sign_in(seat(gateway.outside.conversations, name, **given)).status_code == 200
        return one

    return signed_in
