"""The real page of the desk in real Chromium, over a stand-in of its calls."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk.site import DeskSite, running_desk
from tests.browser.desk.stand_in import StandIn

PATIENCE_MS = 15_000

OpenDesk = Callable[..., Page]


@pytest.fixture(autouse=True, scope="session")
def _patience() -> None:
    """On a busy machine things come late; what never comes is still missed."""
    expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskSite]:
    with running_desk(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture
def desk(site: DeskSite) -> Iterator[StandIn]:
    site.desk.reset()
    yield site.desk
    site.desk.reset()


@pytest.fixture
def open_desk(contexts: Callable[..., BrowserContext], site: DeskSite, desk: StandIn) -> Iterator[OpenDesk]:
    """The desk as an agent sees it; whatever its script throws, or the browser refuses, fails the test."""
    faults: list[str] = []

    def opened(path: str = "/desk", **options: Any) -> Page:
        page = contexts(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(site.address + path)
        return page

    yield opened
    assert faults == []


@pytest.fixture
def busy_desk(open_desk: OpenDesk, desk: StandIn) -> OpenDesk:
    """Three of one's own, five who wait; the first of one's own is open."""

    def opened(path: str = "/desk", messages: int = 5, **options: Any) -> Page:
        desk.busy()
        page = open_desk(path, **options)
        page.locator(".js-mine .js-open").first.click()
        expect(page.locator(".js-messages > li")).to_have_count(messages)
        expect(page.locator(".js-suggestion")).to_have_count(1)
        return page

    return opened
