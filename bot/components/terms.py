"""Weighing terms: TF-IDF with a dampened count, each kind of term to unit length."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class Terms:
    """The terms known from training: their place among the features, and how rare each is."""

    places: Mapping[str, int]
    rarity: Any

    @classmethod
    def learn(cls, texts: Sequence[Sequence[str]], at_least: int) -> "Terms":
        """Terms that stand in `at_least` texts."""
        seen = Counter(term for terms in texts for term in set(terms))
        kept = sorted(term for term, count in seen.items() if count >= at_least)
        rarity = [1 + np.log((1 + len(texts)) / (1 + seen[term])) for term in kept]
        return cls({term: place for place, term in enumerate(kept)}, np.asarray(rarity, dtype=np.float32))

    def weigh(self, terms: Iterable[str]) -> tuple[Any, Any]:
        """Places and weights of the known terms, of length 1 together (or none)."""
        counts = Counter(place for place in map(self.places.get, terms) if place is not None)
        places = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        weights = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (1 + np.log(weights)) * self.rarity[places]
        length = np.sqrt(np.dot(weights, weights))
        return places, weights / length if length else weights

    def matrix(self, texts: Sequence[Sequence[str]]) -> Any:
        rows = [self.weigh(terms) for terms in texts]
        starts = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([places for places, _ in rows])
        weights = np.concatenate([weights for _, weights in rows])
        return sparse.csr_matrix((weights, places, starts), shape=(len(texts), len(self.places)))
