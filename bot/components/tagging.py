"""Finding spans as people marked them: by the words, and, where sentences can be read, by the words' vectors too."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from bot.components import crf, word_head
from bot.components.crf import Marks, Seen, Tagger
from bot.components.lemmas import Word
from bot.components.span import Span
from bot.components.vectors import Reader
from bot.components.word_head import WordHead, word_vectors

BARE, SEEING, HEAD = "spans.crfsuite", "spans-seeing.crfsuite", "spans-head.npz"


@dataclass(frozen=True)
class Lesson:
    """A sentence, what rules found in it, and what people marked."""

    text: str
    words: Sequence[Word]
    hints: Marks
    marked: Marks


def learn(lessons: Sequence[Lesson], folder: Path, reader: Optional[Reader]) -> None:
    """Leaves the models in the folder; none where nobody marked anything."""
    if not crf.learn(((Seen(each.words, each.hints), each.marked) for each in lessons), folder / BARE):
        return
    if reader:
        head, scores = word_head.learn(vectors_of(lessons, reader), [crf.tags(it.words, it.marked) for it in lessons])
        seen = (Seen(it.words, it.hints, head.guesses(own)) for it, own in zip(lessons, scores, strict=True))
        crf.learn(zip(seen, (each.marked for each in lessons), strict=True), folder / SEEING)
        write(head, folder / HEAD)


def vectors_of(lessons: Sequence[Lesson], reader: Reader) -> list[np.ndarray]:
    found = {
        place: word_vectors(encoded, stretches(lessons[place].words))
        for place, encoded in reader.encoded([each.text for each in lessons])
    }
    return [found[place] for place in range(len(lessons))]


def stretches(words: Sequence[Word]) -> list[word_head.Stretch]:
    return [(word.start, word.start + len(word.text)) for word in words]


class Finder:
    """Reads what `learn` left. Without an reader, or where none was there when it learnt, the words alone decide."""

    def __init__(self, folder: Path, reader: Optional[Reader]) -> None:
        seeing = reader is not None and (folder / HEAD).exists()
        self._reader = reader if seeing else None
        self._head = read(folder / HEAD) if seeing else None
        self._tagger = Tagger(folder / (SEEING if seeing else BARE))

    def find(self, text: str, words: Sequence[Word], hints: Marks) -> list[Span]:
        if self._reader is None or self._head is None:
            return self._tagger.find(Seen(words, hints))
        vectors = word_vectors(self._reader.read(text), stretches(words))
        return self._tagger.find(Seen(words, hints, self._head.guesses(self._head.scores(vectors))))


def finder(folder: Path, reader: Optional[Reader]) -> Optional[Finder]:
    """None where nothing was learnt."""
    return Finder(folder, reader) if (folder / BARE).exists() else None


def write(head: WordHead, file: Path) -> None:
    np.savez(file, labels=np.array(head.labels), mean=head.mean, spread=head.spread, weights=head.weights)


def read(file: Path) -> WordHead:
    with np.load(file, allow_pickle=False) as kept:
        return WordHead(tuple(map(str, kept["labels"])), kept["mean"], kept["spread"], kept["weights"])
