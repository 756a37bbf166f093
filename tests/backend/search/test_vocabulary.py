import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.search.vocabulary import counted, dumped, loaded, version_of, vocabulary

WORDS = vocabulary(
    {"haekl": 3, "rytmik": 2, "babyrytmik": 1, "boeg": 4, "fortaelling": 2, "kor": 1, "koer": 1, "test": 9}, 20
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("haekkl", {("haekl", 1)}),
        ("rytmk", {("rytmik", 1)}),
        ("rymtik", {("rytmik", 1)}),
        ("babyrytmk", {("babyrytmik", 1)}),
        ("fortaelingg", {("fortaelling", 2)}),
        ("fest", set()),
        ("zzzzzzz", set()),
        ("", set()),
    ],
)
def test_the_nearest_words_and_how_many_slips_away(typed: str, found: set[tuple[str, int]]) -> None:
    assert set(WORDS.near(typed)) == found


def test_words_alike_but_for_danish_letters() -> None:
    assert WORDS.alike("bog") == ("boeg",)
    assert WORDS.alike("kor") == ("koer",)
    assert WORDS.alike("haekl") == ()


def test_longer_words_that_begin_or_end_with_it() -> None:
    assert WORDS.longer("baby") == ("babyrytmik",)
    assert WORDS.longer("ytmik") == ("rytmik", "babyrytmik")
    assert WORDS.longer("tmi") == ()


def test_a_term_counts_once_a_text() -> None:
    assert counted([["a", "a", "b"], ["a"]]) == {"a": 2, "b": 1}


@given(st.dictionaries(st.text(alphabet="abcøå", min_size=1), st.integers(1, 9)), st.integers(0, 99))
def test_what_is_kept_is_read_back(counts: dict[str, int], documents: int) -> None:
    kept = vocabulary(counts, documents)
    assert loaded(dumped(kept)) == kept


def test_the_version_tells_the_words_and_nothing_else() -> None:
    one, same, other = (dumped(vocabulary(counts, 2)) for counts in ({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 1}))
    assert version_of(one) == version_of(same) != version_of(other)
