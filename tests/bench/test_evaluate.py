"""How queries are scored, and what the search is measured on."""

import math
from pathlib import Path

import pytest

from backend.search.abilities import EVERYTHING
from backend.search.documents import Document
from bench.evaluate.__main__ import summed
from bench.evaluate.corpus import documents
from bench.evaluate.judged import Judged, read
from bench.evaluate.ndcg import ndcg
from bench.evaluate.plain import plain_sqlite
from bench.evaluate.scores import Scores, grouped, mean, scored, table
from bench.evaluate.search import in_memory, ours
from bench.search import many

CORPUS = {
    "event": [
        Document("event", "theatre", "Teater for børn", "En kat.", "teater"),
        Document("event", "chess", "Skakcafé", "For alle.", "skak"),
    ]
}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["x", "y", "z"], 0.0),
        ([], 0.0),
        (["b", "a", "c"], (3 + 7 / math.log2(3) + 1 / 2) / (7 + 3 / math.log2(3) + 1 / 2)),
        (["x", "a"], (7 / math.log2(3)) / (7 + 3 / math.log2(3) + 1 / 2)),
        (["1", "2", "3", "4", "5", "a"], 0.0),
    ],
)
def test_the_gain_of_a_list(found: list[str], expected: float) -> None:
    assert ndcg(found, {"a": 3, "b": 2, "c": 1}) == pytest.approx(expected)


def test_the_ideal_is_cut_at_five_as_well() -> None:
    many_relevant = {str(number): 3 for number in range(9)}
    assert ndcg(["0", "1", "2", "3", "4"], many_relevant) == 1.0


def test_judgements_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(
        "kind: event\nlanguage: da\nqueries:\n  - {asked: skak, trait: plain, relevant: {1: 3, chess: 2}}\n", "utf8"
    )
    assert read(tmp_path) == [Judged("event", "da", "plain", "skak", {"1": 3, "chess": 2})]


def judged(asked: str, key: str, language: str = "da") -> Judged:
    return Judged("event", language, "plain", asked, {key: 3})


def test_ours_and_the_yardstick_are_asked_alike(tmp_path: Path) -> None:
    queries = [judged("skak", "chess"), judged("børneteater", "theatre"), judged("xylofon", "chess", "en")]
    with ours(f"sqlite:///{tmp_path}/ours.db", CORPUS) as search:
        found = scored(search, queries)
    with plain_sqlite(tmp_path / "plain.db", CORPUS) as search:
        plain = scored(search, queries)
    assert [score for _, score in found] == [1.0, 1.0, 0.0]
    assert [score for _, score in plain] == [1.0, 0.0, 0.0]
    assert [score for _, score in scored(in_memory(CORPUS, EVERYTHING), queries)] == [1.0, 1.0, 0.0]


def test_means_are_told_for_all_and_by_group() -> None:
    scores: Scores = [(judged("a", "x"), 1.0), (judged("b", "x"), 0.5), (judged("c", "x", "en"), 0.0)]
    assert mean(scores) == 0.5
    assert grouped(scores, lambda one: one.language) == {"da": 0.75, "en": 0.0}
    told = summed({"sqlite": scores, "plain sqlite": scores[2:]}, {"without stems": scores[:1]})
    assert (told["ndcg_at_5"], told["queries"], told["by_language"]) == (0.5, 3, {"da": 0.75, "en": 0.0})
    assert told["runs"] == {"sqlite": 0.5, "plain_sqlite": 0.0, "without_stems": 1.0}
    assert len(table({"sqlite": scores}).splitlines()) == 2


def test_the_corpus_has_a_title_and_words_for_everything() -> None:
    for kind, found in documents().items():
        assert len(found) > 50
        assert all(one.kind == kind and one.title and one.body + one.keywords for one in found)


def test_no_placeholder_is_left_in_a_text() -> None:
    assert not [one.key for one in documents()["service"] if "{{" in one.body]


def test_many_events_are_always_the_same_ones() -> None:
    first, again = many(50), many(50)
    assert first == again
    assert len({one.key for one in first}) == 50
