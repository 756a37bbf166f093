"""The floor under what is found: what `make evaluate` measures, on SQLite."""

from pathlib import Path

import pytest

from bench.evaluate.corpus import documents
from bench.evaluate.judged import Judged, read
from bench.evaluate.scores import GROUPS, Scores, grouped, mean, scored
from bench.evaluate.search import Corpus, ours

JUDGED = read()
FLOOR = 0.85
FLOORS = {
    "by_language": {"da": 0.85, "en": 0.85},
    "by_kind": {"event": 0.85, "place": 0.94, "service": 0.8},
    "by_trait": {"compound": 0.93, "form": 0.88, "letters": 0.95, "misspelt": 0.88, "plain": 0.92, "synonym": 0.67},
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return documents()


@pytest.fixture(scope="module")
def scores(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    file: Path = tmp_path_factory.mktemp("judged") / "city.db"
    with ours(f"sqlite:///{file}", corpus) as search:
        return scored(search, JUDGED)


def test_what_is_relevant_stands_among_the_first_five(scores: Scores) -> None:
    assert mean(scores) >= FLOOR


@pytest.mark.parametrize("group", FLOORS)
def test_no_language_kind_or_trait_is_left_behind(scores: Scores, group: str) -> None:
    means = grouped(scores, GROUPS[group])
    assert means.keys() == FLOORS[group].keys()
    assert {name: value for name, value in means.items() if value < FLOORS[group][name]} == {}


def test_there_are_enough_queries_in_both_languages() -> None:
    assert sum(one.language == "da" for one in JUDGED) >= 80
    assert sum(one.language == "en" for one in JUDGED) >= 40


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: f"{one.kind}-{one.language}-{one.asked}")
def test_a_judgement_is_of_texts_that_are_there(one: Judged, corpus: Corpus) -> None:
    assert set(one.relevant) <= {document.key for document in corpus[one.kind]}
    assert set(one.relevant.values()) <= {1, 2, 3}
    assert 3 in one.relevant.values()


def test_nothing_is_asked_twice() -> None:
    asked = [(one.kind, one.language, one.asked) for one in JUDGED]
    assert len(set(asked)) == len(asked)
