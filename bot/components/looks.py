"""How a message looks, word by word: weighed terms, and the mean of its words' static vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from scipy import sparse

from bot.components.features import Reading, piece_terms, surface_words, word_terms
from bot.components.terms import Terms
from bot.components.vectors import Embedder
from bot.components.word_vectors import WordVectors


@dataclass(frozen=True)
class Look:
    """`places` and `weights` are the terms it has; `mean` has length 1, or is all noughts."""

    places: Any
    weights: Any
    mean: Any


@dataclass(frozen=True)
class Looks:
    """Many messages at once, a row each."""

    terms: Any
    means: Any


@dataclass(frozen=True)
class Vocabulary:
    words: Terms
    pieces: Terms
    static: WordVectors

    @classmethod
    def learn(cls, readings: Sequence[Reading], embedder: Optional[Embedder]) -> "Vocabulary":
        surfaces = [surface_words(reading) for reading in readings]
        return cls(
            Terms.learn([word_terms(reading) for reading in readings], at_least=1),
            Terms.learn([piece_terms(reading) for reading in readings], at_least=2),
            WordVectors.learn(surfaces, embedder) if embedder else WordVectors.none(),
        )

    def look(self, reading: Reading) -> Look:
        word_places, word_weights = self.words.weigh(word_terms(reading))
        piece_places, piece_weights = self.pieces.weigh(piece_terms(reading))
        places = np.concatenate([word_places, piece_places + len(self.words.places)])
        weights = np.concatenate([word_weights, piece_weights])
        return Look(places, weights, self.static.mean(surface_words(reading)))

    def looks(self, readings: Sequence[Reading]) -> Looks:
        words = self.words.matrix([word_terms(reading) for reading in readings])
        pieces = self.pieces.matrix([piece_terms(reading) for reading in readings])
        means = self.static.matrix([surface_words(reading) for reading in readings])
        return Looks(sparse.hstack([words, pieces]).tocsr(), means)
