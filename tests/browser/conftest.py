"""Real Chromium, a real gateway, and a page for each test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import launched
from tests.browser.gateway import Gateway, running_gateway

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_MS = 8000

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    file = Path(os.environ.get("AXE_PATH", ROOT / "var" / "axe" / "axe.min.js"))
    if not file.exists():
        pytest.fail(f"axe-core is not at {file}: `make test` installs it, or set AXE_PATH to an axe.min.js")
    return file.read_text("utf8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with running_gateway(tmp_path_factory.mktemp("gateway")) as running:
        yield running


@pytest.fixture(autouse=True)
def _rested_bot(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "gateway" in request.fixturenames:
        request.getfixturevalue("gateway").bot.reset()


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 820, "height": 1000}, **options})
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def open_page(contexts: Callable[..., BrowserContext], gateway: Gateway) -> Iterator[OpenPage]:
    """A page of the chat; whatever its script throws, or the browser refuses, fails the test."""
    faults: list[str] = []

    def opened(path: str = "/", **options: Any) -> Page:
        page = contexts(**options).new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(gateway.address + path)
        return page

    yield opened
    assert faults == []
