"""What the page says of messages left for a person."""

import json
import re

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.citizen import newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway
from tests.browser.test_accessible import AT_REST, overflow, violations
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


def form(page: Page) -> Locator:
    return page.locator(".js-leave")


def fill(page: Page, address: str, *, consent: bool = True) -> None:
    page.get_by_label("Hvad drejer det sig om?").fill("Mit pas er væk.\nRing til mig.")
    page.get_by_label("Ring til mig").check()
    page.get_by_label("Din mailadresse eller dit telefonnummer").fill(address)
    page.get_by_label("Ja, I må gemme min besked").set_checked(consent)
    page.get_by_role("button", name="Læg beskeden").click()


@BOTH_WAYS
def test_a_message_is_left_by_the_form_that_was_offered(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    expect(form(page)).to_be_hidden()
    say(page, "Kan jeg lægge en besked?")
    expect(form(page)).to_be_visible()
    page.get_by_label("Ring til mig").check()
    page.get_by_label("Hvornår vil du helst ringes op?").select_option("onsdag den 25. november om formiddagen")
    fill(page, "89 40 22 22")
    expect(newest(page, "system")).to_contain_text("Dit kvitteringsnummer er")
    expect(newest(page, "system")).to_contain_text("Du vil helst ringes op onsdag den 25. november")
    expect(form(page)).to_be_hidden()


@BOTH_WAYS
def test_what_is_wrong_is_said_at_the_form_and_what_was_written_stays(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Kan jeg lægge en besked?")
    fill(page, "12")
    expect(page.locator(".js-leave-error")).to_contain_text("Telefonnummeret ser ikke rigtigt ud")
    address = page.get_by_label("Din mailadresse eller dit telefonnummer")
    expect(address).to_have_attribute("aria-invalid", "true")
    expect(address).to_have_accessible_description(re.compile("Telefonnummeret ser ikke rigtigt ud"))
    expect(address).to_be_focused()
    expect(page.get_by_label("Hvad drejer det sig om?")).to_have_value("Mit pas er væk.\nRing til mig.")
    expect(page.get_by_label("Ring til mig")).to_be_checked()
    fill(page, "89 40 22 22", consent=False)
    expect(page.locator(".js-leave-error")).to_contain_text("Sig først ja")
    expect(page.get_by_label("Ja, I må gemme min besked")).to_have_attribute("aria-invalid", "true")
    expect(address).not_to_have_attribute("aria-invalid", "true")
    fill(page, "89 40 22 22")
    expect(newest(page, "system")).to_contain_text("Dit kvitteringsnummer er")


@BOTH_WAYS
def test_the_form_is_there_again_after_a_reload_until_the_message_is_left(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Kan jeg lægge en besked?")
    expect(form(page)).to_be_visible()
    page.reload()
    expect(form(page)).to_be_visible()
    fill(page, "89 40 22 22")
    expect(newest(page, "system")).to_contain_text("Dit kvitteringsnummer er")
    page.reload()
    expect(newest(page, "system")).to_contain_text("Dit kvitteringsnummer er")
    expect(form(page)).to_be_hidden()


@pytest.mark.parametrize(("language", "width", "theme"), [("da", 320, "light"), ("en", 820, "dark")])
def test_axe_finds_nothing_at_the_form_and_all_of_it_is_seen(
    open_page: OpenPage, axe: str, language: str, width: int, theme: str
) -> None:
    viewport = {"width": width, "height": 800}
    page = open_page(f"/?language={language}", viewport=viewport, color_scheme=theme, **AT_REST)
    say(page, "besked")
    expect(form(page)).to_be_visible()
    page.locator(".js-leave-send").click()
    expect(page.locator(".js-leave-error")).to_be_visible()
    assert violations(page, axe) == []
    assert overflow(page) == 0


def test_whoever_has_left_a_message_is_taken_to_its_receipt(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Kan jeg lægge en besked?")
    expect(form(page)).to_be_visible()
    fill(page, "89 40 22 22")
    receipt = newest(page, "system")
    expect(receipt).to_contain_text("Dit kvitteringsnummer er")
    expect(receipt).to_be_focused()


def test_whoever_does_not_see_the_page_is_taken_to_the_form(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Kan jeg lægge en besked?")
    expect(page.locator("#laeg-besked")).to_be_focused()


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
