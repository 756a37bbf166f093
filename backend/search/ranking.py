"""How well a text fits what was asked: pure, and the same on every database."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backend.search.analysis import Terms
from backend.search.asked import Meant

TITLE, KEYWORDS, BODY, WITHIN = 0.8, 0.6, 0.4, 0.2
REPEATED, SHORT_TITLE = 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Text:
    """The terms of a document, each between two spaces, from those that say most to those that say least."""

    key: str
    title: str
    keywords: str
    body: str
    within: str

    @classmethod
    def of(cls, key: str, terms: Terms) -> "Text":
        return cls(key, *(f" {' '.join(field)} " for field in (terms.title, terms.keywords, terms.body, terms.within)))


def best(texts: Iterable[Text], asked: Sequence[Meant]) -> list[tuple[str, float]]:
    """Keys that fit, with how well, the best first; of several texts with a key, the one that fits best counts."""
    scores: dict[str, float] = {}
    for text in texts:
        scores[text.key] = max(fit(text, asked), scores.get(text.key, 0))
    return sorted(((key, score) for key, score in scores.items() if score), key=lambda pair: (-pair[1], pair[0]))


def fit(text: Text, asked: Sequence[Meant]) -> float:
    """From 0, nothing of it, to 1. Each word counts by its weight; what has all words goes before what has some."""
    total = sum(one.weight for one in asked)
    if not total:
        return 0.0
    fits = [(one.weight, _fit(text, one)) for one in asked]
    share = sum(weight * fit for weight, fit in fits) / total
    covered = sum(weight for weight, fit in fits if fit) / total
    return share * math.sqrt(covered) * (1 - SHORT_TITLE + SHORT_TITLE * _of_title(text, asked))


def _fit(text: Text, one: Meant) -> float:
    return max((way.likeness * min(_worth(text, term) for term in way.terms) for way in one.ways), default=0.0)


def _worth(text: Text, term: str) -> float:
    """What it is worth that a term stands where it stands; each further field takes away part of the doubt."""
    token, doubt = f" {term} ", 1.0
    for field, worth in ((text.title, TITLE), (text.keywords, KEYWORDS), (text.within, WITHIN)):
        doubt *= 1 - worth if token in field else 1
    times = text.body.count(token)
    return 1 - doubt * (1 - (REPEATED if times > 1 else BODY if times else 0))


def _of_title(text: Text, asked: Sequence[Meant]) -> float:
    """How much of the title was asked for."""
    title = text.title.split()
    terms = {term for one in asked for way in one.ways for term in way.terms}
    return sum(term in terms for term in title) / len(title) if title else 0.0
