"""What is looked for, from marked words, or from the message alone."""

import pytest

from backend.archive.tries import Try, tries
from backend.archive.vocabulary import vocabulary
from backend.archive.wish import Wish, wish_of
from backend.archive.years import Years

THIS_YEAR = 2026


def read(text: str, *subjects: str, **more: str) -> Wish:
    return wish_of(text, THIS_YEAR, subjects=subjects, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "years", "kind"),
    [
        ("har i billeder af Mejlgade i 1950'erne", ("Mejlgade",), Years(1950, 1959), "pictures"),
        (
            "gamle avisartikler om branden på Trælasthandlen 1967",
            ("branden", "Trælasthandlen"),
            Years(1967, 1967),
            "newspapers",
        ),
        ("photos of Risskov beach", ("Risskov", "beach"), None, "pictures"),
        ("noget om Ceres Bryggeri", ("Ceres", "Bryggeri"), None, None),
        ("kort over Aarhus 1900", (), Years(1900, 1900), "maps"),
        ("findes der film fra besættelsen", ("besættelsen",), None, "films"),
        ("protokoller fra byrådet 1899", ("byrådet",), Years(1899, 1899), "minutes"),
        ("city council minutes from the 1970s", (), Years(1970, 1979), "council"),
        ("klassebilleder fra Læssøesgades Skole 1962", ("Læssøesgades", "Skole"), Years(1962, 1962), "pictures"),
        ("luftfoto af Tilst", ("Tilst",), None, "aerial_photos"),
        ("aerial photos of Tilst", ("Tilst",), None, "aerial_photos"),
        ("gamle postkort fra havnen", ("havnen",), None, "postcards"),
        ("blueprints of the gasworks", ("gasworks",), None, "drawings"),
        ("kan man se vejvisere fra 1920 på nettet", (), Years(1920, 1920), "directories"),
        ("breve fra bryggeriet", ("bryggeriet",), None, "letters"),
        ("Åboulevarden", ("Åboulevarden",), None, None),
        ("hvem boede i Vestergade 11 i 1911", ("Vestergade", "11"), Years(1911, 1911), None),
        ("old pics of the harbor", ("harbor",), None, "pictures"),
        ("fotos af Nørre Allé", ("Nørre", "Allé"), None, "pictures"),
        ("stumfilm om havnen", ("havnen",), None, "films"),
        ("jeg skal på kort tid finde noget om slagtehallen", ("kort", "slagtehallen"), None, None),
    ],
)
def test_a_message_without_marks_is_read_word_by_word(
    text: str, words: tuple[str, ...], years: Years | None, kind: str | None
) -> None:
    assert read(text) == Wish(words, years, kind)


@pytest.mark.parametrize(
    "text", ["søg i arkivet", "gamle billeder fra aarhus", "archive search", "aarhusarkivet", "har I film", "", "?!"]
)
def test_a_kind_alone_names_nothing_to_look_for(text: str) -> None:
    assert not read(text).named


def test_what_is_marked_is_what_is_looked_for() -> None:
    wish = read("find billeder af min farfars butik på Jægergårdsgade", "Jægergårdsgade")
    assert wish == Wish(("Jægergårdsgade",), None, "pictures")


def test_marks_that_are_years_or_kinds_alone_are_no_words() -> None:
    wish = read("gamle aviser stiftstidende 1944", "aviser", "1944")
    assert wish == Wish(("stiftstidende",), Years(1944, 1944), "newspapers")


def test_a_mark_with_a_year_in_it_gives_both() -> None:
    assert read("Mejlgade 1950", "Mejlgade 1950") == Wish(("Mejlgade",), Years(1950, 1950), None)


def test_a_mark_that_is_the_archive_itself_is_no_subject() -> None:
    assert not read("hvor kan jeg søge i Stadsarkivet", "Stadsarkivet").named


def test_a_span_whose_years_are_marked_apart_is_one_span() -> None:
    assert read("havnen mellem 1920 og 1930", "havnen", "1920", "1930").years == Years(1920, 1930)


def test_a_pressed_button_has_marks_and_no_text() -> None:
    wish = wish_of("", THIS_YEAR, subjects=["Mejlgade"], times=["1950-1959"], kind="pictures")
    assert wish == Wish(("Mejlgade",), Years(1950, 1959), "pictures")


def test_a_kind_that_is_none_is_left_to_the_words() -> None:
    assert wish_of("billeder af Mejlgade", THIS_YEAR, kind="kørekort").kind == "pictures"


def test_of_a_long_story_the_names_alone_are_asked_for() -> None:
    text = "Min familie drev en bagerbutik ved siden af Klostergade og solgte brød til sporvejens folk, og Trøjborg"
    assert read(text).words == ("Klostergade", "Trøjborg")


def test_a_long_story_without_a_name_is_asked_back_about() -> None:
    text = "min familie drev en bagerbutik og solgte wienerbrød til sporvejens folk hver eneste morgen"
    assert not read(text).named


@pytest.mark.parametrize(
    ("words", "language", "asked"),
    [
        (("Mejlgade",), "da", ["Mejlgade"]),
        (("havnen",), "da", ["havnen"]),
        (("Aaboulevarden",), "da", ["Aaboulevarden", "Åboulevarden"]),
        (("Åboulevarden",), "da", ["Åboulevarden", "Aaboulevarden"]),
        (("Åbyhøj", "skole"), "da", ["Åbyhøj skole", "Aabyhøj skole", "Åbyhøj"]),
        (("borgmester Drechsel",), "da", ["borgmester Drechsel", "Drechsel"]),
        (("Risskov", "beach"), "en", ["Risskov strand", "Risskov"]),
        (("Risskov", "beach"), "da", ["Risskov beach", "Risskov"]),
        (("railway station",), "en", ["banegård", "banegaard"]),
        ((), "da", [""]),
    ],
)
def test_other_words_are_asked_for_only_where_there_are_some(
    words: tuple[str, ...], language: str, asked: list[str]
) -> None:
    ways = tries(Wish(words, Years(1950, 1950), "pictures"), language)  # type: ignore[arg-type]
    assert [way.wish.text for way in ways] == asked
    assert {(way.wish.years, way.wish.kind) for way in ways} == {(Years(1950, 1950), "pictures")}


def test_only_fewer_words_are_wider() -> None:
    ways = tries(Wish(("Åbyhøj skole",)), "da")
    assert [way.wider for way in ways] == [False, False, True]
    assert tries(Wish(("Mejlgade",)), "da") == (Try(Wish(("Mejlgade",))),)


def test_every_kind_has_a_number_of_its_own() -> None:
    words = vocabulary()
    assert set(words.kinds) == set(words.numbers)
    assert {words.names[number] for number in words.numbers.values()} == set(words.numbers)
