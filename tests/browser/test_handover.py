"""A person in place of the machine, as the citizen sees it: with script and, where it says so, by forms alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.citizen import newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway, running_gateway
from tests.browser.staff import AtDesk, at_desk
from tests.browser.test_talk import BOTH_WAYS

pytestmark = pytest.mark.browser
PATIENCE_MS = 15_000


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """Of its own, as whoever is at the desk is there for everybody."""
    with running_gateway(tmp_path_factory.mktemp("handover")) as running:
        yield running


@pytest.fixture
def agent(gateway: Gateway) -> Iterator[AtDesk]:
    with at_desk(gateway, "agent") as someone:
        yield someone


@pytest.fixture
def colleague(gateway: Gateway) -> Iterator[AtDesk]:
    with at_desk(gateway, "other") as someone:
        yield someone


def panel(page: Page) -> Locator:
    return page.locator(".js-handover")


def ask(page: Page, button: str = "Tal med et menneske") -> None:
    page.get_by_role("button", name=button, exact=True).click()


def queue_up(page: Page) -> None:
    ask(page)
    page.get_by_role("button", name="Ja, giv samtalen videre").last.click()
    expect(panel(page)).to_be_visible()


def see(page: Page, script: bool) -> None:
    """Without script, the news is asked for."""
    if not script:
        page.get_by_role("button", name="Hent svar").click()


@BOTH_WAYS
def test_one_asks_consents_is_helped_and_rates(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    queue_up(page)
    expect(panel(page)).to_contain_text("Du er nummer 1 i køen.")
    expect(panel(page)).to_contain_text("Vi ved endnu ikke")
    held = agent.claims()
    see(page, script)
    expect(panel(page)).to_contain_text(f"Du skriver med {agent.name}", timeout=PATIENCE_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du skriver med et menneske")
    held.writes("Hej, jeg er her nu")
    see(page, script)
    expect(newest(page, "staff")).to_contain_text("Hej, jeg er her nu")
    expect(newest(page, "staff").locator(".message__about")).to_contain_text(f"Medarbejder {agent.name}")
    say(page, "Tak, mit pas er væk")
    expect(newest(page, "citizen")).to_contain_text("mit pas er væk")
    expect(page.locator("#nyeste")).to_be_hidden()
    held.ends()
    see(page, script)
    page.get_by_label("5", exact=True).check(timeout=PATIENCE_MS)
    page.get_by_label("Hvad skal vi vide?").fill("Det gik fint")
    page.get_by_role("button", name="Send din mening").click()
    expect(page.get_by_text("Tak for din mening.")).to_be_visible()
    expect(panel(page)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du skriver med en maskine")
