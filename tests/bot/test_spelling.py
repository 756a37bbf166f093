"""Misspelt words are read as what they stand for, and nothing else is touched."""

import random
from collections.abc import Sequence

import pytest

from bot.components.features import Reading
from bot.components.lemmas import Lemmas
from bot.components.spelling import Known, Spelling

LEMMAS = Lemmas({"da": "", "en": ""})
SENTENCES = [
    *["hvornår åbner biblioteket", "jeg skal forny mit pas før på lørdag", "jeg har mistet mit sundhedskort"] * 20,
    *["for min datter", "hvad koster det", "bopælsattest", "hvornaar har i aabent"],
]
ENGLISH = ["when does the library open", "renew my passport", "an appointment please"] * 3


def reading(text: str, language: str = "da") -> Reading:
    words = LEMMAS.words(text, language)
    unknown = frozenset(word.text.lower() for word in words if not word.known)
    return Reading(text, tuple((word.text, word.lemma) for word in words), language, unknown)


SPELLING = Spelling.learn([*map(reading, SENTENCES), *(reading(text, "en") for text in ENGLISH)])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hvornår åbner bibliotekte", "hvornår åbner biblioteket"),
        ("hvornår åbner bilioteket", "hvornår åbner biblioteket"),
        ("mit sundhedskrot er væk", "mit sundhedskort er væk"),
        ("mit sundhedsskrort er væk", "mit sundhedskort er væk"),
        ("hvornaar aabner biblioteket", "hvornår åbner biblioteket"),
        ("hvornar abner biblioteket", "hvornår åbner biblioteket"),
        ("skal forny pas pa lordag", "skal forny pas på lørdag"),
        ("bopaelsattest", "bopælsattest"),
        ("Bibliotekte lukker", "biblioteket lukker"),
    ],
)
def test_a_slip_is_mended(text: str, meant: str) -> None:
    assert SPELLING.mended(reading(text)).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "hvornår åbner biblioteket",
        "for min datter",
        "hvad koster et køreskolekort",
        "bogen af Bibliotekte",
        "pass 2024 42",
        "😀 ?!",
        "",
        "my passport",
        "pan og pat",
    ],
)
def test_what_is_right_or_a_name_or_short_stays(text: str) -> None:
    assert SPELLING.mended(reading(text)).text == text


def test_a_word_of_its_own_is_not_taken_for_another_that_we_say_more() -> None:
    assert SPELLING.mended(reading("for lørdag")).text == "for lørdag"


def test_an_english_word_is_not_made_danish() -> None:
    assert SPELLING.mended(reading("appointment")).text == "appointment"
    assert SPELLING.mended(reading("an apointment please", "en")).text == "an appointment please"


def test_words_and_lemmas_are_mended_with_the_text() -> None:
    mended = SPELLING.mended(reading("åbner bibliotekte"))
    assert [word for word, _ in mended.words] == ["åbner", "biblioteket"]
    assert mended.words[1] == reading("biblioteket").words[0]
    assert not mended.unknown


def test_a_language_never_learnt_is_left_alone() -> None:
    strange = Reading("bibliotekte", (("bibliotekte", "bibliotekte"),), "de", frozenset({"bibliotekte"}))
    assert SPELLING.mended(strange) is strange


def test_of_words_as_near_the_commonest_is_meant() -> None:
    known = {"hatten": Known(3, "hat", sure=True), "katten": Known(9, "kat", sure=True)}
    asked = Reading("ratten", (("ratten", "ratten"),), "da", frozenset({"ratten"}))
    assert Spelling.of({"da": known}).mended(asked).text == "katten"


def test_a_word_that_is_itself_a_slip_mends_nothing() -> None:
    known = {"bibliotekte": Known(1, "bibliotekte", sure=False)}
    asked = Reading("bibliotekt", (("bibliotekt", "bibliotekt"),), "da", frozenset({"bibliotekt"}))
    assert Spelling.of({"da": known}).mended(asked) is asked


@pytest.mark.parametrize("seed", range(50))
def test_mending_twice_changes_no_more_than_once(seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(dice.choices([*"abcæøå ", "biblioteket", "pas", "Å", "1", "?", "é"], k=12))
    once = SPELLING.mended(reading(text))
    assert SPELLING.mended(once).text == once.text
    assert len(once.words) == len(reading(text).words)


def test_the_same_words_are_learnt_whatever_their_order() -> None:
    def learnt(sentences: Sequence[str]) -> Spelling:
        return Spelling.learn(map(reading, sentences))

    assert learnt(SENTENCES) == learnt(SENTENCES[::-1])
