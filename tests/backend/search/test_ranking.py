from hypothesis import given
from hypothesis import strategies as st

from backend.search.asked import Meant
from backend.search.ranking import Text, best, fit
from backend.search.ways import Way


def text(key: str = "x", title: str = "", keywords: str = "", body: str = "", within: str = "") -> Text:
    return Text(key, f" {title} ", f" {keywords} ", f" {body} ", f" {within} ")


def word(*terms: str, likeness: float = 1.0, weight: float = 1.0) -> Meant:
    return Meant(weight, (Way(terms, likeness),))


def test_title_goes_before_keywords_before_body_before_parts() -> None:
    fits = [fit(text(**{field: "skak"}), [word("skak")]) for field in ("title", "keywords", "body", "within")]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == 4


def test_all_words_go_before_some() -> None:
    asked = [word("skak"), word("barn")]
    assert fit(text(keywords="skak barn"), asked) > fit(text(title="skak"), asked)


def test_a_rare_word_goes_before_a_common_one() -> None:
    asked = [word("skak", weight=3), word("barn", weight=1)]
    assert fit(text(title="skak"), asked) > fit(text(title="barn"), asked)


def test_a_likelier_word_goes_first() -> None:
    assert fit(text(title="skak"), [word("skak")]) > fit(text(title="skak"), [word("skak", likeness=0.8)])


def test_a_way_of_two_terms_needs_both() -> None:
    asked = [word("barn", "teat")]
    assert fit(text(title="barn"), asked) == 0
    assert fit(text(title="barn", body="teat"), asked) > 0


def test_a_short_title_goes_before_a_long_one() -> None:
    assert fit(text(title="skak"), [word("skak")]) > fit(text(title="skak og mere til"), [word("skak")])


def test_a_term_is_a_whole_word() -> None:
    assert fit(text(title="skakcafe", body="x skakskak y"), [word("skak")]) == 0


def test_the_best_text_of_a_key_counts() -> None:
    texts = [text("a", body="skak"), text("b", keywords="skak"), text("a", title="skak"), text("c")]
    assert [key for key, _ in best(texts, [word("skak")])] == ["a", "b"]


def test_equals_stand_in_the_order_of_their_keys() -> None:
    assert [key for key, _ in best([text("b", "skak"), text("a", "skak")], [word("skak")])] == ["a", "b"]


def test_who_asks_for_nothing_finds_nothing() -> None:
    assert best([text(title="skak")], []) == []


terms = st.sampled_from(["a", "b", "c"])
fields = st.lists(terms, max_size=4).map(" ".join)
texts = st.builds(text, title=fields, keywords=fields, body=fields, within=fields)
words = st.lists(st.builds(word, terms, likeness=st.floats(0.01, 1), weight=st.floats(0.1, 9)), min_size=1, max_size=4)


@given(texts, words)
def test_a_fit_lies_between_nothing_and_one(one: Text, asked: list[Meant]) -> None:
    assert 0 <= fit(one, asked) <= 1 + 1e-9


@given(texts, words)
def test_the_order_of_the_words_does_not_matter(one: Text, asked: list[Meant]) -> None:
    assert abs(fit(one, asked) - fit(one, asked[::-1])) < 1e-9
