"""Personal data on the page: the warning, the one cookie, the token that does not stay, and the rest."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from api.privacy.masking import mask
from tests.browser.citizen import field, messages, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway, running_gateway

pytestmark = pytest.mark.browser


def number(*separators: str) -> str:
    """What is shaped like a CPR number, of nobody: digits in groups of two, with separators between."""
    groups = ["31", "12", "99", "12", "34"]
    filled = [*separators, *[""] * 4][:4]
    return "".join(group + mark for group, mark in zip(groups, [*filled, ""], strict=True))


CPR = number("", "", "-")
CARD = "4" + "0" * 14 + "2"
SPACED_CARD = " ".join(CARD[start : start + 4] for start in range(0, 16, 4))
WRITTEN = [
    CPR,
    number(),
    number("", "", " "),
    number(" ", " ", " ", " "),
    number("-", "-", "-"),
    number(".", ".", "."),
    " ".join(number()),
    "7" + number()[1:],
    f"mit nummer er {CPR}, tak",
    f"+{number()}",
    "sag 123456",
    "åbent 1000-1600",
    "ring 89 40 22 22",
    "4589402222",
    "20 24 12 31 2026",
    "den 31-12-2026 kl. 10",
    CARD,
    f"kortet er {SPACED_CARD}, udløber 12/27",
    " ".join(CARD),
    CARD[:-1] + "3",
    "0" * 16,
    "",
]


@pytest.fixture
def page_of_resting_gateway(tmp_path: Path, contexts: Callable[..., BrowserContext]) -> Iterator[tuple[Page, Gateway]]:
    with running_gateway(tmp_path, rest_minutes=0.08) as gateway:
        page = contexts().new_page()
        page.goto(gateway.address)
        yield page, gateway


def test_the_page_warns_of_what_the_gateway_would_mask(open_page: OpenPage) -> None:
    page = open_page("/")
    assert looks(page, "personal-number.js", "PersonalNumber") == {text: mask(text).cpr for text in WRITTEN}
    assert looks(page, "card-number.js", "CardNumber") == {text: mask(text).card for text in WRITTEN}


def looks(page: Page, file: str, name: str) -> dict[str, bool]:
    """What the page's own class finds in each text."""
    module = page.locator(f"link[rel=modulepreload][href$='{file}']").get_attribute("href")
    found = page.evaluate(
        "async ([path, name, texts]) => { const number = new (await import(path))[name]();"
        " return texts.map((text) => number.isIn(text)); }",
        [module, name, WRITTEN],
    )
    return dict(zip(WRITTEN, found, strict=True))


def test_a_card_number_is_asked_about_before_it_is_sent(open_page: OpenPage, gateway: Gateway) -> None:
    page = open_page("/")
    say(page, f"Mit kort er {SPACED_CARD}")
    expect(page.get_by_role("alert").filter(has_text="kortnummer")).to_be_visible()
    assert gateway.bot.questions == []
    page.get_by_role("button", name="Send alligevel").click()
    expect(newest(page, "citizen")).to_contain_text("**** **** **** ****")


def test_a_personal_number_is_asked_about_and_can_be_taken_out(open_page: OpenPage, gateway: Gateway) -> None:
    page = open_page("/")
    say(page, f"Mit nummer er {CPR}")
    expect(page.get_by_role("alert").filter(has_text="CPR-nummer")).to_be_visible()
    expect(field(page)).to_have_value(f"Mit nummer er {CPR}")
    assert gateway.bot.questions == []
    page.get_by_role("button", name="Ret teksten").click()
    expect(field(page)).to_be_focused()
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")


def test_a_personal_number_sent_anyway_is_hidden(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, f"Mit nummer er {CPR}")
    page.get_by_role("button", name="Send alligevel").click()
    expect(newest(page, "citizen")).to_contain_text("******-****")
    expect(page.locator(".log")).to_contain_text("Jeg har skjult det, der lignede et CPR-nummer")
    assert CPR not in page.content()


def test_without_script_a_personal_number_is_hidden_and_the_citizen_told(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    say(page, f"Mit nummer er {CPR}")
    expect(newest(page, "citizen")).to_contain_text("******-****")
    expect(page.locator(".log")).to_contain_text("Jeg har skjult det, der lignede et CPR-nummer")


def test_with_script_there_is_no_cookie_at_all(open_page: OpenPage) -> None:
    page = open_page("/")
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []


def test_without_script_there_is_one_cookie_and_only_once_something_is_written(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    assert page.context.cookies() == []
    say(page, "Hvornår har I åbent?")
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (
        "borgerchat",
        True,
        "Lax",
        -1,
    )


def test_a_deleted_conversation_leaves_no_cookie(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    say(page, "Hvornår har I åbent?")
    page.get_by_text("Slet samtalen", exact=True).click()
    page.get_by_role("button", name="Slet for altid").click()
    expect(page.get_by_role("heading", name="Samtalen er slettet")).to_be_visible()
    assert page.context.cookies() == []


def test_the_token_is_gone_after_a_rest_that_is_announced_and_can_be_put_off(
    page_of_resting_gateway: tuple[Page, Gateway],
) -> None:
    page, _ = page_of_resting_gateway
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_role("button", name="Bliv i samtalen").click()
    expect(page.get_by_role("button", name="Bliv i samtalen")).to_be_hidden()
    expect(messages(page, "citizen")).to_have_count(1)
    expect(page.get_by_role("alert").filter(has_text="har hvilet længe. Skriv for at begynde")).to_be_visible(
        timeout=9000
    )
    expect(messages(page, "citizen")).to_have_count(0)
    assert page.evaluate("Object.keys(sessionStorage)") == []
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")


def test_a_conversation_that_rested_while_the_page_was_away_is_not_shown_again(
    page_of_resting_gateway: tuple[Page, Gateway],
) -> None:
    page, gateway = page_of_resting_gateway
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.goto("about:blank")
    page.wait_for_timeout(5500)
    page.goto(gateway.address)
    expect(page.get_by_role("alert").filter(has_text="har hvilet længe")).to_be_visible()
    expect(messages(page, "citizen")).to_have_count(0)
