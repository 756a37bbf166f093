import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.search.abilities import Abilities
from backend.search.analysis import analysed
from backend.search.asked import meant
from backend.search.documents import Document

TITLES = (
    "Børneteater", "Teater for voksne", "Strikkecafé", "Strik og snak", "Sprogcafé", "Rytmik for babyer",
    "Bøger i haven", "Hækling", "Koncert", "Frokostkoncert", "Skak",
)  # fmt: skip
_, WORDS = analysed([Document("event", title, title) for title in TITLES])


def ways(asked: str, abilities: Abilities | None = None) -> dict[tuple[str, ...], float]:
    found = meant(asked, WORDS, abilities or Abilities())
    return {way.terms: way.likeness for one in found for way in one.ways}


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("koncerterne", ("koncert",)),
        ("boger", ("bog",)),
        ("hækle", ("haekl",)),
        ("hæklede", ("haekl",)),
        ("strikke cafe", ("strikkecaf",)),
        ("strikkeri", ("strik",)),
        ("theatre", ("teat",)),
        ("chess", ("skak",)),
        ("koncrt", ("koncert",)),
        ("frokost", ("frokostkoncert",)),
    ],
)
def test_a_word_leads_to_the_term_that_texts_have(asked: str, terms: tuple[str, ...]) -> None:
    assert terms in ways(asked)


def test_the_more_alike_the_more_it_is_worth() -> None:
    same, synonym, slip = ways("koncert"), ways("concert"), ways("koncrt")
    assert same["koncert",] > slip["koncert",]
    assert same["koncert",] > synonym["koncert",]


def test_a_compound_asks_for_both_of_its_parts_or_a_little_for_one() -> None:
    found = ways("børneteater")
    assert found["boerneteat",] == 1
    assert 1 > found["barn", "teat"] > found["teat",] > found["barn",]


def test_a_misspelt_half_of_a_compound_is_still_understood() -> None:
    assert ("baby", "rytmik") in ways("babyrytmk")


def test_words_side_by_side_are_tried_as_one() -> None:
    assert ways("strikke cafe")["strikkecaf",] > 0.9
    assert ("strikkecaf",) not in ways("strikke", Abilities(compounds=False))


def test_a_word_that_texts_have_is_not_taken_for_a_slip() -> None:
    assert set(ways("skak")) == {("skak",)}


def test_a_word_that_nobody_has_leads_nowhere_and_weighs_most() -> None:
    known, unknown = meant("teater xylofon", WORDS)
    assert unknown.ways == ()
    assert unknown.weight > known.weight


def test_rare_words_weigh_more() -> None:
    common, rare = meant("teater skak", WORDS)
    assert rare.weight > common.weight


@pytest.mark.parametrize("asked", ["", "er der noget på lørdag", "is there anything on", "!?", "🎉"])
def test_words_that_say_nothing_ask_for_nothing(asked: str) -> None:
    assert meant(asked, WORDS) == ()


def test_at_most_twenty_words_are_looked_up() -> None:
    assert len(meant("skak " * 500, WORDS)) == 20


def test_words_after_the_hundredth_are_not_read() -> None:
    assert meant("have " * 99 + "skak", WORDS)[-1].ways
    assert meant("noget " * 100 + "skak", WORDS) == ()


@pytest.mark.parametrize(
    ("off", "asked", "terms"),
    [
        ("misspellings", "koncrt", ("koncert",)),
        ("same_words", "chess", ("skak",)),
        ("compounds", "strikke cafe", ("strikkecaf",)),
    ],
)
def test_an_ability_can_be_put_off(off: str, asked: str, terms: tuple[str, ...]) -> None:
    assert terms not in ways(asked, Abilities(**{off: False}))


@given(st.text(max_size=60))
def test_whatever_is_asked_likenesses_lie_between_nothing_and_one(asked: str) -> None:
    for one in meant(asked, WORDS):
        assert one.weight > 0
        assert all(0 < way.likeness <= 1 and set(way.terms) <= set(WORDS.counts) for way in one.ways)
