"""Learning the topics: both looks, and by cross-validation the bars of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from bot.components import sentence_model, word_model
from bot.components.bars import NOBODY, answers, choose_bars, clear_bar, surprise, warmest
from bot.components.doubt import Bars
from bot.components.features import Reading
from bot.components.held_out import Groups, by_fold, by_topic, without_own_topics
from bot.components.looks import Looks, Vocabulary
from bot.components.ridge import inverse, left_out, targets
from bot.components.sentence_model import Centres, SentenceModel, curved, nearest_left_out
from bot.components.vectors import Embedder
from bot.components.word_model import Likeness, WordModel

MOST_EXAMPLES = 20_000  # the likeness of every two is kept in memory while learning: 1.6 GB a look
Said = tuple[str, str]  # language and text
Scores = tuple[Any, Any]  # of examples left out with their fold, and with their whole topic


class TooFewTopicsError(ValueError):
    """With fewer than two topics there is nothing to tell apart."""


@dataclass(frozen=True)
class Look2:
    """The second look; from `clear`, a probability, the first is enough. `said` are the model's sentences."""

    model: SentenceModel
    bars: Bars
    clear: float
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Learnt:
    """`report` holds what cross-validation said, for people."""

    topics: tuple[str, ...]
    vocabulary: Vocabulary
    words: WordModel
    bars: Bars
    second: Optional[Look2]
    report: dict[str, Any]


@dataclass(frozen=True)
class Examples:
    """Topic by topic: `truth` is each one's place among the names, and never falls."""

    readings: list[Reading]
    truth: Any
    names: tuple[str, ...]

    @classmethod
    def of(cls, readings: Sequence[Reading], topics: Sequence[str]) -> "Examples":
        names = sorted(set(topics))
        if len(names) < 2:  # noqa: PLR2004 - see the error
            raise TooFewTopicsError
        truth = np.asarray([names.index(topic) for topic in topics])
        order = evenly(np.argsort(truth, kind="stable"))
        return cls([readings[place] for place in order], truth[order], tuple(names))

    @property
    def languages(self) -> list[str]:
        return [reading.language for reading in self.readings]

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple((reading.language, reading.text) for reading in self.readings)

    @property
    def wanted(self) -> Any:
        return targets(self.truth, len(self.names))


def evenly(order: Any) -> Any:
    """As many of each topic left away when there are too many."""
    if len(order) <= MOST_EXAMPLES:
        return order
    return order[np.linspace(0, len(order) - 1, MOST_EXAMPLES).astype(np.int64)]


def learn_topics(
    readings: Sequence[Reading], topics: Sequence[str], urgent: Collection[str], embedder: Optional[Embedder]
) -> Learnt:
    examples = Examples.of(readings, topics)
    vocabulary = Vocabulary.learn(examples.readings, embedder)
    looks = vocabulary.looks(examples.readings)
    alike = Likeness.of(looks)
    words, first = learn_words(examples, looks, alike)
    bars = choose_bars(first[0], examples.truth, first[1], examples.names, urgent)
    second, said = None, {"words": report(first[0], examples)}
    if embedder:
        vectors = embedder.vectors([reading.text for reading in examples.readings])
        model, scores = learn_sentences(examples, looks, alike, vectors)
        own = choose_bars(scores[0], examples.truth, scores[1], examples.names, urgent)
        second = Look2(model, own, clear(first, scores, examples.truth, bars, own), examples.said)
        said["sentences"] = report(scores[0], examples)
    return Learnt(examples.names, vocabulary, words, bars, second, said)


def learn_words(examples: Examples, looks: Looks, alike: Likeness) -> tuple[WordModel, Scores]:
    inverted = inverse(alike.weighed(word_model.TERMS, word_model.MEANS), word_model.RIDGE)
    model = word_model.word_model(looks, inverted @ examples.wanted, word_model.TERMS, word_model.MEANS)
    folds, topics = by_fold(list(examples.truth)), by_topic(list(examples.truth))
    scores = left_out(inverted, examples.wanted, folds)
    return model, (scores, unknown(left_out(inverted, examples.wanted, topics), examples, topics))


def learn_sentences(examples: Examples, looks: Looks, alike: Likeness, vectors: Any) -> tuple[SentenceModel, Scores]:
    centres = Centres.learn(vectors, examples.languages)
    sentences = centres.centred(vectors, examples.languages)
    cosines = sentences @ sentences.T
    kernel = alike.weighed(sentence_model.TERMS, sentence_model.MEANS)
    kernel += curved(cosines)
    inverted = inverse(kernel, sentence_model.RIDGE)
    solved = inverted @ examples.wanted
    starts = np.searchsorted(examples.truth, np.arange(len(examples.names)))
    folds, topics = by_fold(list(examples.truth)), by_topic(list(examples.truth))
    scores = left_out(inverted, examples.wanted, folds)
    near = nearest_left_out(cosines, starts, folds)
    weight = nearest_weight(scores, near, examples.truth)
    strangers = left_out(inverted, examples.wanted, topics) + weight * nearest_left_out(cosines, starts, topics)
    words = word_model.word_model(looks, solved, sentence_model.TERMS, sentence_model.MEANS)
    model = SentenceModel(centres, sentences, starts, solved, words, weight)
    return model, (scores + weight * near, unknown(strangers, examples, topics))


def clear(first: Scores, second: Scores, truth: Any, bars: Bars, own: Bars) -> float:
    nobody = np.full(len(truth), NOBODY)
    return clear_bar(
        np.concatenate(first),
        np.concatenate([answers(scores, own) for scores in second]),
        np.concatenate([truth, nobody]),
        bars,
    )


def unknown(scores: Any, examples: Examples, groups: Groups) -> Any:
    return without_own_topics(scores, examples.truth, groups)


def nearest_weight(scores: Any, near: Any, truth: Any) -> float:
    """The weight under which the true topics are likeliest."""

    def surprised(weight: float) -> float:
        summed = scores + weight * near
        return surprise(summed, truth, warmest(summed, truth))

    return min(sentence_model.NEAREST, key=surprised)


def report(scores: Any, examples: Examples) -> dict[str, Any]:
    right = scores.argmax(axis=1) == examples.truth
    spoken = np.asarray(examples.languages)
    by_language = {name: round(float(right[spoken == name].mean()), 3) for name in sorted(set(spoken))}
    return {"examples": len(right), "accuracy": round(float(right.mean()), 3), "by_language": by_language}
