"""Which questions a wish becomes, the narrowest first."""

from typing import get_args

from backend.catalogue.questions import CODES, FILTERED_BY, tries_for
from backend.catalogue.wish import Material, Wish
from backend.clients.fbi_api import Question

ISIL_OF = {"risskov_library": "DK-775160", "dokk1_library": "DK-775100"}
EVERYWHERE = ("775100", "775160")


def test_words_alone_are_one_question_at_all_our_libraries() -> None:
    (only,) = tries_for(Wish("Gift", words="Gift"), ISIL_OF)
    assert only.question == Question(words="Gift", branches=EVERYWHERE)
    assert (only.at_branch, only.loosely) == (False, False)


def test_the_wished_library_is_asked_about_first_by_the_digits_of_its_number() -> None:
    first, second = tries_for(Wish("Gift", words="Gift", branch="risskov_library"), ISIL_OF)
    assert (first.question.branches, first.at_branch) == (("775160",), True)
    assert (second.question.branches, second.at_branch) == (EVERYWHERE, False)


def test_a_library_that_is_none_of_ours_is_not_asked_about() -> None:
    assert len(tries_for(Wish("Gift", words="Gift", branch="stadsarkivet"), ISIL_OF)) == 1


def test_a_writer_is_asked_for_as_a_writer_and_then_by_the_words() -> None:
    by_name, by_words = tries_for(Wish("Tove Ditlevsen", creator="Tove Ditlevsen"), ISIL_OF)
    assert by_name.question.creator == "Tove Ditlevsen"
    assert by_words.question == Question(words="Tove Ditlevsen", branches=EVERYWHERE)
    assert not by_words.loosely


def test_what_is_found_without_the_wished_kind_language_or_audience_is_found_loosely() -> None:
    for wish in (
        Wish("Sapiens", words="Sapiens", material="audiobook"),
        Wish("Sapiens", words="Sapiens", language="engelsk"),
        Wish("Sapiens", words="Sapiens", audience="children"),
    ):
        narrow, wide = tries_for(wish, ISIL_OF)
        assert (narrow.loosely, wide.loosely) == (False, True)
        assert wide.question == Question(words="Sapiens", branches=EVERYWHERE)


def test_a_book_is_whatever_one_reads_or_hears_read() -> None:
    narrow, wide = tries_for(Wish("Sapiens", words="Sapiens", material="book"), ISIL_OF)
    assert narrow.question.materials == ("bøger", "e-bøger", "lydbøger", "tegneserier")
    assert not wide.loosely


def test_filters_are_in_the_catalogues_own_words() -> None:
    wish = Wish("krig", subject="krig", material="film", language="engelsk", audience="children")
    question = tries_for(wish, ISIL_OF)[0].question
    assert (question.materials, question.languages, question.audiences) == (
        ("film", "tv-serier"), ("engelsk",), ("til børn",),
    )  # fmt: skip


def test_what_is_online_is_asked_for_without_libraries() -> None:
    tries = tries_for(Wish("Gift", words="Gift", material="ebook", branch="risskov_library"), ISIL_OF)
    assert {one.question.branches for one in tries} == {()}


def test_every_kind_can_be_filtered_by_and_recognised() -> None:
    assert set(FILTERED_BY) == set(CODES) == set(get_args(Material))
