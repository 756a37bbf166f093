import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.search.compounds import Known, cut, ends, parts

COUNTS = {
    "barn": 9,
    "teat": 4,
    "strik": 3,
    "cafe": 8,
    "braet": 2,
    "spil": 7,
    "spilcafe": 1,
    "lig": 5,
    "for": 5,
    "aft": 1,
}
SURFACES = {
    "boerne": "barn", "teater": "teat", "strikke": "strik", "cafe": "cafe", "braet": "braet", "spil": "spil",
    "spils": "spil", "braetspil": "braetspil", "braetspils": "braetspil", "lig": "lig", "for": "for", "aften": "aft",
}  # fmt: skip


def known(half: str) -> tuple[str, int] | None:
    found = SURFACES.get(half)
    return (found, COUNTS.get(found, 1)) if found else None


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("boerneteater", ("barn", "teat")),
        ("strikkecafe", ("strik", "cafe")),
        ("braetspilscafe", ("braetspil", "cafe", "braet", "spil")),
        ("cafeaften", ("cafe", "aft")),
        ("boernespilcafe", ("barn", "spil", "cafe")),
        ("teater", ()),
        ("teatercafeteria", ()),
        ("boernelig", ()),
        ("forspil", ()),
        ("spil", ()),
        ("", ()),
    ],
)
def test_the_parts_of_a_word(word: str, terms: tuple[str, ...]) -> None:
    assert parts(word, known) == terms


def test_of_two_cuts_the_one_with_the_words_written_most_often_is_taken() -> None:
    often = {"bil": 1, "ledbog": 1, "billed": 5, "bog": 9}
    found = cut("billedbog", lambda half: (half, often[half]) if half in often else None)
    assert found is not None
    assert found.terms == ("billed", "bog")


@pytest.mark.parametrize(
    ("word", "found"), [("pubspil", (None, "spil")), ("teatertosse", ("teat", None)), ("xyz", (None, None))]
)
def test_a_word_that_cannot_be_cut_may_still_begin_or_end_with_one(
    word: str, found: tuple[str | None, str | None]
) -> None:
    assert ends(word, known) == found


@given(st.text(alphabet="abcdef", max_size=40), st.sets(st.text(alphabet="abcdef", min_size=3, max_size=6), max_size=8))
def test_parts_are_always_known_words(word: str, vocabulary: set[str]) -> None:
    look_up: Known = lambda half: (half, 1) if half in vocabulary else None  # noqa: E731
    assert set(parts(word, look_up)) <= vocabulary
