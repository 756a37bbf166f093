"""What goes wrong, and that nothing written is lost by it."""

import sqlite3
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.browser.citizen import field, messages, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import ADMIN, Gateway, running_gateway

pytestmark = pytest.mark.browser
BOTH_WAYS = pytest.mark.parametrize("script", [True, False], ids=["script", "forms"])
TOO_LONG = "ord " * 501


@BOTH_WAYS
def test_a_text_too_long_is_kept_with_the_reason_beside_the_field(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, TOO_LONG)
    expect(page.locator("#besked-fejl")).to_contain_text("for lang")
    expect(field(page)).to_have_value(TOO_LONG)
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    expect(messages(page, "citizen")).to_have_count(0)


@BOTH_WAYS
def test_an_empty_message_is_not_sent(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "   ")
    expect(page.locator("#besked-fejl")).to_contain_text("Skriv en besked")
    expect(messages(page, "citizen")).to_have_count(0)


def test_the_characters_left_are_counted_near_the_limit(open_page: OpenPage) -> None:
    page = open_page("/")
    field(page).fill("x" * 1799)
    expect(page.locator("#besked-antal")).to_be_hidden()
    field(page).fill("x" * 1990)
    expect(page.locator("#besked-antal")).to_have_text("10 tegn tilbage")
    field(page).fill("😀" * 2001)
    expect(page.locator("#besked-antal")).to_have_text("1 tegn for meget")
    expect(page.get_by_role("status")).to_have_text("1 tegn for meget")


def test_exactly_the_limit_is_sent_by_form_though_it_has_line_breaks(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    say(page, "åbent " + "x\n" * 996 + "xx")
    expect(newest(page)).to_contain_text("Risskov")


@BOTH_WAYS
def test_while_the_bot_is_down_the_citizen_is_told_at_once(open_page: OpenPage, gateway: Gateway, script: bool) -> None:
    gateway.bot.down = True
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(page.locator(".log")).to_contain_text("Jeg kan ikke svare lige nu. Din besked er gemt")
    gateway.bot.down = False
    for _ in range(0 if script else 20):
        page.wait_for_timeout(500)
        page.get_by_role("button", name="Hent svar").click()
        if page.get_by_text("Risskov Bibliotek har åbent").count():
            break
    expect(newest(page)).to_contain_text("Risskov Bibliotek har åbent", timeout=15_000)


def test_a_half_written_text_survives_fetching_the_answer(open_page: OpenPage, gateway: Gateway) -> None:
    gateway.bot.seconds = 4
    page = open_page("/", java_script_enabled=False)
    say(page, "Hvornår har I åbent?")
    expect(page.locator("#nyeste")).to_contain_text("Svaret er på vej")
    field(page).fill("Og hvad med")
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Hent svar").click()
    expect(newest(page)).to_contain_text("Risskov Bibliotek har åbent")
    expect(field(page)).to_have_value("Og hvad med")
    expect(page.locator("#nyeste")).to_be_hidden()


def test_a_form_sent_twice_is_one_message(open_page: OpenPage, gateway: Gateway) -> None:
    page = open_page("/", java_script_enabled=False)
    say(page, "Hvornår har I åbent?")
    (cookie,) = page.context.cookies()
    form = {"text": "Og hvornår har I lukket?", "message_id": "8f14e45f-ceea-467f-ab2e-5f6d2a1b7c11"}
    for _ in range(2):
        answered = httpx.post(f"{gateway.address}/samtale/besked", data=form, cookies={cookie["name"]: cookie["value"]})
        assert answered.status_code == 303
    page.reload()
    expect(messages(page, "citizen")).to_have_count(2)


def test_an_unsent_message_is_shown_as_such_and_sent_once_when_the_network_is_back(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.context.set_offline(True)
    say(page, "Er der åbent i dag?")
    expect(newest(page, "citizen")).to_contain_text("Ikke sendt endnu")
    page.context.set_offline(False)
    expect(messages(page)).to_have_count(3, timeout=15_000)
    expect(messages(page, "citizen")).to_have_count(2)
    expect(page.locator(".message--unsent")).to_have_count(0)


def test_a_message_whose_acknowledgement_is_lost_is_stored_once(open_page: OpenPage) -> None:
    page = open_page("/")
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
            return
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.route("**/messages", lose_first)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov", timeout=15_000)
    expect(page.locator("[data-pending]")).to_have_count(0, timeout=15_000)
    expect(messages(page, "citizen")).to_have_count(1)
    assert len(lost) == 1


def test_a_message_refused_twice_can_be_tried_again_by_hand(open_page: OpenPage) -> None:
    page = open_page("/")
    body = {"error": {"code": "queue_full", "message": "Mange skriver lige nu."}}
    page.route("**/messages", lambda route: route.fulfill(status=503, json=body, headers={"retry-after": "1"}))
    say(page, "Hvornår har I åbent?")
    expect(newest(page, "citizen")).to_contain_text("Mange skriver lige nu.", timeout=15_000)
    page.unroute("**/messages")
    page.get_by_role("button", name="Prøv igen").click()
    expect(newest(page)).to_contain_text("Risskov")
    expect(messages(page, "citizen")).to_have_count(1)


def test_a_text_that_the_gateway_refuses_is_given_back(open_page: OpenPage) -> None:
    page = open_page("/")
    body = {"error": {"code": "message_too_long", "message": "Beskeden er for lang."}}
    page.route("**/messages", lambda route: route.fulfill(status=413, json=body))
    say(page, "Hvornår har I åbent?")
    expect(page.locator("#besked-fejl")).to_have_text("Beskeden er for lang.")
    expect(field(page)).to_have_value("Hvornår har I åbent?")
    expect(messages(page, "citizen")).to_have_count(0)


def test_a_store_that_cannot_be_read_leaves_the_page_and_what_was_written(tmp_path: Path) -> None:
    with running_gateway(tmp_path) as gateway, sqlite3.connect(tmp_path / "conversations.db") as store:
        store.execute("drop table notices")
        store.execute("drop table messages")
        store.commit()
        assert httpx.get(gateway.address).status_code == 503
        said = httpx.post(f"{gateway.address}/samtale/besked", data={"text": "Hvornår har I åbent?"})
        assert said.status_code == 503
        assert "Hvornår har I åbent?</textarea>" in said.text


def test_a_lost_line_is_told_and_caught_up_with(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.route("**/api/**", lambda route: route.abort())
    page.context.set_offline(True)
    expect(page.locator(".js-connection")).to_contain_text("Forbindelsen er væk", timeout=15_000)
    page.unroute("**/api/**")
    page.context.set_offline(False)
    expect(page.locator(".js-connection")).to_be_hidden(timeout=15_000)


def test_reload_carries_on(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    field(page).fill("halvt skrevet")
    page.reload()
    expect(newest(page)).to_contain_text("Risskov")
    expect(messages(page, "citizen")).to_have_count(1)
    expect(field(page)).to_have_value("halvt skrevet")


@BOTH_WAYS
def test_a_conversation_that_is_no_more_begins_anew(open_page: OpenPage, gateway: Gateway, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    if script:
        page.evaluate("sessionStorage.setItem('borgerchat', JSON.stringify({id: 'x', token: 'y', usedAt: Date.now()}))")
    else:
        token = f"x.{'y' * 43}"
        page.context.add_cookies([{"name": "borgerchat", "value": token, "url": gateway.address}])
    page.reload()
    expect(page.locator("main")).to_contain_text("Samtalen findes ikke mere")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")


def test_another_sites_form_does_nothing(gateway: Gateway) -> None:
    answered = httpx.post(
        f"{gateway.address}/samtale/besked", data={"text": "Hej"}, headers={"origin": "https://example.com"}
    )
    assert answered.status_code == 403
    assert "set-cookie" not in answered.headers
    assert "Beskeden kom ikke fra denne side" in answered.text


@pytest.mark.parametrize("form", [{"reply_to": "1", "choice": "x"}, {"reply_to": "-5", "choice": ""}, {}])
def test_a_forged_choice_is_refused(gateway: Gateway, form: dict[str, str]) -> None:
    with httpx.Client(base_url=gateway.address) as http:
        http.post("/samtale/besked", data={"text": "Hvornår har I åbent?"})
        assert http.post("/samtale/valg", data=form).status_code == 409


def test_an_urgent_notice_stands_on_top(open_page: OpenPage, gateway: Gateway) -> None:
    operator = httpx.Client(base_url=gateway.address, headers={"authorization": f"Bearer {ADMIN}"})
    notice = {
        "text_da": "Borgerservice har lukket i dag.",
        "text_en": "Citizen Services is closed today.",
        "by": "drift",
        "reason": "prøve",
    }
    put_up = operator.post("/api/content/notices", json=notice)
    assert put_up.status_code == 201, put_up.text
    try:
        page = open_page("/")
        expect(page.get_by_role("region", name="Vigtig besked")).to_contain_text("Borgerservice har lukket i dag.")
        page.goto(gateway.address + "/?language=en")
        expect(page.get_by_role("region", name="Important notice")).to_contain_text("Citizen Services is closed today.")
    finally:
        operator.delete(f"/api/content/notices/{put_up.json()['id']}", params={"by": "drift"})
        operator.close()
