"""Learning the topics: both looks, and by cross-validation the bars of each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from bot.components import sentence_model, word_model
from bot.components.bars import choose_bars, surprise, warmest
from bot.components.doubt import Bars
from bot.components.features import Reading
from bot.components.held_out import Groups, by_fold, by_topic, without_own_topics
from bot.components.looks import Vocabulary
from bot.components.ridge import inverse, left_out, targets
from bot.components.sentence_model import Centres, SentenceModel, add_curved, nearest_left_out
from bot.components.spelling import Spelling
from bot.components.vectors import Embedder
from bot.components.word_model import WordModel, likeness

MOST_EXAMPLES = 24_000  # the likeness of every two is kept in memory while learning, 2.3 GB; time grows by the cube
FEWER = 12_000  # for the words alone, where sentences are read as well: they decide only when that cannot be
Scores = tuple[Any, Any]  # of examples left out with their fold, and with their whole topic


class TooFewTopicsError(ValueError):
    """With fewer than two topics there is nothing to tell apart."""


@dataclass(frozen=True)
class Look2:
    """Words and the sentence's vector together."""

    model: SentenceModel
    bars: Bars


@dataclass(frozen=True)
class Learnt:
    """`words` and `bars` decide where there is no `second`. `report` holds what cross-validation said, for people."""

    topics: tuple[str, ...]
    spelling: Spelling
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
        return cls(list(readings), truth, tuple(names)).taken(evenly(np.argsort(truth, kind="stable"), MOST_EXAMPLES))

    def taken(self, places: Any) -> "Examples":
        return Examples([self.readings[place] for place in places], self.truth[places], self.names)

    @property
    def languages(self) -> list[str]:
        return [reading.language for reading in self.readings]

    @property
    def wanted(self) -> Any:
        return targets(self.truth, len(self.names))


def evenly(order: Any, most: int) -> Any:
    """As many of each topic left away when there are too many."""
    if len(order) <= most:
        return order
    return order[np.linspace(0, len(order) - 1, most).astype(np.int64)]


def learn_topics(
    readings: Sequence[Reading], topics: Sequence[str], urgent: Collection[str], embedder: Optional[Embedder]
) -> Learnt:
    examples = Examples.of(readings, topics)
    vocabulary = Vocabulary.learn(examples.readings, embedder)
    few = examples.taken(evenly(np.arange(len(examples.truth)), FEWER if embedder else MOST_EXAMPLES))
    words, (scores, strangers) = learn_words(few, vocabulary)
    bars = choose_bars(scores, few.truth, strangers, few.names, urgent)
    second, said = None, {"words": report(scores, few)}
    if embedder:
        model, (scores, strangers) = learn_sentences(examples, vocabulary, embedder)
        second = Look2(model, choose_bars(scores, examples.truth, strangers, examples.names, urgent))
        said["sentences"] = report(scores, examples)
    return Learnt(examples.names, Spelling.learn(readings), vocabulary, words, bars, second, said)


def learn_words(examples: Examples, vocabulary: Vocabulary) -> tuple[WordModel, Scores]:
    looks = vocabulary.looks(examples.readings)
    inverted = inverse(likeness(looks, word_model.TERMS, word_model.MEANS), word_model.RIDGE)
    model = word_model.word_model(looks, inverted @ examples.wanted, word_model.TERMS, word_model.MEANS)
    folds, topics = by_fold(list(examples.truth)), by_topic(list(examples.truth))
    scores = left_out(inverted, examples.wanted, folds)
    return model, (scores, unknown(left_out(inverted, examples.wanted, topics), examples, topics))


def learn_sentences(examples: Examples, vocabulary: Vocabulary, embedder: Embedder) -> tuple[SentenceModel, Scores]:
    looks = vocabulary.looks(examples.readings)
    vectors = embedder.vectors([reading.text for reading in examples.readings])
    centres = Centres.learn(vectors, examples.languages)
    sentences = centres.centred(vectors, examples.languages)
    kernel = likeness(looks, sentence_model.TERMS, sentence_model.MEANS)
    add_curved(kernel, sentences)
    inverted = inverse(kernel, sentence_model.RIDGE)
    solved = inverted @ examples.wanted
    starts = np.searchsorted(examples.truth, np.arange(len(examples.names)))
    folds, topics = by_fold(list(examples.truth)), by_topic(list(examples.truth))
    scores = left_out(inverted, examples.wanted, folds)
    near = nearest_left_out(sentences, starts, folds)
    weight = nearest_weight(scores, near, examples.truth)
    strangers = left_out(inverted, examples.wanted, topics) + weight * nearest_left_out(sentences, starts, topics)
    words = word_model.word_model(looks, solved, sentence_model.TERMS, sentence_model.MEANS)
    model = SentenceModel(centres, sentences, starts, solved, words, weight)
    return model, (scores + weight * near, unknown(strangers, examples, topics))


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
