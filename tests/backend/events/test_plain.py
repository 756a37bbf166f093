"""Words and links of others, made safe to keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.events.plain import MOST_TAGS, MOST_TEXT, plain_words, shortened, tags_of, told_once, web_link


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (None, ""),
        ("", ""),
        ("Strikkecafé", "Strikkecafé"),
        ("<p>Kom og <strong>strik</strong>kecafé.</p><p>Kaffe &amp; te</p>", "Kom og strikkecafé. Kaffe & te"),
        ("Linje et<br>linje to<ul><li>a</li><li>b</li></ul>", "Linje et linje to a b"),
        ("<script>alert(1)</script>Hej<style>p{}</style><iframe>x</iframe>", "Hej"),
        ("Mindre < end & mere", "Mindre < end & mere"),
        ("<p>halv<", "halv<"),
        ("a\x00b\u200bc\td", "a b c d"),
        ("  &nbsp; mange   mellemrum \n\n", "mange mellemrum"),
    ],
)
def test_html_becomes_words_on_one_line(html: str | None, words: str) -> None:
    assert plain_words(html, 200) == words


@given(st.text(max_size=500), st.integers(min_value=5, max_value=60))
def test_no_words_are_longer_than_they_may_be(text: str, most: int) -> None:
    words = plain_words(text, most)
    assert len(words) <= most
    assert all(sign.isprintable() for sign in words)


def test_what_is_cut_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("Kom og vær med til en hyggelig aften", 20) == "Kom og vær med til …"
    assert shortened("Kom og vær med", 20) == "Kom og vær med"
    assert len(shortened("a" * 100, 20)) == 20


def test_a_description_that_repeats_the_short_one_is_told_once() -> None:
    assert told_once("Kom og strik", "<p>Kom og strik</p><p>Vi har garn.</p>") == "Kom og strik Vi har garn."
    assert told_once("Kom og strik", "Vi har garn.") == "Kom og strik Vi har garn."
    assert told_once(None, None) == ""
    assert len(told_once("a " * 2000, "b " * 2000)) <= MOST_TEXT


def test_tags_are_told_once_and_are_not_endless() -> None:
    assert tags_of(["strik", "", "<b>strik</b>", "café"]) == ("strik", "café")
    assert len(tags_of(str(number) for number in range(100))) == MOST_TAGS


@pytest.mark.parametrize("address", ["https://www.aakb.dk/a?b=c#d", "http://127.0.0.1:5056/x", "HTTPS://A.dk"])
def test_an_address_of_the_web_is_kept(address: str) -> None:
    assert web_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//aakb.dk",
        "/arrangementer/1",
        "https://",
        "https://user:secret@aakb.dk",
        "https://aakb.dk/a b",
        "https://aakb.dk/\n",
        "https://[",
        "mailto:post@aakb.dk",
        "https://aakb.dk/" + "x" * 2000,
    ],
)
def test_any_other_address_is_not(address: str | None) -> None:
    assert web_link(address) is None
