from itertools import product

from backend.search.abilities import EVERYTHING
from backend.search.lookup import Lookup
from backend.search.vocabulary import vocabulary
from backend.search.ways import MOST_WAYS, ways

COUNTS = {"strik": 3, "caf": 2, "strikkecaf": 1, "koncert": 5, "rytmik": 1, "baby": 2}
LOOK = Lookup(vocabulary(COUNTS, 10), EVERYTHING)


def found(word: str, *beside: str) -> dict[tuple[str, ...], float]:
    return {way.terms: way.likeness for way in ways(word, list(beside), LOOK)}


def test_the_likeliest_way_stands_first() -> None:
    likenesses = list(found("strikkecafe").values())
    assert likenesses == sorted(likenesses, reverse=True)
    assert next(iter(found("strikkecafe"))) == ("strikkecaf",)


def test_a_word_is_guessed_at_only_when_nothing_else_is_known_of_it() -> None:
    assert found("koncrt") == {("koncert",): 0.8}
    assert found("koncrt", "strikkecafe").keys() == {("strikkecaf",)}


def test_a_word_has_no_more_ways_than_a_database_should_bear() -> None:
    known = {"".join(letters) + "x": 1 for letters in product(*[("ba", "baa")] * 6)}
    assert len(known) > MOST_WAYS
    assert len(ways("babababababax", [], Lookup(vocabulary(known, 9), EVERYTHING))) == MOST_WAYS
