"""The desk for those who use a keyboard, a screen reader, large text or a tablet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.agent import answer, field, open_mine, said
from tests.browser.desk.conftest import OpenDesk
from tests.browser.desk.stand_in import StandIn
from tests.browser.test_accessible import AT_REST, overflow, violations

pytestmark = pytest.mark.browser
State = Callable[[Page, StandIn], None]


def empty(page: Page, desk: StandIn) -> None:
    expect(page.locator(".js-mine-empty")).to_be_visible()


def busy(page: Page, desk: StandIn) -> None:
    desk.busy()
    page.reload()
    open_mine(page)
    expect(page.locator(".js-suggestion")).to_have_count(1)
    answer(page, "Hej. Jeg ser på det nu.")
    expect(said(page)).to_have_count(1)


def conflict(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    desk.quicker["w1"] = "Medarbejder B"
    page.locator(".js-waiting .js-take").first.click()
    expect(page.locator(".js-alert")).to_be_visible()


def expired(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    desk.signed_in = False
    field(page).fill("Midt i")
    page.keyboard.press("Enter")
    expect(page.locator(".js-sign-in")).to_be_visible()


def off_line(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    page.context.set_offline(True)
    answer(page, "Der er en tid i morgen.")
    expect(page.locator(".message--unsent")).to_have_count(1)
    expect(page.locator(".frame__line--lost")).to_be_visible(timeout=15_000)


def choosing_a_ready_answer(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    field(page).press_sequentially("/")
    expect(page.get_by_role("listbox", name="Faste svar")).to_be_visible()


def too_long(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    answer(page, "x" * 2001)
    expect(page.locator("#svar-fejl")).to_be_visible()


def transferring(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    page.locator(".js-transfer").click()
    expect(page.locator(".js-transfer-dialog")).to_be_visible()


def finishing(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    page.locator(".js-finish").click()
    expect(page.locator(".js-finish-dialog")).to_be_visible()


def searching(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    page.locator(".js-history-open").click()
    page.locator("#soeg").press("Enter")
    expect(page.locator(".js-history-found li")).not_to_have_count(0)


def answering_a_left_message(page: Page, desk: StandIn) -> None:
    busy(page, desk)
    page.locator(".js-left .js-open").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Tag", exact=True).click()
    expect(page.get_by_label("Dit svar på mail")).to_be_visible()


def reading_shortcuts(page: Page, desk: StandIn) -> None:
    page.locator(".js-shortcuts-open").click()
    expect(page.locator(".js-shortcuts-dialog")).to_be_visible()


STATES: list[State] = [
    empty,
    busy,
    conflict,
    expired,
    off_line,
    choosing_a_ready_answer,
    too_long,
    transferring,
    finishing,
    searching,
    answering_a_left_message,
    reading_shortcuts,
]
NAMED = pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)


@NAMED
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(open_desk: OpenDesk, desk: StandIn, axe: str, theme: str, state: State) -> None:
    page = open_desk(color_scheme=theme, **AT_REST)
    state(page, desk)
    assert violations(page, axe) == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (820, 1180), (390, 844)])
@pytest.mark.parametrize("state", [empty, busy, conflict, finishing], ids=lambda state: state.__name__)
def test_nothing_needs_sideways_scrolling(
    open_desk: OpenDesk, desk: StandIn, width: int, height: int, state: State
) -> None:
    page = open_desk(viewport={"width": width, "height": height})
    state(page, desk)
    assert overflow(page) == 0
    assert cut_off(page) == []


def cut_off(page: Page) -> list[str]:
    """The parts that scroll sideways inside themselves."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.desk :not(.hidden-visually)')].filter((e) => e.checkVisibility()"
        " && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).overflowX !== 'visible').map((e) => e.className)"
    )
    return found


@pytest.mark.parametrize("width", [1280, 820])
def test_twice_the_text_size_fits(open_desk: OpenDesk, desk: StandIn, width: int) -> None:
    page = open_desk(viewport={"width": width, "height": 800}, bypass_csp=True)
    busy(page, desk)
    page.add_style_tag(content="html { font-size: 200%; }")
    assert overflow(page) == 0
    field(page).scroll_into_view_if_needed()
    expect(field(page)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize(("touch", "least"), [(True, 44), (False, 24)], ids=["touch", "mouse"])
def test_all_that_can_be_pressed_is_large_enough(open_desk: OpenDesk, desk: StandIn, touch: bool, least: int) -> None:
    page = open_desk(viewport={"width": 820, "height": 1180}, has_touch=touch, is_mobile=touch)
    busy(page, desk)
    small = page.evaluate(
        "(least) => [...document.querySelectorAll('button, select, textarea, .presence__choice')]"
        ".filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < least).map((e) => e.outerHTML)",
        least,
    )
    assert small == []


def test_an_hour_at_the_desk_by_keyboard_alone(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.busy()
    desk.held = ["c1"]
    page = open_desk()
    expect(page.locator(".js-waiting > li")).to_have_count(5)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til samtalerne")).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Flytning til udlandet")).to_be_visible()
    expect(field(page)).to_be_focused()
    page.keyboard.type("/hilsen")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text(["Hej, du skriver nu med Medarbejder A."])
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("heading", name="Pas til barn")).to_be_visible()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("log")).to_be_focused()
    expect(page.locator(".js-suggestion")).to_have_count(1)
    page.keyboard.press("o")
    expect(page.get_by_role("button", name="Ret først")).to_be_focused()
    page.keyboard.press("2")
    expect(page.get_by_role("heading", name="Flytning til udlandet")).to_be_visible()
    page.keyboard.press("i")
    page.keyboard.type("Skal ringes op.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_contain_text(["Skal ringes op."])
    page.keyboard.press("a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".js-mine > li")).to_have_count(1)
    assert desk.said("finish") == [{"reason": "referred", "to": "bot"}]


def test_the_lists_are_walked_through_by_keys(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.busy()
    page = open_desk()
    expect(page.locator(".js-waiting > li")).to_have_count(5)
    for title in ("Pas til barn", "Passport for a newcomer", "Fornyelse af lån", "Flytning til udlandet"):
        page.keyboard.press("j")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_role("heading", name="Fornyelse af lån")).to_be_visible()
    page.keyboard.press("g")
    expect(page.locator(".js-mine > li")).to_have_count(2)
    page.keyboard.press("p")
    expect(page.get_by_label("Pause")).to_be_checked()
    page.keyboard.press("f")
    expect(page.get_by_role("dialog", name="Tidligere")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Genveje")).to_contain_text("Tag den, der har ventet længst")


def test_single_letters_can_be_switched_off_and_do_nothing_in_a_field(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.busy()
    page = open_desk()
    open_mine(page)
    field(page).press_sequentially("apn")
    expect(field(page)).to_have_value("apn")
    page.get_by_role("button", name="Genveje").click()
    page.get_by_label("Brug genveje på ét bogstav").uncheck()
    page.get_by_role("button", name="Luk").click()
    page.keyboard.press("Escape")
    page.get_by_role("log").focus()
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.reload()
    page.get_by_role("log").focus()
    page.keyboard.press("p")
    expect(page.get_by_label("Klar")).to_be_checked()
    assert len(desk.held) == 3


def test_the_focus_stays_in_a_list_that_changes(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.busy()
    page = open_desk()
    expect(page.locator(".frame__line--live")).to_be_visible()
    focused = page.locator(".js-waiting .js-open").nth(1)
    focused.focus()
    desk.take_away("w1", "Medarbejder B")
    desk.tell("changed", {"queues": True})
    expect(page.locator(".js-waiting > li")).to_have_count(4)
    expect(page.locator(".js-waiting .js-open").first).to_be_focused()
    expect(page.locator(".js-waiting .js-open").first).to_contain_text("Regning for bøger")


def test_messages_are_announced_once_and_an_opened_conversation_not_at_all(open_desk: OpenDesk, desk: StandIn) -> None:
    desk.busy()
    page = open_desk()
    log = page.locator(".js-log")
    page.evaluate(
        "() => { window.loud = []; const log = document.querySelector('.js-log');"
        " new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) =>"
        " log.getAttribute('aria-live') !== 'off' && window.loud.push(node.textContent))))"
        ".observe(log, { childList: true, subtree: true }); }"
    )
    open_mine(page)
    expect(log).not_to_have_attribute("aria-live", "off")
    desk.says("c1", "Er du der?")
    expect(said(page, "citizen").last).to_contain_text("Er du der?")
    assert sum("Er du der?" in text for text in page.evaluate("window.loud")) == 1


def test_motion_is_not_forced_on_anybody(open_desk: OpenDesk) -> None:
    page = open_desk(reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0
