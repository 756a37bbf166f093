"""A citizen's page and two agents' desks on the real gateway: asked for, helped, passed on, taken twice, and over."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import text

from api.db import conversations_engine
from tests.api.delivery.test_without_loss import eventually
from tests.browser.citizen import newest, say
from tests.browser.desk.agent import answer, field, said
from tests.browser.desk.conftest import PATIENCE_MS as USUAL_PATIENCE_MS
from tests.browser.gateway import Gateway, running_gateway
from tests.desk import Seat, seat

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]
QUEUES = ("citizen_service", "library")
PATIENCE_MS = 30_000


@dataclass(frozen=True)
class House:
    gateway: Gateway
    agent: Seat
    other_agent: Seat


@pytest.fixture(autouse=True)
def _long_patience(_patience: None) -> Iterator[None]:
    """Three browsers and a gateway on one machine."""
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=USUAL_PATIENCE_MS)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running_gateway(tmp_path) as gateway:
        store = conversations_engine(f"sqlite:///{tmp_path}/conversations.db")
        seats = [seat(store, name, queues=QUEUES, languages=("da", "en")) for name in ("agent", "other.agent")]
        store.dispose()
        yield House(gateway, *seats)


@pytest.fixture
def sit_down(contexts: OpenContext, house: House) -> Callable[[Seat], Page]:
    """Signed in, and ready."""

    def sitting(who: Seat) -> Page:
        page = contexts(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{house.gateway.address}/desk")
        page.locator("#navn").fill(who.name)
        page.locator("#kodeord").fill(who.password)
        page.keyboard.press("Enter")
        with page.expect_response("**/api/desk/presence"):
            page.get_by_label("Klar").check()
        return page

    return sitting


@pytest.fixture
def ask_person(contexts: OpenContext, house: House) -> Callable[[], Page]:
    """A citizen who asks something, then for a person, and consents to what is passed on."""

    def asking() -> Page:
        page = contexts().new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(house.gateway.address)
        say(page, "Hvornår har I åbent?")
        expect(newest(page)).to_contain_text("Risskov")
        page.locator(".js-person").click()
        page.get_by_role("button", name="Ja, giv samtalen videre").click()
        expect(page.locator(".js-messages")).to_contain_text("Du står nu i kø")
        return page

    return asking


def take(page: Page) -> Locator:
    return page.locator(".js-waiting .js-take")


def test_a_citizen_is_helped_passed_on_and_given_back(
    house: House, sit_down: Callable[[Seat], Page], ask_person: Callable[[], Page]
) -> None:
    agent, other_agent = sit_down(house.agent), sit_down(house.other_agent)
    citizen = ask_person()
    expect(take(agent)).to_have_count(1)
    take(agent).click()
    expect(field(agent)).to_be_focused()
    expect(agent.locator(".summary")).to_contain_text("Risskov Bibliotek")
    answer(agent, "Hej. Jeg ser på det.")
    expect(newest(citizen, "staff")).to_contain_text("Hej. Jeg ser på det.")
    say(citizen, "Tak, det er fint.")
    expect(said(agent, "citizen").last).to_contain_text("Tak, det er fint.")
    agent.locator(".js-transfer").click()
    agent.get_by_label("Til", exact=True).select_option(f"agent:{house.other_agent.id}")
    agent.get_by_role("dialog").get_by_role("button", name="Stil videre").click()
    expect(agent.locator(".js-mine > li")).to_have_count(0)
    expect(other_agent.locator(".js-mine .js-open")).to_have_count(1)
    other_agent.locator(".js-mine .js-open").click()
    expect(field(other_agent)).to_be_visible()
    answer(other_agent, "Nu er det mig.")
    expect(newest(citizen, "staff")).to_contain_text("Nu er det mig.")
    other_agent.locator(".js-finish").click()
    other_agent.get_by_role("dialog").get_by_role("button", name="Afslut").click()
    expect(other_agent.locator(".js-mine > li")).to_have_count(0)
    say(citizen, "Er der åbent i dag?")
    expect(newest(citizen)).to_contain_text("Risskov")


def test_two_take_the_same_citizen_and_the_second_is_told_who_has_them(
    house: House, sit_down: Callable[[Seat], Page], ask_person: Callable[[], Page]
) -> None:
    agent, other_agent = sit_down(house.agent), sit_down(house.other_agent)
    ask_person()
    expect(take(agent)).to_have_count(1)
    expect(take(other_agent)).to_have_count(1)
    other_agent.route("**/api/desk/queues", lambda route: route.abort())
    take(agent).click()
    expect(field(agent)).to_be_focused()
    take(other_agent).click()
    expect(other_agent.get_by_role("alert").first).to_contain_text("Agent har samtalen.")
    expect(field(other_agent)).to_be_hidden()


def test_a_suggestion_is_sent_as_it_stands_and_another_is_corrected_first(
    house: House, sit_down: Callable[[Seat], Page], ask_person: Callable[[], Page], tmp_path: Path
) -> None:
    agent, citizen = sit_down(house.agent), ask_person()
    expect(take(agent)).to_have_count(1)
    take(agent).click()
    expect(agent.locator(".js-suggestions-empty")).to_be_visible()
    say(citizen, "Er der åbent på lørdag?")
    suggestion = agent.locator(".js-suggestion")
    expect(suggestion).to_contain_text("Risskov Bibliotek har åbent")
    expect(suggestion.get_by_role("link", name="Bibliotekets side")).to_be_visible()
    suggestion.locator(".js-send").click()
    expect(newest(citizen, "staff")).to_contain_text("Risskov Bibliotek har åbent")
    with agent.expect_response("**/copilot"):
        say(citizen, "Og er der åbent om aftenen?")
    suggestion.locator(".js-use").click()
    expect(field(agent)).to_have_value(re.compile("Risskov Bibliotek"))
    answer(agent, "Ja, til klokken ti.")
    expect(newest(citizen, "staff")).to_contain_text("Ja, til klokken ti.")
    eventually(lambda: learnt(tmp_path) == (["Ja, til klokken ti."], [1]))


def learnt(folder: Path) -> tuple[list[str], list[int]]:
    """What was sent instead, and how often a suggestion was sent unchanged."""
    store = conversations_engine(f"sqlite:///{folder}/conversations.db")
    try:
        with store.connect() as connection:
            sent = connection.execute(text("SELECT sent FROM corrections")).scalars()
            times = connection.execute(text("SELECT times FROM accepted_suggestions")).scalars()
            return list(sent), list(times)
    finally:
        store.dispose()
