"""A day at the desk: who waits, who is helped, and three at once without losing one's place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from tests.browser.desk.agent import answer, field, open_mine, said, sign_in
from tests.browser.desk.conftest import OpenDesk
from tests.browser.desk.site import DeskSite
from tests.browser.desk.stand_in import StandIn

pytestmark = pytest.mark.browser


def test_nobody_sees_the_desk_before_signing_in(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.signed_in = False
    page = open_desk()
    expect(page.get_by_role("dialog", name="Log ind")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Log ind")).to_be_visible()
    sign_in(page, "forkert")
    expect(page.locator(".js-sign-in-error")).to_have_text("Brugernavn eller adgangskode passer ikke.")
    sign_in(page)
    expect(page.locator("main")).to_be_visible()
    expect(page.locator(".js-who")).to_have_text("Medarbejder A")


def test_signing_out_leaves_nothing_behind(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    field(page).fill("En kladde")
    page.get_by_role("button", name="Log ud").click()
    expect(page.get_by_role("dialog", name="Log ind")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_an_empty_desk_says_so(open_desk: OpenDesk) -> None:
    page = open_desk()
    expect(page.locator(".js-mine-empty")).to_be_visible()
    expect(page.locator(".js-waiting-empty")).to_be_visible()
    expect(page.locator(".js-none-hint")).to_have_text("Ingen venter lige nu.")
    expect(page.get_by_role("button", name="Tag den næste")).to_be_hidden()


def test_queues_tell_how_many_wait_and_for_how_long(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    row = page.get_by_role("row").filter(has_text="Borgerservice").first
    expect(row.get_by_role("cell")).to_have_text(["2", "21 min.", "2"])
    expect(page.get_by_role("row").filter(has_text="Stadsarkiv")).to_contain_text("lukket")


def test_who_waits_is_taken(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.get_by_role("button", name="Tag samtalen: Flytning til udlandet med to børn").click()
    expect(page.get_by_role("heading", name="Flytning til udlandet med to børn")).to_be_visible()
    expect(page.locator(".js-mine > li")).to_have_count(4)
    expect(page.locator(".js-waiting > li")).to_have_count(4)
    expect(field(page)).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Du har samtalen nu")
    assert "w1" in desk.held


def test_who_waits_can_be_read_before_being_taken(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-waiting .js-open").nth(1).click()
    expect(page.get_by_role("heading", name="Regning for bøger")).to_be_visible()
    expect(field(page)).to_be_hidden()
    expect(page.locator(".js-copilot")).to_be_hidden()
    page.locator(".js-talk .js-claim").click()
    expect(field(page)).to_be_focused()
    assert "w2" in desk.held


def test_an_answer_is_sent_once_and_shown_with_its_author(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    answer(page, "Der er en tid i morgen.")
    expect(said(page)).to_contain_text(["Der er en tid i morgen."])
    expect(said(page).locator(".js-author")).to_have_text("Medarbejder A")
    expect(page.locator("[data-pending]")).to_have_count(0)
    expect(field(page)).to_have_value("")
    assert [body["text"] for body in desk.said("messages")] == ["Der er en tid i morgen."]


def test_what_the_citizen_writes_comes_at_once(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    expect(page.locator(".frame__line--live")).to_be_visible()
    desk.says("c1", "Tak, det passer fint.")
    expect(said(page, "citizen").last).to_contain_text("Tak, det passer fint.")


def test_without_a_stream_the_desk_asks_now_and_then(busy_desk: OpenDesk, desk: StandIn) -> None:
    desk.streams = False
    page = busy_desk()
    expect(page.locator(".frame__line--polling")).to_be_visible()
    desk.says("c1", "Er du der?")
    expect(said(page, "citizen").last).to_contain_text("Er du der?", timeout=20_000)


def test_news_in_another_conversation_is_marked_and_moves_nothing(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    field(page).fill("Midt i en sætning")
    desk.says("c3", "Hallo?")
    expect(page.locator(".js-mine > li").nth(2)).to_contain_text("Nyt")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("Midt i en sætning")
    open_mine(page, 2)
    expect(page.locator(".js-mine > li").nth(2)).not_to_contain_text("Nyt")


def test_each_conversation_keeps_its_draft_and_its_place(busy_desk: OpenDesk, desk: StandIn) -> None:
    desk.messages["c1"] = [{**each, "seq": at} for at, each in enumerate(desk.of("c1") * 8, 1)]
    page = busy_desk(messages=40)
    field(page).fill("Til den første")
    page.evaluate("document.querySelector('.js-log').scrollTop = 300")
    open_mine(page, 1)
    expect(field(page)).to_have_value("")
    field(page).fill("To the second")
    open_mine(page, 2)
    open_mine(page, 0)
    expect(field(page)).to_have_value("Til den første")
    assert page.evaluate("document.querySelector('.js-log').scrollTop") == 300
    page.reload()
    expect(field(page)).to_have_value("Til den første")
    open_mine(page, 1)
    expect(field(page)).to_have_value("To the second")


def test_the_machines_part_is_danish_and_the_citizens_words_bear_their_own_language(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    open_mine(page, 1)
    expect(said(page, "bot").first.locator(".message__reply")).to_have_attribute("lang", "da")
    expect(said(page, "citizen").first.locator(".message__reply")).to_have_attribute("lang", "en")
    expect(page.locator(".js-answer-language")).to_have_text("Borgeren læser engelsk.")


def test_choices_and_sources_are_shown_but_cannot_be_pressed(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    bot = said(page, "bot").last
    expect(bot.locator(".offered__choice")).to_have_text(["Bestil tid", "Tal med et menneske"])
    expect(bot.get_by_role("button")).to_have_count(0)
    expect(bot.locator(".sources")).to_contain_text("Pas på borger.dk (læst november 2026)")


def test_the_main_points_stand_on_top(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    expect(page.locator(".summary")).to_contain_text("Hvad koster et pas til min søn")
    expect(page.locator(".summary")).to_contain_text("Borgerservice, Dokk1")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Faste svar").get_by_role("option")


def test_a_ready_answer_is_put_in_with_its_values(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    field(page).press_sequentially("/hil")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("Hej, du skriver nu med Medarbejder A. Jeg læser lige, hvad I har skrevet.")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_ready_answer_is_chosen_by_arrows_and_its_hole_is_filled_in(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    field(page).press_sequentially("Hej. /")
    expect(options(page)).to_have_count(4)
    expect(field(page)).to_have_attribute("aria-activedescendant", "fast-svar-0")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options(page).and_(page.get_by_role("option", selected=True))).to_contain_text("Bestil tid")
    page.keyboard.press("Enter")
    page.keyboard.type("i morgen")
    expect(field(page)).to_have_value("Hej. Du kan få en tid i morgen. Passer det?")


def test_a_slash_within_a_word_asks_for_nothing(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    field(page).press_sequentially("og/eller")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field(page).fill("")
    field(page).press_sequentially("/h")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field(page)).to_be_focused()


def test_a_suggestion_is_sent_in_the_citizens_language(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    open_mine(page, 1)
    expect(page.locator(".js-suggestion")).to_contain_text("Bring the child's old passport")
    page.get_by_role("button", name="Send sådan").click()
    expect(said(page).last).to_contain_text("Bring the child's old passport")
    assert desk.said("messages")[0]["text"].startswith("Bring the child's old passport")


def test_a_suggestion_is_edited_first(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    field(page).fill("Hej.")
    page.get_by_role("button", name="Ret først").click()
    expect(field(page)).to_have_value(re.compile("^Hej.\nTag barnets gamle pas med"))
    expect(field(page)).to_be_focused()


def test_a_note_is_for_colleagues_only(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.get_by_label("Ny note").fill("Har talt med ham i går.")
    page.get_by_role("button", name="Gem note").click()
    expect(page.locator(".note")).to_contain_text(["Har ringet til Dokk1.", "Har talt med ham i går."])
    expect(page.get_by_label("Ny note")).to_have_value("")
    assert desk.said("messages") == []


def test_typing_is_shown_both_ways(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    expect(page.locator(".frame__line--live")).to_be_visible()
    with page.expect_response("**/typing"):
        field(page).press_sequentially("Hej")
    assert desk.said("typing") == [{}]
    desk.tell("typing", {"conversation": "c1"})
    expect(page.locator(".js-citizen-types")).to_have_text("Borgeren skriver …")


def test_a_conversation_is_transferred_to_a_colleague(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-transfer").click()
    dialog = page.get_by_role("dialog", name="Stil videre")
    expect(dialog.locator("optgroup").nth(1).locator("option")).to_have_text(["Medarbejder B (klar)"])
    dialog.get_by_label("Til", exact=True).select_option("agent:a2")
    dialog.get_by_role("button", name="Stil videre").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".js-mine > li")).to_have_count(2)
    assert desk.said("transfer") == [{"to_agent": "a2", "stay": False}]


def test_who_transfers_may_stay_and_read(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-transfer").click()
    dialog = page.get_by_role("dialog", name="Stil videre")
    dialog.get_by_label("Til", exact=True).select_option("queue:library")
    dialog.get_by_label("Bliv med i samtalen").check()
    dialog.get_by_role("button", name="Stil videre").click()
    expect(page.get_by_role("heading", name="Pas til barn")).to_be_visible()
    expect(field(page)).to_be_hidden()
    assert desk.said("transfer") == [{"to_queue": "library", "stay": True}]


def test_a_conversation_is_finished_with_a_reason(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-finish").click()
    dialog = page.get_by_role("dialog", name="Afslut")
    dialog.get_by_label("Henvist til andre").check()
    dialog.get_by_label("Luk samtalen").check()
    dialog.get_by_role("button", name="Afslut").click()
    expect(page.locator(".js-mine > li")).to_have_count(2)
    expect(page.locator(".js-none-hint")).to_be_visible()
    assert desk.said("finish") == [{"reason": "referred", "to": "closed"}]


def test_a_conversation_is_put_back_in_line(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-release").click()
    expect(page.locator(".js-waiting > li")).to_have_count(6)
    assert desk.waiting[0] == "c1"


def test_presence_and_room_are_told(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.get_by_label("Pause").check()
    expect(page.get_by_role("status").first).to_have_text("Du står nu som: Pause")
    page.get_by_label("Plads til").select_option("5")
    expect(page.locator(".js-mine-count")).to_have_text("3 af 5")
    assert desk.said("presence")[0] == {"presence": "pause", "capacity": 3}


def test_presence_is_as_the_colleagues_see_it(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.presence = {"presence": "away", "capacity": 2}
    page = open_desk()
    expect(page.get_by_label("Væk")).to_be_checked()
    expect(page.locator(".js-mine-count")).to_have_text("0 af 2")
    expect(page.locator(".js-not-ready")).to_be_visible()
    page.get_by_label("Klar").check()
    expect(page.locator(".js-not-ready")).to_be_hidden()


def test_what_is_chosen_before_the_page_has_heard_how_one_stands_is_not_taken_back(
    contexts: Callable[..., BrowserContext], site: DeskSite, desk: StandIn
) -> None:
    desk.presence = {"presence": "away", "capacity": 2}
    page, held = contexts().new_page(), list[Route]()
    page.route("**/colleagues", lambda route: held.append(route))  # noqa: PLW0108 - the browser marks the handler it is given
    page.goto(f"{site.address}/desk")
    page.get_by_label("Klar").check()
    expect(page.get_by_role("status").first).to_have_text("Du står nu som: Klar")
    stale = [{"id": desk.account, "presence": "away", "capacity": 2}]
    with page.expect_response("**/colleagues"):
        held[0].fulfill(json=stale)
    expect(page.locator(".frame__line--live")).to_be_visible()
    expect(page.get_by_label("Klar")).to_be_checked()


def test_a_page_that_nobody_touches_is_no_sign_of_life(open_desk: OpenDesk) -> None:
    page = open_desk()
    page.clock.install()
    page.reload()
    expect(page.locator(".frame__line--live")).to_be_visible()
    with page.expect_request(lambda asked: looks(asked) and asked.headers.get("x-unattended") == "1"):
        page.clock.fast_forward(61_000)
    page.keyboard.press("Shift")
    with page.expect_request(lambda asked: looks(asked) and "x-unattended" not in asked.headers):
        page.clock.fast_forward(31_000)


def looks(asked: Request) -> bool:
    return asked.url.endswith("/queues")


def test_the_title_counts_who_waits(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    expect(page).to_have_title(re.compile(r"^\(5 venter\)"))
    desk.waiting.clear()
    desk.tell("changed", {"queues": True})
    expect(page).to_have_title(re.compile("^Skranken"))


def test_a_tone_sounds_only_where_it_is_switched_on(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    expect(page.locator(".frame__line--live")).to_be_visible()
    page.evaluate(
        "() => { window.tones = 0; const create = AudioContext.prototype.createOscillator;"
        " AudioContext.prototype.createOscillator = function () { window.tones += 1; return create.call(this); }; }"
    )
    one_more_waits(page, desk)
    assert page.evaluate("window.tones") == 0
    page.get_by_role("button", name="Lyd").click()
    expect(page.get_by_role("button", name="Lyd")).to_have_attribute("aria-pressed", "true")
    one_more_waits(page, desk)
    assert page.evaluate("window.tones") == 2


def one_more_waits(page: Page, desk: StandIn) -> None:
    """One of mine is put in line by another: new among those who wait."""
    waits = len(desk.waiting) + 1
    desk.waiting.append(desk.held.pop())
    desk.tell("changed", {"queues": True})
    expect(page.locator(".js-waiting > li")).to_have_count(waits)


def test_past_conversations_are_found_and_read(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    page.get_by_role("button", name="Tidligere").click()
    page.get_by_label("Søg i tidligere").fill("mejlgade")
    page.keyboard.press("Enter")
    expect(page.locator(".js-history-count")).to_have_text("Fundet: 1")
    page.locator(".js-history-found .js-open").click()
    expect(page.get_by_role("heading", name="Billeder af Mejlgade")).to_be_visible()
    expect(field(page)).to_be_hidden()


def test_a_past_conversation_is_read_once_however_long_it_stands_there(open_desk: OpenDesk, desk: StandIn) -> None:
    page = open_desk()
    page.get_by_role("button", name="Tidligere").click()
    page.get_by_label("Søg i tidligere").press("Enter")
    page.locator(".js-history-found .js-open").first.click()
    expect(page.locator(".js-messages > li")).to_have_count(5)
    for _ in range(3):
        with page.expect_response("**/queues"):
            desk.tell("changed", {"queues": True})
    assert len(desk.said("read")) == 1


def test_left_messages_stand_until_they_are_answered(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    letters = page.locator(".js-left .js-open")
    expect(letters).to_have_count(2)
    expect(letters.first).to_contain_text("BC-K7PM")
    expect(letters.first).to_contain_text("Regninger")
    expect(letters.last).to_contain_text("ring op, helst tors. 26. nov. om formiddagen")


def test_a_left_message_is_taken_and_answered_by_mail(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-left .js-open").first.click()
    dialog = page.get_by_role("dialog", name="Besked BC-K7PM")
    expect(dialog).to_contain_text("Jeg har betalt bogen")
    expect(dialog).to_contain_text("borger@eksempel.test")
    expect(dialog.get_by_label("Dit svar på mail")).to_be_hidden()
    dialog.get_by_role("button", name="Tag", exact=True).click()
    dialog.get_by_label("Dit svar på mail").fill("Regningen er slettet.")
    dialog.get_by_role("button", name="Send svar på mail").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".js-left .js-open")).to_have_count(1)
    assert desk.said("letter answer") == [{"by": "mail", "text": "Regningen er slettet."}]


def test_a_call_that_nobody_took_is_noted(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    page.locator(".js-left .js-open").last.click()
    dialog = page.get_by_role("dialog", name="Besked BC-Q2XD")
    dialog.get_by_role("button", name="Tag", exact=True).click()
    dialog.get_by_role("button", name="Ingen tog telefonen").click()
    expect(dialog).to_be_hidden()
    assert desk.said("letter answer") == [{"by": "call", "result": "not_reached"}]


def test_a_half_written_answer_to_a_left_message_is_kept(busy_desk: OpenDesk) -> None:
    page = busy_desk()
    page.locator(".js-left .js-open").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Tag", exact=True).click()
    page.get_by_label("Dit svar på mail").fill("Halvt skre")
    page.keyboard.press("Escape")
    page.reload()
    page.locator(".js-left .js-open").first.click()
    expect(page.get_by_label("Dit svar på mail")).to_have_value("Halvt skre")


def test_the_citys_own_sign_in_is_offered_where_there_is_one(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.signed_in, desk.oidc = False, True
    page = open_desk()
    link = page.get_by_role("link", name="Log ind med kommunens login")
    expect(link).to_have_attribute("href", "/desk/sign-in/oidc")
    expect(page.get_by_label("Brugernavn")).to_be_visible()


def test_a_session_renewed_in_another_tab_is_taken_over(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.csrf = "csrf-of-a-later-session"
    answer(page, "Der er en tid i morgen.")
    expect(said(page)).to_contain_text(["Der er en tid i morgen."])
    expect(page.locator("[data-pending]")).to_have_count(0)


def test_markup_is_shown_as_text(busy_desk: OpenDesk, desk: StandIn) -> None:
    page = busy_desk()
    desk.says("c1", "<img src=x onerror=alert(1)><b>fed</b>")
    expect(said(page, "citizen").last).to_contain_text("<img src=x onerror=alert(1)><b>fed</b>")


def test_the_desk_reads_english_for_who_wants_it(busy_desk: OpenDesk) -> None:
    page = busy_desk("/desk?language=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("The desk")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Put back in line")).to_be_visible()
