"""What goes wrong at the desk, and that nothing written is lost by it."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk.agent import answer, field, open_mine, said, sign_in
from tests.browser.desk.conftest import OpenDesk
from tests.browser.desk.stand_in import StandIn

pytestmark = pytest.mark.browser
PASTE = (
    "(text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
    " const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });"
    " return document.querySelector('#svar').dispatchEvent(event); }"
)


def test_who_was_first_is_told_by_name(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.quicker["w1"] = "Medarbejder B"
    page.locator(".js-waiting .js-take").first.click()
    expect(page.get_by_role("alert").first).to_have_text("Medarbejder B har samtalen. Du kan læse den, men ikke svare.")
    expect(page.get_by_role("heading", name="Flytning til udlandet")).to_be_visible()
    expect(field(page)).to_be_hidden()
    expect(page.locator(".js-waiting > li")).to_have_count(4)


def test_an_answer_to_what_is_anothers_now_comes_back_to_be_copied(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.take_away("c1", "Medarbejder C")
    answer(page, "Der er en tid i morgen.")
    expect(page.get_by_role("alert").first).to_contain_text("Medarbejder C har samtalen.")
    expect(page.get_by_role("alert").first).to_contain_text("er ikke sendt")
    expect(field(page)).to_have_value("Der er en tid i morgen.")
    expect(field(page)).not_to_be_editable()
    expect(page.locator("[data-pending]")).to_have_count(0)
    assert desk.said("messages") == []


def test_a_session_that_is_over_in_mid_sentence_loses_nothing(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    field(page).fill("Jeg er lige ved at")
    desk.signed_in = False
    desk.tell("changed", {"queues": True})
    dialog = page.get_by_role("dialog", name="Log ind")
    expect(dialog).to_contain_text("står her stadig")
    sign_in(page)
    expect(dialog).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("Jeg er lige ved at")
    page.keyboard.press("End")
    page.keyboard.type(" svare.")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text(["Jeg er lige ved at svare."])


def test_an_answer_sent_without_a_session_goes_after_signing_in(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    answer(page, "Et øjeblik.")
    expect(said(page)).to_have_count(1)
    field(page).fill("Der er en tid i morgen.")
    desk.signed_in = False
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Log ind")).to_be_visible()
    sign_in(page, "forkert")
    expect(page.locator(".js-sign-in-error")).to_be_visible()
    sign_in(page)
    expect(said(page)).to_contain_text(["Et øjeblik.", "Der er en tid i morgen."])
    expect(page.locator("[data-pending]")).to_have_count(0)
    assert len(desk.said("messages")) == 2


def test_another_who_signs_in_finds_nothing_and_sends_nothing(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    field(page).fill("Skrevet af en anden.")
    desk.signed_in = False
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Log ind")).to_be_visible()
    desk.account, desk.name = "a2", "Medarbejder B"
    sign_in(page)
    expect(page.locator(".js-who")).to_have_text("Medarbejder B")
    expect(page.locator(".js-mine > li")).to_have_count(3)
    open_mine(page)
    expect(page.locator("[data-pending]")).to_have_count(0)
    expect(field(page)).to_have_value("")
    assert desk.said("messages") == []


def test_a_text_too_long_is_kept_with_the_reason(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    answer(page, "ord " * 501)
    expect(page.locator("#svar-fejl")).to_contain_text("for langt")
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    expect(field(page)).to_have_value("ord " * 501)
    expect(page.locator("#svar-antal")).to_have_text("4 tegn for meget")
    assert desk.said("messages") == []


def test_a_paste_of_a_hundred_thousand_characters_is_refused_and_the_draft_stands(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    field(page).fill("Min kladde")
    assert page.evaluate(PASTE, "x" * 100_000) is False
    expect(page.locator("#svar-fejl")).to_contain_text("100.000 tegn")
    expect(field(page)).to_have_value("Min kladde")
    assert page.evaluate(PASTE, "kort") is True


def test_an_empty_answer_is_not_sent(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    answer(page, "   ")
    expect(page.locator("#svar-fejl")).to_have_text("Skriv et svar først.")
    assert desk.said("messages") == []


def test_an_answer_written_off_line_is_kept_and_sent_once(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.context.set_offline(True)
    expect(page.locator(".frame__line--lost")).to_be_visible(timeout=15_000)
    answer(page, "Første svar.")
    answer(page, "Andet svar.")
    expect(page.locator(".message--unsent")).to_have_count(2)
    expect(page.locator(".js-mine > li").first).to_contain_text("Ikke sendt")
    page.context.set_offline(False)
    expect(page.locator("[data-pending]")).to_have_count(0, timeout=20_000)
    expect(said(page)).to_contain_text(["Første svar.", "Andet svar."])
    expect(page.locator(".frame__line--lost")).to_be_hidden(timeout=15_000)
    assert [body["text"] for body in desk.said("messages")] == ["Første svar.", "Andet svar."]


def test_an_unsent_answer_outlives_the_page(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.route("**/messages", lambda route: route.abort())
    answer(page, "Før genindlæsning.")
    expect(page.locator(".message--unsent")).to_have_count(1)
    page.unroute("**/messages")
    page.reload()
    expect(said(page)).to_contain_text(["Før genindlæsning."])
    expect(page.locator("[data-pending]")).to_have_count(0)
    assert len(desk.said("messages")) == 1


def test_an_answer_whose_acknowledgement_is_lost_is_stored_once(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.route("**/messages", lose_first)
    answer(page, "Der er en tid i morgen.")
    expect(page.locator("[data-pending]")).to_have_count(0, timeout=15_000)
    expect(said(page)).to_contain_text(["Der er en tid i morgen."])
    assert len(lost) == 1
    assert len(desk.said("messages")) == 1


def test_a_gateway_that_is_away_is_told_and_caught_up_with(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.down = True
    answer(page, "Der er en tid i morgen.")
    expect(page.locator(".message--unsent")).to_have_count(1)
    desk.down = False
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator("[data-pending]")).to_have_count(0)
    assert len(desk.said("messages")) == 1


def test_the_queues_are_seen_though_left_messages_cannot_be_had(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.route("**/left-messages", lambda route: route.fulfill(status=503, json={}))
    desk.waiting.pop()
    desk.tell("changed", {"queues": True})
    expect(page.locator(".js-waiting > li")).to_have_count(4)
    expect(page.locator(".js-left .js-open")).to_have_count(2)


def test_signing_out_with_answers_unsent_asks_first(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.down = True
    answer(page, "Der er en tid i morgen.")
    expect(page.locator(".message--unsent")).to_have_count(1)
    page.get_by_role("button", name="Log ud").click()
    expect(page.get_by_role("alert").first).to_contain_text("svar, som ikke er sendt")
    expect(page.locator("main")).to_be_visible()


def test_a_transfer_refused_keeps_what_was_chosen(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-transfer").click()
    dialog = page.get_by_role("dialog", name="Stil videre")
    dialog.get_by_label("Til", exact=True).select_option("agent:a2")
    desk.down = True
    dialog.get_by_role("button", name="Stil videre").click()
    expect(dialog.get_by_role("alert")).to_have_text("Prøv igen om lidt.")
    expect(dialog.get_by_label("Til", exact=True)).to_have_value("agent:a2")


def test_a_conversation_that_a_citizen_has_deleted_is_said_to_be_gone(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    gone = {"error": {"code": "conversation_unknown", "message": "Samtalen findes ikke."}}
    page.route(re.compile("/conversations/c2"), lambda route: route.fulfill(status=404, json=gone))
    page.locator(".js-mine .js-open").nth(1).click()
    expect(page.get_by_role("alert").first).to_contain_text("Samtalen findes ikke mere")
    expect(page.locator(".js-messages > li")).to_have_count(0)


def test_a_slow_conversation_does_not_fill_the_one_chosen_since(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    held: list[Route] = []
    page.route(re.compile("/conversations/c2\\?"), lambda route: held.append(route))  # noqa: PLW0108 - the browser marks the handler it is given
    page.locator(".js-mine .js-open").nth(1).click()
    wait_until(page, held)
    open_mine(page, 2)
    held[0].continue_()
    expect(page.get_by_role("heading", name="Fornyelse af lån")).to_be_visible()
    expect(said(page, "citizen").first).to_contain_text("Hvad koster et pas")


def wait_until(page: Page, held: list[Route]) -> None:
    while not held:
        page.wait_for_timeout(20)
