"""Whom events are for, how they stand, and what a question is about, by the words of data/facts/events.yml."""

import pytest

from backend.events.types import Audience, State
from backend.events.words import vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("told", "audiences"),
    [
        (["Babysang i rundkreds", "sang"], {"babies"}),
        (["Rim og remser for de mindste"], {"babies"}),
        (["Børneteater"], {"children"}),
        (["LEGO", "Børn", "Familier"], {"children", "families"}),
        (["Storytime for toddlers"], {"children"}),
        (["E-sport", "For unge"], {"young"}),
        (["IT-hjælp", "seniorer"], {"seniors"}),
        (["60+ træf"], {"seniors"}),
        (["Strik", "Voksne"], {"adults"}),
        (["Fællessang", "For alle"], {"everyone"}),
        (["Strikkecafé", "håndarbejde"], set()),
        (["Barnaby spiller jazz", "Ungarn rundt"], set()),
    ],
)
def test_an_event_is_for_those_its_title_and_tags_name(told: list[str], audiences: set[Audience]) -> None:
    assert set(WORDS.audiences_of(told)) == audiences


@pytest.mark.parametrize(
    ("question", "audience"),
    [
        ("er der noget for børn i weekenden", "children"),
        ("noget for boern", "children"),
        ("noget for BØRNENE", "children"),
        ("is there anything for kids", "children"),
        ("min datter keder sig", "children"),
        ("noget for babyer", "babies"),
        ("something for babies", "babies"),
        ("noget sjovt for teenagere", "young"),
        ("events for students", "young"),
        ("noget for ældre", "seniors"),
        ("activities for the elderly", "seniors"),
        ("gratis ting for familier", "families"),
        ("workshop for voksne", "adults"),
        ("for adults", "adults"),
        ("children", "children"),
        ("hvad sker der på lørdag", None),
        ("babysang", None),
        ("børneteater", None),
        ("noget for alle", None),
    ],
)
def test_a_question_is_about_those_whom_it_names(question: str, audience: Audience | None) -> None:
    assert WORDS.audience_asked(question) == audience


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Udsolgt", "sold_out"),
        ("UDSOLGT!", "sold_out"),
        ("sold out", "sold_out"),
        ("Aflyst", "cancelled"),
        ("Arrangementet er desværre aflyst.", "cancelled"),
        ("Cancelled", "cancelled"),
        ("Få billetter", "on"),
        ("", "on"),
        (None, "on"),
    ],
)
def test_how_an_event_stands_is_read_in_somebodys_own_words(status: str | None, state: State) -> None:
    assert WORDS.state_told(status) == state


@pytest.mark.parametrize("question", ["gratis arrangementer", "is it free", "fri entré"])
def test_what_asks_for_free_things_is_heard(question: str) -> None:
    assert WORDS.asks_for_free(question)


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("hvad sker der på lørdag", ""),
        ("er der noget for børn i weekenden", ""),
        ("gratis arrangementer i næste uge", ""),
        ("what's on at the library this weekend", ""),
        ("hvor mange pladser er der tilbage til foredraget", "foredraget"),
        ("er krimiaftenen udsolgt", "krimiaftenen"),
        ("strikkecafé på biblioteket", "strikkecafe"),
        ("is there a language café this week", "language cafe"),
        ("rytmik for babyer", "rytmik"),
        ("babysang", "babysang"),
        ("eventyrstund", "eventyrstund"),
        ("events in english", "english"),
        ("hvad foregår der i efterårsferien", ""),
        ("foredrag om klima", "foredrag klima"),
    ],
)
def test_what_is_left_of_a_question_is_its_theme(question: str, theme: str) -> None:
    assert " ".join(WORDS.theme_in(question)) == theme


def test_small_words_stay_with_a_theme_and_may_be_a_part_of_it() -> None:
    assert WORDS.about_something("kurser i IT for ældre") == "kurser i it for"


@pytest.mark.parametrize(
    ("question", "goes_on"),
    [
        ("og på søndag?", True),
        ("hvad med Risskov", True),
        ("and for adults", True),
        ("what about Sunday", True),
        ("ogsaafilm", False),
        ("hvad sker der", False),
        ("noget for børn og voksne", False),
    ],
)
def test_a_question_that_goes_on_is_known_by_how_it_begins(question: str, goes_on: bool) -> None:
    assert WORDS.goes_on_in(question) is goes_on


@pytest.mark.parametrize(
    ("words", "shorter"),
    [("krimiaftenen", "krimi"), ("spilledag", "spille"), ("strikkecafé", "strikkecafe"), ("dag", "dag")],
)
def test_an_evening_is_about_what_stands_before_it(words: str, shorter: str) -> None:
    assert WORDS.without_occasions(words).strip() == shorter


def test_every_audience_has_a_name_in_both_languages() -> None:
    assert {audience for audience, name in WORDS.names.items() if not (name.da and name.en)} == set()
