"""What an article says, and what is new in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.articles.words import difference, links_difference, plain_words, self_service_id, self_service_links

PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "specs" / "borgerdk" / "flytning.json"
MOVE = "40063fb6-7cb3-452e-be26-ffc37e82d4a4"
HREF = f"https://www.borger.dk/handlingsside?selfserviceId={MOVE.upper()}&amp;x=1"
LINK = f'<a href="{HREF}" title="t"> Anmeld <b>flytning</b></a>'
HTML = f"""<div id="selvbetjeningslinks"><h3>Selvbetjening</h3><ul><li>{LINK}</li></ul></div>
<div id="kernetekst"><div><h2>Frist</h2><div><p>Meld flytning&nbsp;senest
5 dage efter.</p><script>alert(1)</script></div></div></div>"""


def test_an_article_is_read_line_by_line_without_mark_up() -> None:
    assert plain_words(HTML) == "Selvbetjening\nAnmeld flytning\nFrist\nMeld flytning senest 5 dage efter."


def test_the_self_services_are_found_by_their_ids() -> None:
    assert self_service_links(HTML) == {MOVE: "Anmeld flytning"}


@pytest.mark.parametrize(
    "href", ["https://www.borger.dk/", "?selfserviceId=123", f"?xselfserviceId={MOVE}", f"?selfserviceId={MOVE}a"]
)
def test_other_links_are_no_self_service(href: str) -> None:
    assert self_service_id(href) is None


def test_the_lines_that_are_gone_and_new_are_told() -> None:
    assert difference("a\nb\nc", "a\nx\nc\nd") == ("-b", "+x", "+d")
    assert links_difference({"1": "Flyt", "2": "Bo"}, {"2": "Bo", "3": "Rejs"}) == ("-Flyt", "+Rejs")


def test_a_line_that_looks_like_a_heading_of_differences_stays_in_bounds() -> None:
    assert len(difference("", "\n".join(str(number) for number in range(1000)))) == 200


@given(st.text(max_size=200))
def test_nothing_is_new_in_what_has_not_changed(words: str) -> None:
    assert difference(words, words) == ()


@given(st.text(max_size=300))
def test_any_html_is_read_without_an_error(html: str) -> None:
    plain_words(html)
    self_service_links(html)


def test_a_published_article_is_read_whole() -> None:
    if not PUBLISHED.exists():
        pytest.skip("shared/specs/borgerdk/flytning.json is not here")
    html = json.loads(PUBLISHED.read_text("utf8"))["content"]
    links, words = self_service_links(html), plain_words(html)
    assert MOVE in links
    assert len(words.splitlines()) > 20
    assert "<" not in words
