"""The conversation to take home: as text, on paper, by mail."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.citizen import newest, say
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser
ADDRESS = "borger@example.com"
WRONG = {"error": {"code": "mail_address_wrong", "message": "Mailadressen ser ikke rigtig ud."}}


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Of somebody who has been answered, and opens the menu."""
    page = open_page("/")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_text("Gem samtalen", exact=True).click()
    return page


def send(page: Page, address: str) -> None:
    page.get_by_label("Din mailadresse", exact=True).fill(address)
    page.get_by_role("button", name="Send på mail").click()


def test_there_is_nothing_to_keep_before_anything_is_said(open_page: OpenPage) -> None:
    expect(open_page("/").get_by_text("Gem samtalen", exact=True)).to_be_hidden()


def test_it_is_downloaded_as_text(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som tekst").click()
    assert download.value.suggested_filename == "samtale.txt"
    kept = Path(download.value.path()).read_text("utf8")
    assert "Hvornår har I åbent?" in kept
    assert "Risskov Bibliotek har åbent" in kept


def test_what_cannot_be_fetched_is_said(page: Page) -> None:
    page.route("**/transcript?*", lambda route: route.abort())
    page.get_by_role("button", name="Hent som tekst").click()
    expect(page.locator(".js-keep-fault")).to_have_text("Det gik ikke. Prøv igen om lidt.")


def test_on_paper_only_what_was_said_is_seen(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Skriv ud").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(newest(page)).to_be_visible()
    for beside in (".composer", ".about", ".feedback", ".choices"):
        expect(page.locator(beside).first).to_be_hidden()


def test_it_is_sent_by_mail(page: Page) -> None:
    sent: list[str | None] = []

    def accept(route: Route) -> None:
        sent.append(route.request.post_data)
        route.fulfill(status=202, body="null", content_type="application/json")

    page.route("**/transcript/mail", accept)
    send(page, ADDRESS)
    expect(page.locator(".js-keep-done")).to_have_text("Samtalen er på vej til din mail.")
    expect(page.get_by_role("status")).to_have_text("Samtalen er på vej til din mail.")
    assert json.loads(str(sent[0])) == {"address": ADDRESS}


def test_a_wrong_address_is_told_at_its_field_and_kept(page: Page) -> None:
    page.route("**/transcript/mail", lambda route: route.fulfill(status=422, json=WRONG))
    send(page, "borger@")
    address = page.get_by_label("Din mailadresse", exact=True)
    expect(address).to_have_accessible_description("Mailadressen ser ikke rigtig ud.")
    expect(address).to_have_attribute("aria-invalid", "true")
    expect(address).to_be_focused()
    expect(address).to_have_value("borger@")


def test_no_address_is_told_before_anything_is_sent(page: Page) -> None:
    send(page, " ")
    expect(page.locator(".js-keep-fault")).to_have_text("Skriv din mailadresse først.")


def test_where_no_mail_leaves_the_address_is_not_blamed(page: Page) -> None:
    send(page, ADDRESS)
    expect(page.locator(".js-keep-fault")).to_contain_text("Vi kan ikke sende mail lige nu.")
    assert page.get_by_label("Din mailadresse", exact=True).get_attribute("aria-invalid") is None
