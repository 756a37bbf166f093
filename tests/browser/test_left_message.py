"""What the page says of messages left for a person."""

import json

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway
from tests.browser.test_talk import BOTH_WAYS

pytestmark = pytest.mark.browser


def session(page: Page, *, script: bool) -> tuple[str, str]:
    """The conversation and its token, from the tab or from the cookie."""
    if script:
        kept = json.loads(page.evaluate("sessionStorage.getItem('borgerchat')"))
        return kept["id"], kept["token"]
    (cookie,) = page.context.cookies()
    conversation, _, token = str(cookie["value"]).partition(".")
    return conversation, token


@BOTH_WAYS
def test_the_receipt_of_a_deletion_says_that_the_message_went_too(
    open_page: OpenPage, gateway: Gateway, script: bool
) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    conversation, token = session(page, script=script)
    left = {"text": "Ring til mig", "reach": {"by": "call", "address": "89402222"}, "consent": True}
    url = f"{gateway.address}/api/conversations/{conversation}/left-message"
    httpx.post(url, json=left, headers={"Authorization": f"Bearer {token}"}).raise_for_status()
    page.get_by_text("Slet samtalen", exact=True).click()
    page.get_by_role("button", name="Slet for altid").click()
    expect(page.locator(".js-receipt-left")).to_be_visible()
    expect(page.locator(".js-receipt-journaled")).to_be_hidden()


@BOTH_WAYS
def test_the_receipt_says_nothing_of_messages_where_none_was_left(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_text("Slet samtalen", exact=True).click()
    page.get_by_role("button", name="Slet for altid").click()
    expect(page.locator(".js-receipt-number")).to_be_visible()
    expect(page.locator(".js-receipt-left")).to_be_hidden()
