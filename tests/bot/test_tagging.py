"""How spans are learnt: by words alone, and by what each word means where it stands."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.components.lemmas import Word
from bot.components.span import Span
from bot.components.tagging import Lesson, finder, learn
from bot.components.vectors import SIZE, embedder
from bot.components.word_head import RIDGE, WordHead, word_vectors
from bot.components.word_head import learn as learn_head

COUNTRIES = ["spanien", "tyskland", "norge", "italien", "polen", "portugal"]
OTHERS = ["biblioteket", "arbejde", "møde", "lægen", "skranken", "frokost"]


def words(text: str) -> list[Word]:
    starts = [place for place in range(len(text)) if place == 0 or text[place - 1] == " "]
    return [Word(word, start, word) for word, start in zip(text.split(), starts, strict=True)]


def lesson(text: str, marked: Sequence[str]) -> Lesson:
    spans = [Span("country", text.index(each), text.index(each) + len(each), "crf") for each in marked]
    return Lesson(text, words(text), [], spans)


FRAMES = ["jeg skal til {} nu", "hun er i {} i dag", "vi kommer fra {} i morgen", "hvad med {} og {other}"]
LESSONS = [
    lesson(frame.format(word, other="kaffe"), [word] if word in COUNTRIES else [])
    for frame in FRAMES
    for word in (*COUNTRIES, *OTHERS)
]


@pytest.fixture(scope="module")
def reader() -> Any:
    return embedder("var/encoder")


def test_a_word_never_seen_is_marked_by_what_it_means(tmp_path: Path, reader: Any) -> None:
    learn(LESSONS, tmp_path, reader)
    found = finder(tmp_path, reader)
    assert found
    for text in ("jeg skal til frankrig nu", "jeg skal til tandlægen nu"):
        expected = [Span("country", 13, 21, "crf")] if "frankrig" in text else []
        assert found.find(text, words(text), []) == expected


def test_without_a_reader_the_words_alone_decide(tmp_path: Path, reader: Any) -> None:
    learn(LESSONS, tmp_path, reader)
    bare = finder(tmp_path, None)
    assert bare
    assert bare.find("jeg skal til polen nu", words("jeg skal til polen nu"), []) == [Span("country", 13, 18, "crf")]


def test_what_was_learnt_without_a_reader_needs_none(tmp_path: Path, reader: Any) -> None:
    learn(LESSONS, tmp_path, None)
    found = finder(tmp_path, reader)
    assert found
    assert found.find("jeg skal til polen nu", words("jeg skal til polen nu"), [])


def test_nothing_marked_leaves_nothing(tmp_path: Path, reader: Any) -> None:
    learn([lesson("hej med dig", [])], tmp_path, reader)
    assert finder(tmp_path, reader) is None


def test_a_text_without_words_has_no_spans(tmp_path: Path, reader: Any) -> None:
    learn(LESSONS, tmp_path, reader)
    found = finder(tmp_path, reader)
    assert found
    assert found.find("", [], []) == []


def test_a_word_sees_its_neighbours_and_noughts_beyond_the_ends() -> None:
    head = WordHead(("O",), np.zeros(SIZE), np.ones(SIZE), None)
    vectors = np.arange(1, 4)[:, None] * np.ones((3, SIZE))
    seen = head.seen(vectors)[:, [0, SIZE, 2 * SIZE, -1]]
    assert seen.tolist() == [[0, 1, 2, 1], [1, 2, 3, 1], [2, 3, 0, 1]]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_short_sentences_are_seen_whole(count: int) -> None:
    head = WordHead(("O",), np.zeros(SIZE), np.ones(SIZE), None)
    assert head.seen(np.ones((count, SIZE))).shape == (count, 3 * SIZE + 1)


def test_each_sentence_is_scored_by_a_head_that_had_not_seen_it() -> None:
    chance = np.random.default_rng(0)
    sentences = [chance.normal(size=(4, SIZE)).astype(np.float16) for _ in range(10)]
    tagged = [[("O", "B-date")[int(row[0] > 0)] for row in sentence] for sentence in sentences]
    head, scores = learn_head(sentences, tagged)
    rest = [place for place in range(10) if place % 5 != 2]
    seen = np.concatenate([head.seen(sentences[place]) for place in rest])
    wanted = np.array([[tag == label for label in head.labels] for place in rest for tag in tagged[place]], float)
    weights = np.linalg.solve(seen.T @ seen + RIDGE * np.eye(seen.shape[1]), seen.T @ wanted)
    assert scores[2] == pytest.approx(head.seen(sentences[2]) @ weights, abs=1e-2)


def test_word_vectors_have_a_row_a_word(reader: Any) -> None:
    text = "hvornår åbner Dokk1"
    rows = word_vectors(reader.read(text), [(0, 7), (8, 13), (14, 19)])
    assert rows.shape == (3, SIZE)
    assert word_vectors(reader.read(text), []).shape == (0, SIZE)
