"""A conversation on the page, with script and by forms alone: the same for the citizen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import field, messages, newest, say
from tests.browser.conftest import OpenPage
from tests.browser.gateway import Gateway

pytestmark = pytest.mark.browser
BOTH_WAYS = pytest.mark.parametrize("script", [True, False], ids=["script", "forms"])


@BOTH_WAYS
def test_the_first_line_says_that_it_is_a_machine(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du skriver med en maskine")
    expect(messages(page)).to_have_count(1)
    expect(messages(page).first).to_contain_text("Jeg er en maskine")


@BOTH_WAYS
def test_a_question_in_danish(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har Risskov åbent på lørdag?")
    expect(newest(page)).to_contain_text("Risskov Bibliotek har åbent lørdag den 28. november 2026.")
    expect(messages(page, "citizen")).to_have_count(1)
    expect(field(page)).to_have_value("")


@BOTH_WAYS
def test_a_question_in_english(open_page: OpenPage, script: bool) -> None:
    page = open_page("/?language=en", java_script_enabled=script)
    say(page, "When is the library in Risskov open on Saturday?")
    expect(newest(page)).to_contain_text("Risskov Bibliotek is open Saturday 28 November 2026.")
    expect(newest(page).locator("[lang=en]").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@BOTH_WAYS
def test_an_answer_shows_hours_as_a_table_with_sources_and_a_number_to_press(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    answer = newest(page)
    expect(answer.get_by_role("table")).to_have_accessible_name("Risskov Bibliotek")
    expect(answer.get_by_role("row").filter(has_text="søndag")).to_contain_text("lukket")
    expect(answer.get_by_role("link", name="89 40 95 00").first).to_have_attribute("href", "tel:+4589409500")
    expect(answer.locator(".sources")).to_contain_text("Bibliotekets side (læst november 2026)")
    expect(answer.locator(".sources a").first).to_have_attribute("href", "https://www.aakb.dk/")
    expect(answer.locator(".message__text").nth(1)).not_to_contain_text("https://")


@BOTH_WAYS
def test_what_was_found_leads_to_itself_and_to_its_picture(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Har I billeder af Mejlgade?")
    found = newest(page).locator(".listing__item")
    expect(found).to_have_count(2)
    first, second = found.first, found.last
    expect(first.get_by_role("link", name="Mejlgade", exact=True)).to_have_attribute("href", "https://a.dk/1")
    expect(first.get_by_role("link", name="Se billedet")).to_have_attribute("href", "https://a.dk/1.jpg")
    expect(first).to_contain_text("billede")
    expect(second.get_by_role("link")).to_have_count(1)


@BOTH_WAYS
def test_a_choice_is_pressed_and_answered(open_page: OpenPage, gateway: Gateway, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    page.get_by_role("button", name="Om søndagen?").click()
    expect(newest(page)).to_contain_text("er lukket om søndagen")
    expect(newest(page, "citizen")).to_contain_text("Om søndagen?")
    payload = gateway.bot.questions[-1].payload
    assert payload
    assert payload.intent == "sunday"


@BOTH_WAYS
def test_choices_that_are_past_cannot_be_pressed(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    page.get_by_role("button", name="Om søndagen?").click()
    expect(newest(page)).to_contain_text("er lukket om søndagen")
    expect(page.get_by_role("button", name="Om søndagen?")).to_be_disabled()


@BOTH_WAYS
def test_an_answer_is_rated(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_role("button", name="Nej, det hjalp ikke").click()
    expect(newest(page)).to_contain_text("Tak for dit svar.")


@BOTH_WAYS
def test_a_person_is_one_button_away_and_nobody_is_promised(
    open_page: OpenPage, gateway: Gateway, script: bool
) -> None:
    page = open_page("/", java_script_enabled=script)
    page.get_by_role("button", name="Tal med et menneske").click()
    told = newest(page, "system")
    expect(told).to_contain_text("Der er ingen klar hos Borgerservice lige nu")
    expect(told).to_contain_text("89 40 22 22")
    told.get_by_role("button", name="Skriv en besked i stedet").click()
    expect(page.locator(".js-leave")).to_be_visible()
    assert "Jeg vil gerne tale med et menneske" not in [question.text for question in gateway.bot.questions]


@BOTH_WAYS
def test_an_example_is_asked(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    page.get_by_role("button", name=re.compile("åbent i morgen")).click()
    expect(newest(page)).to_contain_text("Risskov Bibliotek har åbent")


@BOTH_WAYS
def test_markup_is_shown_as_text(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "<script>document.title='x'</script><b>fed</b>")
    expect(newest(page, "citizen")).to_contain_text("<script>document.title='x'</script><b>fed</b>")
    assert page.title() != "x"


@BOTH_WAYS
def test_the_language_is_switched_and_all_is_read_anew(open_page: OpenPage, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("har åbent")
    page.get_by_role("button" if not script else "link", name="English").click()
    expect(newest(page)).to_contain_text("Risskov Bibliotek is open Saturday")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are writing with a machine")
    expect(newest(page, "citizen")).to_contain_text("Hvornår har I åbent?")
    page.get_by_role("button", name="On Sundays?").click()
    expect(newest(page)).to_contain_text("closed on Sundays")


@BOTH_WAYS
def test_the_conversation_is_deleted_with_a_receipt(open_page: OpenPage, gateway: Gateway, script: bool) -> None:
    page = open_page("/", java_script_enabled=script)
    say(page, "Hvornår har I åbent?")
    expect(newest(page)).to_contain_text("Risskov")
    page.get_by_text("Slet samtalen", exact=True).click()
    page.get_by_role("button", name="Slet for altid").click()
    expect(page.get_by_role("heading", name="Samtalen er slettet")).to_be_visible()
    expect(page.locator(".js-receipt-number")).to_have_text(re.compile(r"^[0-9a-f-]{36}$"))
    assert len(gateway.bot.forgotten) == 1
    page.get_by_role("link", name="Start en ny samtale").click()
    expect(messages(page)).to_have_count(1)
    expect(messages(page, "citizen")).to_have_count(0)
