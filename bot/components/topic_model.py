"""From a reading to a score for each topic: TF-IDF of words and of pieces of words, and one linear score a topic."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.components.features import Reading, piece_terms, word_terms
from bot.components.terms import Terms

Method = str
LEARNERS: Mapping[Method, Callable[[], Any]] = {
    "svm": lambda: LinearSVC(C=1.0, random_state=0),
    "logistic": lambda: LogisticRegression(C=10.0, solver="liblinear", multi_class="ovr", random_state=0),
}


@dataclass(frozen=True)
class TopicModel:
    """`scores` are margins, above nought where a topic is believed; `weights` has a row for each term."""

    topics: tuple[str, ...]
    words: Terms
    pieces: Terms
    weights: Any
    bias: Any

    def scores(self, reading: Reading) -> Any:
        word_places, word_weights = self.words.weigh(word_terms(reading))
        piece_places, piece_weights = self.pieces.weigh(piece_terms(reading))
        places = np.concatenate([word_places, piece_places + len(self.words.places)])
        return np.concatenate([word_weights, piece_weights]) @ self.weights[places] + self.bias


def learn(readings: Sequence[Reading], topics: Sequence[str], method: Method) -> TopicModel:
    """Raises ValueError when fewer than two topics are given: there is nothing to tell apart."""
    word_texts = [word_terms(reading) for reading in readings]
    piece_texts = [piece_terms(reading) for reading in readings]
    words, pieces = Terms.learn(word_texts, at_least=1), Terms.learn(piece_texts, at_least=2)
    features = sparse.hstack([words.matrix(word_texts), pieces.matrix(piece_texts)]).tocsr()
    learner = LEARNERS[method]().fit(features, list(topics))
    weights, bias = for_each_topic(learner.coef_, learner.intercept_)
    return TopicModel(tuple(learner.classes_), words, pieces, weights, bias)


def for_each_topic(weights: Any, bias: Any) -> tuple[Any, Any]:
    """scikit-learn keeps one column where there are two classes; we keep one a topic always."""
    if len(weights) == 1:
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return np.ascontiguousarray(weights.T, dtype=np.float32), bias.astype(np.float32)
