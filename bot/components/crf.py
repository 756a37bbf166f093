"""Spans learnt from marked examples, by a conditional random field over words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import pycrfsuite

from bot.components.folding import fold
from bot.components.lemmas import Word
from bot.components.span import Span

SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 60, "feature.possible_transitions": True}
OUTSIDE = "O"
Marks = Sequence[Span]
Guess = Mapping[str, float]  # what a word may be a part of, and how likely


@dataclass(frozen=True)
class Seen:
    """A sentence's words, what rules found there, and, where vectors were read, what each word may be a part of."""

    words: Sequence[Word]
    hints: Marks
    guesses: Optional[Sequence[Guess]] = None


def learn(examples: Iterable[tuple[Seen, Marks]], file: Path) -> bool:
    """Learn from what people marked; the model is the file. False, and no file, when nobody marked anything."""
    trainer = pycrfsuite.Trainer(verbose=False, params=SETTINGS)
    anything = False
    for seen, marked in examples:
        trainer.append(features(seen), tags(seen.words, marked))
        anything = anything or bool(marked)
    if anything:
        trainer.train(str(file))
    return anything


class Tagger:
    def __init__(self, file: Path) -> None:
        self._model = file.read_bytes()  # the tagger reads from this memory as long as it lives, and does not own it
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._model)

    def find(self, seen: Seen) -> list[Span]:
        return spans(seen.words, self._tagger.tag(features(seen))) if seen.words else []


def features(seen: Seen) -> Any:
    own = [shape_of(word) for word in seen.words]
    hinted = tags(seen.words, seen.hints)
    told = [[*own[place], f"hint={hinted[place]}", *around(own, hinted, place)] for place in range(len(own))]
    if seen.guesses is None:
        return pycrfsuite.ItemSequence(told)
    return pycrfsuite.ItemSequence(
        [{**dict.fromkeys(said, 1.0), **guessed(seen.guesses, place)} for place, said in enumerate(told)]
    )


def guessed(guesses: Sequence[Guess], place: int) -> dict[str, float]:
    best = [max(guess, key=guess.__getitem__) for guess in guesses]
    near = {f"{step}:top={best[place + step]}": 1.0 for step in (-1, 1) if 0 <= place + step < len(best)}
    tenths = min(9, int(guesses[place][best[place]] * 10))
    own = {f"may={label}": score for label, score in guesses[place].items()}
    return {**own, **near, f"top={best[place]}": 1.0, f"top={best[place]}:{tenths}": 1.0}


def shape_of(word: Word) -> list[str]:
    low = fold(word.text)
    return [
        f"word={low}",
        f"lemma={fold(word.lemma)}",
        f"begins={low[:3]}",
        f"ends={low[-3:]}",
        f"ends2={low[-2:]}",
        f"capital={word.text[:1].isupper()}",
        f"digits={low.isdigit()}",
    ]


def around(own: list[list[str]], hinted: list[str], place: int) -> list[str]:
    near = []
    for step in (-2, -1, 1, 2):
        other = place + step
        if 0 <= other < len(own):
            near += [f"{step}:{own[other][0]}", f"{step}:{own[other][1]}", f"{step}:hint={hinted[other]}"]
        else:
            near.append(f"{step}:edge")
    return near


def tags(words: Sequence[Word], marks: Marks) -> list[str]:
    """B- for a span's first word and I- for its others; a word that a span only touches counts as in it."""
    return [tag(word, marks) for word in words]


def tag(word: Word, marks: Marks) -> str:
    end = word.start + len(word.text)
    for mark in marks:
        if word.start < mark.end and mark.start < end:
            return f"{'B' if word.start <= mark.start else 'I'}-{mark.entity}"
    return OUTSIDE


def spans(words: Sequence[Word], tagged: Sequence[str]) -> list[Span]:
    found: list[Span] = []
    inside = ""
    for word, said in zip(words, tagged, strict=True):
        beginning, _, entity = said.partition("-")
        end = word.start + len(word.text)
        if entity and beginning == "I" and entity == inside:
            found[-1] = Span(entity, found[-1].start, end, "crf")
        elif entity:
            found.append(Span(entity, word.start, end, "crf"))
        inside = entity
    return found
