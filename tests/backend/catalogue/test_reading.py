"""What citizens want of the catalogue, read from their words with and without the bot's marks."""

from typing import Any

import pytest

from backend.catalogue.ends import core
from backend.catalogue.reading import Said, wish_of
from backend.catalogue.vocabulary import vocabulary
from backend.catalogue.wish import Wish


def wish(text: str, language: Any = "da", **more: Any) -> Wish:
    return wish_of(Said(text, language, **more))


def parts(found: Wish) -> dict[str, str]:
    """Whatever is wished, but for the phrase it stood in."""
    names = ("words", "title", "creator", "subject", "material", "language", "audience")
    return {name: value for name in names if (value := getattr(found, name))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("har i Harry Potter og De Vises Sten", "Harry Potter og De Vises Sten"),
        ("Har biblioteket Kongens Fald?", "Kongens Fald"),
        ("kan jeg få Den grimme ælling hos jer", "Den grimme ælling"),
        ("Er Brødrene Løvehjerte hjemme?", "Brødrene Løvehjerte"),
        ("er Ringenes Herre udlånt lige nu", "Ringenes Herre"),
        ("hvor finder jeg Alkymisten", "Alkymisten"),
        ("har i Kafka på stranden", "Kafka på stranden"),
        ("har i Mordet i Orientekspressen", "Mordet i Orientekspressen"),
        ("Har I Frøken Smillas fornemmelse for sne på biblioteket", "Frøken Smillas fornemmelse for sne"),
        ("hvor mange eksemplarer har i af Kafka på stranden", "Kafka på stranden"),
        ("hvem har skrevet Kongens Fald og har i den", "Kongens Fald"),
        ("hvor mange venter på Kvinden i buret", "Kvinden i buret"),
        ("har i 1984", "1984"),
        ("har i pippi langstrømpe", "pippi langstrømpe"),
        ("HAR I HARRY POTTER", "HARRY POTTER"),
        ("Historien om Danmark", "Historien om Danmark"),
        ("film med Mads Mikkelsen", "Mads Mikkelsen"),
    ],
)
def test_what_is_asked_for_is_left_when_the_words_that_ask_are_gone(text: str, words: str) -> None:
    assert wish(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("do you have Harry Potter and the Goblet of Fire", "Harry Potter and the Goblet of Fire"),
        ("Does the library have The Hobbit?", "The Hobbit"),
        ("can I get The Ugly Duckling at your place", "The Ugly Duckling"),
        ("is Normal People in", "Normal People"),
        ("I'm looking for Pippi Longstocking", "Pippi Longstocking"),
        ("how many copies of Kafka on the Shore do you have", "Kafka on the Shore"),
        ("who wrote The Little Prince and do you have it", "The Little Prince"),
        ("any Agatha Christie", "Agatha Christie"),
        ("Where’s The Snowman please", "The Snowman"),
        ("do you have matilda", "matilda"),
    ],
)
def test_in_english_too(text: str, words: str) -> None:
    assert wish(text, "en").words == words


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("da", "bøger af Tove Ditlevsen", {"creator": "Tove Ditlevsen", "material": "book"}),
        ("da", "har i den nye bog af Jussi Adler-Olsen", {"creator": "Jussi Adler-Olsen", "material": "book"}),
        ("da", "er der noget nyt fra Helle Helle på hylden", {"creator": "Helle Helle"}),
        ("da", "Har I noget af Stephen King", {"creator": "Stephen King"}),
        ("da", "Gift af Tove Ditlevsen", {"words": "Gift", "creator": "Tove Ditlevsen"}),
        ("da", "har i Dyrene i Hakkebakkeskoven skrevet af Thorbjørn Egner", {
            "words": "Dyrene i Hakkebakkeskoven", "creator": "Thorbjørn Egner"}),
        ("da", "bøger af Karen Blixen om Afrika", {"creator": "Karen Blixen", "subject": "Afrika", "material": "book"}),
        ("da", "har i 1984 af George Orwell med stor skrift", {"words": "1984", "creator": "George Orwell"}),
        ("da", "alt hvad i har af Agnes Obel på cd", {"creator": "Agnes Obel", "material": "music"}),
        ("da", "har i noget af Benny Andersen, ikke bare digte", {"creator": "Benny Andersen", "material": "book"}),
        ("da", "lydbøger af jo nesbø", {"creator": "jo nesbø", "material": "audiobook"}),
        ("en", "books by Karen Blixen", {"creator": "Karen Blixen", "material": "book"}),
        ("en", "anything new from Stephen King on the shelf", {"creator": "Stephen King"}),
        ("en", "is there anything by Neil Gaiman", {"creator": "Neil Gaiman"}),
        ("en", "vinyl or music by Kim Larsen", {"creator": "Kim Larsen", "material": "music"}),
        ("en", "everything you have by Agnes Obel on cd", {"creator": "Agnes Obel", "material": "music"}),
        ("en", "Emma by Jane Austen", {"words": "Emma", "creator": "Jane Austen"}),
    ],
)  # fmt: skip
def test_a_writer_is_known_by_the_word_before(language: str, text: str, told: dict[str, str]) -> None:
    assert parts(wish(text, language)) == told


def test_a_town_is_no_writer() -> None:
    assert parts(wish("bøger om en by i krig")) == {"subject": "by i krig", "material": "book"}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("da", "bøger om strikning til børn", {"subject": "strikning", "material": "book", "audience": "children"}),
        ("da", "boeger om strikning til boern", {"subject": "strikning", "material": "book", "audience": "children"}),
        ("da", "jeg leder efter en bog om Aarhus under krigen", {"subject": "Aarhus under krigen", "material": "book"}),
        ("da", "hvilke bøger har i om hunde", {"subject": "hunde", "material": "book"}),
        ("da", "ha i nowed om traktorer", {"subject": "traktorer"}),
        ("da", "noget om sorg for voksne", {"subject": "sorg", "audience": "adults"}),
        ("da", "skal skrive speciale om demens, hvad har i", {"subject": "demens"}),
        ("da", "jeg søger litteratur til min opgave om klima", {"subject": "klima"}),
        ("da", "børnebøger om dinosaurer", {"subject": "dinosaurer", "material": "book", "audience": "children"}),
        ("en", "do you have books in English about Aarhus", {
            "subject": "Aarhus", "material": "book", "language": "engelsk"}),
        ("en", "books on being pregnant", {"subject": "being pregnant", "material": "book"}),
        ("en", "something on grief for children", {"subject": "grief", "audience": "children"}),
        ("en", "writing a thesis on dementia, what material do you hold", {"subject": "dementia"}),
        ("en", "children's books about dragons", {"subject": "dragons", "material": "book", "audience": "children"}),
    ],
)  # fmt: skip
def test_a_subject_is_known_by_the_word_before(language: str, text: str, told: dict[str, str]) -> None:
    assert parts(wish(text, language)) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("da", "har i bogen Tørst", {"title": "Tørst", "material": "book"}),
        ("da", "har i spillet FIFA til playstation", {"title": "FIFA", "material": "game"}),
        ("da", "har i en film der hedder Druk", {"title": "Druk", "material": "film"}),
        ("en", "do you have the book The Snowman", {"title": "The Snowman", "material": "book"}),
        ("en", "do you have the film Paddington", {"title": "Paddington", "material": "film"}),
    ],
)
def test_a_title_is_known_by_what_it_is_called(language: str, text: str, told: dict[str, str]) -> None:
    assert parts(wish(text, language)) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("da", "findes Sapiens som lydbog", {"words": "Sapiens", "material": "audiobook"}),
        ("da", "findes Sapiens som lydbog på cd", {"words": "Sapiens", "material": "audiobook"}),
        ("da", "har i Gift som e-bog", {"words": "Gift", "material": "ebook"}),
        ("da", "har i Matador på dvd", {"words": "Matador", "material": "film"}),
        ("da", "noder til klaver", {"words": "klaver", "material": "sheet_music"}),
        ("da", "har i Zelda til nintendo switch", {"words": "Zelda", "material": "game"}),
        ("da", "musik med Kim Larsen", {"words": "Kim Larsen", "material": "music"}),
        ("da", "har i tegneserien Maus", {"words": "Maus", "material": "comic"}),
        ("en", "is there an audiobook of Sapiens", {"words": "Sapiens", "material": "audiobook"}),
        ("en", "Sapiens as an audio book", {"words": "Sapiens", "material": "audiobook"}),
        ("en", "have you got Matador on dvd", {"words": "Matador", "material": "film"}),
        ("en", "do you have FIFA for playstation", {"words": "FIFA", "material": "game"}),
    ],
)
def test_the_kind_of_thing_is_told_apart_from_its_name(language: str, text: str, told: dict[str, str]) -> None:
    assert parts(wish(text, language)) == told


@pytest.mark.parametrize(
    ("text", "language"),
    [("bøger på tysk om katte", "tysk"), ("engelske bøger om katte", "engelsk"), ("books in Farsi on cats", "persisk")],
)
def test_a_language_is_told_in_the_catalogues_own_word(text: str, language: str) -> None:
    assert wish(text).language == language


@pytest.mark.parametrize(
    ("text", "words"),
    [("har i Den engelske patient", "Den engelske patient"), ("do you have A Game of Thrones", "A Game of Thrones"),
     ("har i Musik for begyndere", "Musik for begyndere")],
)  # fmt: skip
def test_a_word_inside_a_name_tells_no_kind_and_no_language(text: str, words: str) -> None:
    assert parts(wish(text, "en" if text.startswith("do") else "da")) == {"words": words}


@pytest.mark.parametrize(
    "text",
    [
        *("", "?", "find en bog", "har i den her bog", "bogsøgning", "bøger på arabisk", "ukrainske børnebøger"),
        *("engelske bøger", "er den ledig", "hvor mange står der hjemme", "kan jeg se om en bog er på hylden"),
        *("lydbøger på cd", "film for børn", "kan i hjælpe med litteratursøgning", "nye bøger denne måned"),
        "jeg mangler kilder til min opgave",
    ],
)
def test_a_question_may_name_nothing(text: str) -> None:
    assert wish(text).names_nothing


@pytest.mark.parametrize(
    "text",
    ["do you have a book", "books in Arabic", "library catalogue", "is the book out on loan", "how many are in",
     "films in english", "new books this month", "help with literature search", "I'm looking for a film"],
)  # fmt: skip
def test_nor_need_one_in_english(text: str) -> None:
    assert wish(text, "en").names_nothing


@pytest.mark.parametrize(
    ("text", "work", "told"),
    [
        ("har i Harry Potter", "Harry Potter", {"words": "Harry Potter"}),
        ("den nye bog af Jussi Adler-Olsen", "Jussi Adler-Olsen", {"creator": "Jussi Adler-Olsen", "material": "book"}),
        ("bogen Tørst", "Tørst", {"title": "Tørst", "material": "book"}),
        ("noget om Harry Hole", "Harry Hole", {"subject": "Harry Hole"}),
        ("eksemplarer af Kafka på stranden", "Kafka på stranden", {"words": "Kafka på stranden"}),
        ("noget der ligner ringenes herre", "ringenes herre", {"words": "ringenes herre"}),
        ("Findes Sapiens som lydbog", "Sapiens", {"words": "Sapiens", "material": "audiobook"}),
    ],
)
def test_a_marked_work_is_what_the_words_before_it_say(text: str, work: str, told: dict[str, str]) -> None:
    assert parts(wish(text, works=(work,))) == told


def test_a_title_and_a_writer_may_both_be_marked() -> None:
    both = wish("har i Gift af Tove Ditlevsen", works=("Gift", "Tove Ditlevsen"))
    assert (both.words, both.creator, both.phrase) == ("Gift", "Tove Ditlevsen", "Gift Tove Ditlevsen")


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("har I Harry Potter", "Potter", "Harry Potter"),
        ("har i Potter og De Vises Sten", "Potter og De Vises", "Potter og De Vises Sten"),
        ("har i Matador på Dokk1", "Matador", "Matador"),
        ("do I get Emma", "Emma", "Emma"),
        ("HAR I MATILDA HOS JER", "MATILDA", "MATILDA"),
    ],
)
def test_a_mark_that_was_cut_short_goes_on_to_the_capitals_beside_it(text: str, marked: str, whole: str) -> None:
    assert wish(text, works=(marked,)).words == whole


def test_a_pressed_button_brings_a_work_without_a_message() -> None:
    assert parts(wish("", works=("Gift",))) == {"words": "Gift"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("any Agatha Christie in Risskov", "Risskov", "Agatha Christie"),
        ("er Brødrene Løvehjerte hjemme på Dokk1", "Dokk1", "Brødrene Løvehjerte"),
        ("er Brødrene Løvehjerte hjemme på risskov bibliotek?", "risskov", "Brødrene Løvehjerte"),
        ("har Hasle bibliotek Matilda", "Hasle bibliotek", "Matilda"),
        ("is Normal People in at the main library", "main library", "Normal People"),
    ],
)
def test_the_library_is_no_part_of_what_is_asked_for(text: str, place: str, words: str) -> None:
    found = wish(text, "en" if " in " in text else "da", place=place, branch="some_library")
    assert (found.words, found.branch) == (words, "some_library")


def test_an_audience_that_the_bot_marked_is_heard() -> None:
    assert wish("noget om sorg, mine børn er kede af det", audience="børn").audience == "children"


def test_what_is_very_long_is_cut() -> None:
    assert len(wish("har i " + "Meget lang titel " * 50).phrase) <= 100


@pytest.mark.parametrize("text", ["   ", "som lydbog", "i på til af", "…", "☃", "a" * 5000, "har i " * 300])
def test_no_message_is_too_odd_to_read(text: str) -> None:
    assert len(wish(text).phrase) <= 100


def test_a_capital_inside_a_part_begins_a_name() -> None:
    assert core("The Snowman", vocabulary(), inside=True) == "The Snowman"
    assert core("The Snowman", vocabulary()) == "Snowman"
