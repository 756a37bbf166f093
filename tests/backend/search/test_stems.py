import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.search.stems import roots, stem
from backend.search.words import words


def danish(text: str) -> set[str]:
    return {stem(word, "da") for word in words(text)}


def english(text: str) -> set[str]:
    return {stem(word, "en") for word in words(text)}


@pytest.mark.parametrize(
    "forms",
    [
        "teater teatret teateret teatre teatrene",
        "koncert koncerten koncerter koncerterne",
        "barn barnet børn børnene",
        "bog bogen bøger bøgerne",
        "by byen byer",
        "artikel artikler artiklen",
        "cykel cykler cyklen",
        "kreds kredsen kredse kredsene",
        "aften aftenen aftener",
        "center centret centeret centre",
        "museum museet museer",
        "hækle hækler hæklet",
        "fortælle fortæller fortælles",
        "billede billedet billeder billederne",
        "klub klubben klubber",
        "forfatter forfatteren forfattere",
        "café cafeen caféer",
        "sy syr syning",
        "læse læser læsning",
    ],
)
def test_danish_forms_of_a_word_are_alike(forms: str) -> None:
    assert len(danish(forms)) == 1


@pytest.mark.parametrize("forms", ["child children", "story stories", "knit knits knitting", "concert concerts"])
def test_english_forms_of_a_word_are_alike(forms: str) -> None:
    assert len(english(forms)) == 1


@pytest.mark.parametrize(
    "others", ["barn bar", "børn bor", "bog bøg", "mor møde", "bror brød", "far får", "kor køre", "skole skovl"]
)
def test_other_words_are_not(others: str) -> None:
    assert len(danish(others)) == 2


@pytest.mark.parametrize(
    ("noun", "root"), [("hækling", "hækle"), ("fortælling", "fortælle"), ("maling", "male"), ("løbning", "løbe")]
)
def test_a_noun_of_an_action_is_made_of_its_verb(noun: str, root: str) -> None:
    assert stem(words(root)[0], "da") in roots(words(noun)[0])


@pytest.mark.parametrize("word", ["bog", "ting", "ring", "koncert"])
def test_other_nouns_are_made_of_nothing(word: str) -> None:
    assert roots(word) == ()


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_a_stem(text: str) -> None:
    for word in words(text):
        assert stem(word, "da")
        assert stem(word, "en")
