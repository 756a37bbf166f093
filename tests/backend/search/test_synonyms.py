import pytest

from backend.search.abilities import EVERYTHING, Abilities
from backend.search.documents import Language
from backend.search.synonyms import synonyms


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [
        ("teatret", "da", "theatr"),
        ("theatres", "en", "teat"),
        ("skuespil", "da", "teat"),
        ("kids", "en", "barn"),
        ("boernene", "da", "child"),
        ("boghandel", "da", None),
    ],
)
def test_what_else_a_word_is_called(word: str, language: Language, other: str | None) -> None:
    found = synonyms(word, language, EVERYTHING)
    assert (other in found) if other else found == ()


def test_a_word_of_the_other_language_is_not_meant() -> None:
    assert "fortaelling" in synonyms("tale", "en", EVERYTHING)
    assert synonyms("tale", "da", EVERYTHING) == ()


def test_without_stems_only_the_listed_form_counts() -> None:
    plain = Abilities(stems=False)
    assert "theatre" in synonyms("teater", "da", plain)
    assert synonyms("teatret", "da", plain) == ()
