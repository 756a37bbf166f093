"""The page to print: read by whoever uses a screen reader, at any width, and on paper."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.gateway import Gateway
from tests.browser.test_accessible import AT_REST, overflow, violations
from tests.talk import Talk

pytestmark = pytest.mark.browser
Opened = Callable[..., Page]


@pytest.fixture
def talk(gateway: Gateway) -> Iterator[Talk]:
    with Talk(gateway.address, "da") as talk:
        talk.say("Hvornår har I åbent?")
        left = {"text": "Ring til mig", "reach": {"by": "call", "address": "89402222"}, "consent": True}
        talk.http.post(f"{talk.path}/left-message", json=left).raise_for_status()
        yield talk


@pytest.fixture
def opened(contexts: Callable[..., BrowserContext], gateway: Gateway) -> Opened:
    def opening(talk: Talk, language: str, **options: Any) -> Page:
        bearer = {"Authorization": talk.http.headers["authorization"]}
        page = contexts(extra_http_headers=bearer, **options).new_page()
        page.goto(f"{gateway.address}{talk.path}/transcript?format=html&language={language}")
        return page

    return opening


@pytest.mark.parametrize(("language", "width"), [("da", 320), ("en", 820)])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    opened: Opened, talk: Talk, axe: str, language: str, width: int
) -> None:
    page = opened(talk, language, viewport={"width": width, "height": 800}, **AT_REST)
    assert page.locator("article").count() == 4
    assert violations(page, axe) == []
    assert overflow(page) == 0


def test_its_style_holds_under_its_own_policy(opened: Opened, talk: Talk) -> None:
    page = opened(talk, "da")
    assert page.evaluate("getComputedStyle(document.querySelector('.words')).whiteSpaceCollapse") == "preserve-breaks"


def test_on_paper_an_address_can_be_read(opened: Opened, talk: Talk) -> None:
    page = opened(talk, "da")
    page.emulate_media(media="print")
    link = page.locator("a[href^=http]").first
    after = link.evaluate("(a) => getComputedStyle(a, '::after').content")
    assert str(link.get_attribute("href")) in after
