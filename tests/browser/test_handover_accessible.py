"""A talk with a person for those who use a keyboard, a screen reader, a narrow window or their own colours."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import field, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway, running_gateway
from tests.browser.staff import AtDesk, at_desk
from tests.browser.test_accessible import AT_REST, overflow, reach, violations
from tests.browser.test_files import DROP

pytestmark = pytest.mark.browser
PATIENCE_MS = 15_000
State = Callable[[Page, AtDesk], None]


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    with running_gateway(tmp_path_factory.mktemp("accessible")) as running:
        yield running


@pytest.fixture
def agent(gateway: Gateway) -> Iterator[AtDesk]:
    with at_desk(gateway, "agent") as someone:
        yield someone


def offered(page: Page, _agent: AtDesk) -> None:
    page.locator("button[formaction='/samtale/menneske']").click()
    expect(page.locator(".js-choice[value=consent]").last).to_be_visible()


def waiting(page: Page, agent: AtDesk) -> None:
    offered(page, agent)
    page.locator(".js-choice[value=consent]").last.click()
    expect(page.locator(".js-handover-leave")).to_be_visible(timeout=PATIENCE_MS)


def helped(page: Page, agent: AtDesk) -> None:
    waiting(page, agent)
    held = agent.claims()
    held.writes("Hej, jeg er her nu")
    expect(newest(page, "staff")).to_contain_text("jeg er her nu", timeout=PATIENCE_MS)
    expect(page.locator(".js-handover")).to_contain_text(agent.name, timeout=PATIENCE_MS)


def over(page: Page, agent: AtDesk) -> None:
    waiting(page, agent)
    held = agent.claims()
    held.rounds_off()
    held.ends("closed")
    expect(page.locator(".js-handover-anew")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".js-rating")).to_be_visible()


def keeping(page: Page, _agent: AtDesk) -> None:
    say(page, "Hvornår har I åbent? When is it open?")
    expect(newest(page)).to_contain_text("Risskov")
    page.locator(".js-keep summary").click()
    page.locator(".js-keep-mail button").click()
    expect(page.locator(".js-keep-fault")).to_be_visible()


def refused_file(page: Page, _agent: AtDesk) -> None:
    page.evaluate(DROP, "drop")
    expect(page.locator(".js-files-close")).to_be_visible()


STATES: list[State] = [offered, waiting, helped, over, keeping, refused_file]
LOOKS = [("da", "light", 320), ("en", "dark", 390), ("da", "dark", 768), ("en", "light", 1280)]
Look = tuple[str, str, int]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    open_page: OpenPage, axe: str, agent: AtDesk, state: State, look: Look
) -> None:
    language, theme, width = look
    size = {"width": width, "height": 900}
    page = open_page(f"/?language={language}", color_scheme=theme, viewport=size, **AT_REST)
    state(page, agent)
    assert violations(page, axe) == []
    assert overflow(page) == 0


def test_axe_finds_nothing_in_the_page_of_forms(open_page: OpenPage, axe: str, agent: AtDesk) -> None:
    page = open_page("/", **AT_REST)
    page.route("**/pages/chat.js", lambda route: route.abort())
    page.reload()
    waiting(page, agent)
    assert violations(page, axe) == []
    held = agent.claims()
    held.writes("Hej, jeg er her nu")
    page.locator(".js-fetch").click()
    expect(newest(page, "staff")).to_be_visible()
    assert violations(page, axe) == []
    held.rounds_off()
    held.ends("closed")
    page.locator(".js-fetch").click()
    expect(page.locator(".js-rating")).to_be_visible()
    assert violations(page, axe) == []


def test_a_whole_talk_by_keyboard(open_page: OpenPage, agent: AtDesk) -> None:
    page = open_page("/")
    field(page).focus()
    reach(page, "Tal med et menneske")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Nej tak")).to_be_visible()
    reach(page, "Ja, giv samtalen videre", back=True)
    page.keyboard.press("Enter")
    expect(page.locator(".js-handover-leave")).to_be_visible()
    reach(page, "Gå ud af køen")
    held = agent.claims()
    expect(page.locator(".js-handover")).to_contain_text(agent.name, timeout=PATIENCE_MS)
    field(page).focus()
    page.keyboard.type("Tak for hjælpen")
    page.keyboard.press("Enter")
    expect(newest(page, "citizen")).to_contain_text("Tak for hjælpen")
    held.rounds_off()
    held.ends()
    expect(page.locator(".js-rating")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_label("1", exact=True).focus()
    page.keyboard.press("ArrowRight")
    reach(page, "Send din mening")
    page.keyboard.press("Enter")
    expect(page.locator(".js-rating-thanks")).to_be_focused()
