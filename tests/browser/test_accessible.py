"""The page for those who use a keyboard, a screen reader, large text, a narrow window or their own colours."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import field, messages, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway

pytestmark = pytest.mark.browser
ASKED = {"da": "Hvornår har I åbent?", "en": "When is the library open?"}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AT_REST = {"bypass_csp": True, "reduced_motion": "reduce"}  # in mid-scroll, a link under the field is too small
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"


def beginning(_page: Page, _language: str) -> None:
    pass


def answered(page: Page, language: str) -> None:
    say(page, ASKED[language])
    expect(newest(page)).to_contain_text("Risskov")


def refused(page: Page, _language: str) -> None:
    say(page, "x" * 2001)
    expect(field(page)).to_have_attribute("aria-invalid", "true")


def rated_and_deleting(page: Page, language: str) -> None:
    answered(page, language)
    page.locator(".js-feedback button").first.click()
    page.locator(".deletion summary").click()


def erased(page: Page, language: str) -> None:
    rated_and_deleting(page, language)
    page.locator(".deletion button").click()
    expect(page.locator(".receipt")).to_be_visible()


STATES: list[Callable[[Page, str], None]] = [beginning, answered, refused, rated_and_deleting, erased]


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("(tags) => axe.run({ runOnly: tags })", TAGS)
    return [f"{each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.fixture
def slow_bot(gateway: Gateway) -> Iterator[Gateway]:
    gateway.bot.seconds = 1
    yield gateway
    gateway.bot.reset()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(
    open_page: OpenPage, axe: str, theme: str, language: str, state: Callable[[Page, str], None]
) -> None:
    page = open_page(f"/?language={language}", color_scheme=theme, **AT_REST)
    state(page, language)
    assert violations(page, axe) == []


@pytest.mark.parametrize("state", [answered, refused, erased], ids=lambda state: state.__name__)
def test_axe_finds_nothing_in_the_page_of_forms(
    open_page: OpenPage, axe: str, state: Callable[[Page, str], None]
) -> None:
    """The page's own script is lost on its way; axe's must run."""
    page = open_page("/", **AT_REST)
    page.route("**/pages/chat.js", lambda route: route.abort())
    page.reload()
    state(page, "da")
    assert violations(page, axe) == []


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_needs_sideways_scrolling(open_page: OpenPage, width: int, state: Callable[[Page, str], None]) -> None:
    page = open_page("/", viewport={"width": width, "height": 568})
    state(page, "da")
    assert overflow(page) == 0


def test_long_words_and_wide_spacing_break_and_stay_inside(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 320, "height": 568}, bypass_csp=True)
    page.add_style_tag(content=SPACED)
    say(page, "å" * 1500)
    expect(newest(page, "citizen")).to_contain_text("ååå")
    assert overflow(page) == 0


def test_twice_the_text_size_fits(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 640, "height": 800}, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 200%; }")
    answered(page, "da")
    assert overflow(page) == 0


def test_all_that_can_be_pressed_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 390, "height": 800})
    answered(page, "da")
    small = page.evaluate(
        "[...document.querySelectorAll('button, summary, textarea')].filter((e) => e.checkVisibility())"
        ".filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML)"
    )
    assert small == []


def test_a_whole_conversation_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til skrivefeltet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    page.keyboard.type(ASKED["da"])
    page.keyboard.press("Shift+Enter")
    expect(messages(page, "citizen")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("Risskov")
    expect(field(page)).to_be_focused()
    reach(page, "Om søndagen?", back=True)
    page.keyboard.press("Enter")
    expect(newest(page)).to_contain_text("lukket om søndagen")
    expect(page.get_by_role("button", name="Om søndagen?")).to_be_focused()
    reach(page, "Ja, det hjalp")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Ja, det hjalp")).to_have_attribute("aria-pressed", "true")
    reach(page, "Slet samtalen")
    page.keyboard.press("Enter")
    reach(page, "Slet for altid")
    page.keyboard.press("Enter")
    expect(page.locator(".receipt")).to_be_focused()


def test_a_person_is_reached_within_three_keystrokes(open_page: OpenPage) -> None:
    page = open_page("/")
    field(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(newest(page, "system")).to_contain_text("Der er ingen klar hos Borgerservice")


def test_focus_stays_in_the_field_while_answers_come(open_page: OpenPage, slow_bot: Gateway) -> None:
    page = open_page("/")
    say(page, ASKED["da"])
    field(page).press_sequentially("Og hvad")
    expect(newest(page)).to_contain_text("Risskov", timeout=10_000)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("Og hvad")
    assert slow_bot.bot.questions


def test_answers_come_into_a_log_that_is_announced_once(open_page: OpenPage) -> None:
    page = open_page("/")
    log = page.get_by_role("log", name="Samtalen")
    page.evaluate(
        "window.added = []; new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach("
        "(node) => node.dataset?.seq && window.added.push(Number(node.dataset.seq)))))"
        ".observe(document.querySelector('.js-messages'), { childList: true })"
    )
    answered(page, "da")
    added = page.evaluate("window.added")
    assert sorted(set(added)) == sorted(added)
    assert log.locator("[aria-live]").count() == 0
    assert page.locator("[role=log], [role=status]").count() == 2


def test_each_message_bears_its_language(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "When is the library open on Saturday?")
    expect(newest(page)).to_contain_text("is open Saturday")
    expect(newest(page).locator(".message__reply")).to_have_attribute("lang", "en")
    expect(newest(page, "citizen").locator(".message__reply")).to_have_attribute("lang", "en")
    expect(messages(page).first.locator(".message__reply")).to_have_attribute("lang", "da")


def test_motion_is_not_forced_on_anybody(open_page: OpenPage) -> None:
    page = open_page("/", reduced_motion="reduce")
    moving = page.evaluate("getComputedStyle(document.querySelector('.log__dots span')).animationName")
    assert moving == "none"


def reach(page: Page, name: str, *, back: bool = False) -> None:
    """Tab until what bears the name has the focus, seen and not covered."""
    for _ in range(30):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        focused = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
        if focused == name:
            assert_seen(page)
            return
    raise AssertionError(f"{name} is not reached by the keyboard")


def assert_seen(page: Page) -> None:
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.wait_for_function(
        "() => { const e = document.activeElement, box = e.getBoundingClientRect();"
        " const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
        " return e.contains(top) || top?.contains(e); }"
    )
