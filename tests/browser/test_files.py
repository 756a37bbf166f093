"""A file that is dropped or pasted: told that it is not taken, and where to send it safely."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.citizen import field, newest, say
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser
DROP = """(type) => {
  const brought = new DataTransfer();
  brought.items.add(new File(["hemmeligt"], "pas.pdf"));
  const event = new DragEvent(type, { dataTransfer: brought, bubbles: true, cancelable: true });
  return !document.querySelector("#besked").dispatchEvent(event);
}"""
PASTE = """(text) => {
  const brought = new DataTransfer();
  brought.items.add(new File(["hemmeligt"], "billede.png", { type: "image/png" }));
  if (text) brought.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: brought, bubbles: true, cancelable: true });
  return !document.querySelector("#besked").dispatchEvent(event);
}"""


def told(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="Du kan ikke sende filer her")


def test_a_dropped_file_stays_where_it_is_and_the_safe_way_is_told(open_page: OpenPage) -> None:
    page = open_page("/")
    field(page).fill("halvt skrevet")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    assert page.evaluate(DROP, "dragover")
    assert page.evaluate(DROP, "drop")
    expect(told(page)).to_contain_text("Send den sikkert med Digital Post.")
    expect(told(page).get_by_role("link", name="borger.dk")).to_have_attribute("href", "https://www.borger.dk")
    page.get_by_role("button", name="Luk").click()
    expect(told(page)).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("halvt skrevet")
    assert sent == []


def test_a_pasted_file_is_refused_in_the_readers_language(open_page: OpenPage) -> None:
    page = open_page("/?language=en")
    assert page.evaluate(PASTE, "")
    expect(page.get_by_role("alert").first).to_contain_text("You cannot send files here.")


def test_a_text_that_brings_its_own_picture_is_pasted_as_always(open_page: OpenPage) -> None:
    page = open_page("/")
    assert not page.evaluate(PASTE, "Hvornår har I åbent?")
    expect(told(page)).to_be_hidden()


def test_in_the_page_of_forms_too(open_page: OpenPage) -> None:
    page = open_page("/")
    page.route("**/pages/chat.js", lambda route: route.abort())
    page.reload()
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.unroute("**/pages/chat.js")
    page.reload()
    assert page.locator("main").get_attribute("data-session") == "form"
    assert page.evaluate(DROP, "drop")
    expect(told(page)).to_be_visible()
