"""A person in place of the machine, as the citizen sees it: with script and, where it says so, by forms alone."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.citizen import field, messages, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway, running_gateway
from tests.browser.staff import AtDesk, Held, at_desk
from tests.browser.test_talk import BOTH_WAYS

pytestmark = pytest.mark.browser
PATIENCE_MS = 15_000
REMEMBERS_WHAT_IS_TOLD = """
window.told = [];
const status = document.querySelector(".js-status");
const remember = () => status.textContent && window.told.push(status.textContent);
new MutationObserver(remember).observe(status, { childList: true });
"""


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
    page.locator(".js-choice[value=consent]:not([aria-disabled], [disabled])").click()
    expect(panel(page)).to_be_visible()


def types_until(held: Held, sign: Locator) -> None:
    """The sign lasts some seconds, as the page looks every few."""
    for _ in range(20):
        held.types()
        if sign.is_visible():
            return
        sign.page.wait_for_timeout(1000)


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


def test_two_wait_and_one_after_the_other_is_helped(open_page: OpenPage, agent: AtDesk, colleague: AtDesk) -> None:
    first, second = open_page("/"), open_page("/?language=en")
    queue_up(first)
    ask(second, "Talk to a person")
    second.get_by_role("button", name="Yes, pass the conversation on").click()
    expect(panel(second)).to_contain_text("You are number 2 in the queue.")
    held = agent.claims()
    expect(panel(first)).to_contain_text(f"Du skriver med {agent.name}.", timeout=PATIENCE_MS)
    expect(panel(second)).to_contain_text("You are number 1 in the queue.", timeout=PATIENCE_MS)
    expect(second.get_by_role("status")).to_have_text("You are number 1 in the queue.")
    held.writes("Hej, hvad drejer det sig om?")
    expect(newest(first, "staff")).to_contain_text("Hej, hvad drejer det sig om?")
    say(first, "Mit pas er væk")
    expect(newest(first, "citizen")).to_contain_text("Mit pas er væk")
    held = held.goes_to(colleague)
    expect(panel(first)).to_contain_text(f"Du skriver med {colleague.name}.", timeout=PATIENCE_MS)
    assert "Mit pas er væk" in held.read()
    held.writes("Nu er det mig")
    expect(newest(first, "staff").locator(".message__about")).to_contain_text(colleague.name)
    held.rounds_off()
    expect(panel(first)).to_contain_text("Samtalen er ved at slutte.", timeout=PATIENCE_MS)
    held.ends()
    first.get_by_label("4", exact=True).check(timeout=PATIENCE_MS)
    first.get_by_role("button", name="Send din mening").click()
    expect(first.locator(".js-rating-thanks")).to_be_focused()
    say(first, "Hvornår har I åbent?")
    expect(newest(first)).to_contain_text("Risskov")
    agent.claims().writes("Hello")
    expect(newest(second, "staff")).to_contain_text("Hello")


@BOTH_WAYS
def test_the_queue_can_be_left(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    queue_up(page)
    panel(page).get_by_role("button", name="Gå ud af køen").click()
    expect(panel(page)).to_be_hidden(timeout=PATIENCE_MS)
    expect(newest(page, "system")).to_contain_text("Du står ikke længere i kø")
    assert agent.waiting() == []
    if script:
        expect(field(page)).to_be_focused()


@BOTH_WAYS
def test_an_offer_stands_while_the_machine_goes_on_answering(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    ask(page)
    expect(newest(page, "system")).to_contain_text("Vil du skrive sammen med et menneske fra Borgerservice?")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_role("button", name="Ja, giv samtalen videre").click()
    expect(panel(page)).to_contain_text("Du er nummer 1 i køen.")
    expect(page.get_by_role("button", name="Ja, giv samtalen videre")).to_be_disabled()
    expect(page.get_by_role("button", name="Nej tak")).to_be_disabled()
    assert len(agent.waiting()) == 1


@BOTH_WAYS
def test_an_offer_can_be_declined(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    ask(page)
    page.get_by_role("button", name="Nej tak").click()
    expect(newest(page, "system")).to_contain_text("Du kan altid bede om et menneske")
    expect(panel(page)).to_be_hidden()
    assert agent.waiting() == []


def test_the_machine_goes_on_helping_whoever_waits(open_page: OpenPage, agent: AtDesk) -> None:
    page = open_page("/")
    queue_up(page)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    expect(panel(page)).to_contain_text("Du er nummer 1 i køen.")
    assert len(agent.waiting()) == 1


def test_that_the_person_types_is_shown_and_told_once(open_page: OpenPage, agent: AtDesk) -> None:
    page = open_page("/")
    queue_up(page)
    held = agent.claims()
    expect(panel(page)).to_contain_text(agent.name, timeout=PATIENCE_MS)
    page.evaluate(REMEMBERS_WHAT_IS_TOLD)
    sign = page.locator(".js-handover-typing")
    for _ in range(2):  # seen at one look, and at the next: told at the first alone
        with page.expect_response("**/handover", timeout=PATIENCE_MS):
            held.types()
    types_until(held, sign)
    expect(sign).to_have_text(f"{agent.name} skriver …")
    held.writes("Hej")
    expect(newest(page, "staff")).to_contain_text("Hej")
    expect(page.locator(".js-handover-typing")).to_be_hidden()
    assert page.evaluate("window.told") == [f"{agent.name} skriver …"]


def test_the_person_sees_that_one_types_and_never_what(open_page: OpenPage, agent: AtDesk) -> None:
    page = open_page("/")
    queue_up(page)
    sent: list[str | None] = []
    page.on("request", lambda request: sent.append(request.post_data) if request.url.endswith("/typing") else None)
    field(page).press_sequentially("i køen")
    held = agent.claims()
    expect(panel(page)).to_contain_text(agent.name, timeout=PATIENCE_MS)
    with page.expect_response(lambda response: response.url.endswith("/typing")):
        field(page).press_sequentially(" hemmeligt")
    assert held.sees_typing()
    assert set(sent) == {None}
    assert "hemmeligt" not in " ".join(held.read())


@BOTH_WAYS
def test_a_reload_finds_the_person_again(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    queue_up(page)
    agent.claims().writes("Hej, jeg er her nu")
    see(page, script)
    expect(newest(page, "staff")).to_contain_text("jeg er her nu", timeout=PATIENCE_MS)
    page.reload()
    expect(panel(page)).to_contain_text(f"Du skriver med {agent.name}.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du skriver med et menneske")
    expect(page.get_by_role("button", name="Tal med et menneske")).to_be_hidden()
    expect(page.locator("#nyeste")).to_be_hidden()
    if script:
        expect(page.get_by_role("status")).to_have_text(f"Du skriver med {agent.name}.")


@BOTH_WAYS
def test_what_a_person_writes_is_read_aloud_in_its_own_language(
    open_page: OpenPage, agent: AtDesk, script: bool
) -> None:
    page = open_page("/", java_script_enabled=script)
    queue_up(page)
    agent.claims().writes("You can renew the passport here, and you need to bring the old one.")
    see(page, script)
    expect(newest(page, "staff").locator(".message__reply")).to_have_attribute("lang", "en", timeout=PATIENCE_MS)


@BOTH_WAYS
def test_after_the_end_one_begins_anew(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    queue_up(page)
    held = agent.claims()
    held.rounds_off()
    held.ends("closed")
    see(page, script)
    expect(panel(page)).to_contain_text("Samtalen er slut.", timeout=PATIENCE_MS)
    say(page, "Er der nogen?")
    expect(page.locator("#besked-fejl")).to_contain_text("slut", timeout=PATIENCE_MS)
    panel(page).get_by_role("button", name="Start en ny samtale").click()
    expect(messages(page)).to_have_count(1)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")


@BOTH_WAYS
def test_a_second_time_works_like_the_first(open_page: OpenPage, agent: AtDesk, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    for _ in range(2):
        queue_up(page)
        expect(panel(page)).to_contain_text("Du er nummer 1 i køen.", timeout=PATIENCE_MS)
        held = agent.claims()
        see(page, script)
        expect(panel(page)).to_contain_text(agent.name, timeout=PATIENCE_MS)
        held.rounds_off()
        held.ends()
        see(page, script)
        expect(panel(page)).to_be_hidden(timeout=PATIENCE_MS)
    expect(page.get_by_label("5", exact=True)).to_have_count(1)


def test_an_opinion_that_is_not_saved_stays_on_the_page(open_page: OpenPage, agent: AtDesk) -> None:
    page = open_page("/")
    queue_up(page)
    held = agent.claims()
    held.rounds_off()
    held.ends()
    page.get_by_label("2", exact=True).check(timeout=PATIENCE_MS)
    page.get_by_label("Hvad skal vi vide?").fill("Jeg ventede længe")
    page.route("**/feedback", lambda route: route.abort())
    page.get_by_role("button", name="Send din mening").click()
    expect(page.get_by_role("status")).to_have_text("Dit svar blev ikke gemt. Prøv igen.")
    expect(page.get_by_label("Hvad skal vi vide?")).to_have_value("Jeg ventede længe")
    page.unroute("**/feedback")
    page.get_by_role("button", name="Send din mening").click()
    expect(page.get_by_text("Tak for din mening.")).to_be_visible()


@pytest.mark.parametrize("form", ["koe", "bedoem", "ny"])
def test_another_sites_form_changes_nothing(gateway: Gateway, agent: AtDesk, form: str) -> None:
    with httpx.Client(base_url=gateway.address) as http:
        http.post("/samtale/menneske")
        answered = http.post(f"/samtale/{form}", headers={"origin": "https://example.com"})
        assert answered.status_code == httpx.codes.FORBIDDEN
        assert "set-cookie" not in answered.headers


def test_whoever_waits_nowhere_cannot_leave(gateway: Gateway) -> None:
    with httpx.Client(base_url=gateway.address) as http:
        assert http.post("/samtale/koe").status_code == httpx.codes.OK  # no conversation: the page says so
        http.post("/samtale/besked", data={"text": "Hvornår har I åbent?"})
        assert http.post("/samtale/koe").status_code == httpx.codes.CONFLICT
