"""Which examples are left out together, so that thresholds are chosen on messages that the model has not seen."""

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

FOLDS = 5
NEVER = -10.0
Groups = list[list[int]]


def folds(topics: Sequence[Any], count: int = FOLDS, seed: int = 0) -> list[int]:
    """The fold of each example: each topic's examples dealt out evenly."""
    dealer = random.Random(seed)
    by_topic: dict[Any, list[int]] = defaultdict(list)
    for place, topic in enumerate(topics):
        by_topic[topic].append(place)
    fold_of = [0] * len(topics)
    for _, places in sorted(by_topic.items()):
        dealer.shuffle(places)
        for turn, place in enumerate(places):
            fold_of[place] = turn % count
    return fold_of


def by_fold(topics: Sequence[Any]) -> Groups:
    fold_of = folds(topics)
    return [[place for place, fold in enumerate(fold_of) if fold == own] for own in sorted(set(fold_of))]


def by_topic(topics: Sequence[Any]) -> Groups:
    """Some topics left out wholly: how a message about something else scores."""
    names = sorted(set(topics))
    group_of = {name: turn % FOLDS for turn, name in enumerate(random.Random(0).sample(names, len(names)))}
    groups = [[place for place, topic in enumerate(topics) if group_of[topic] == own] for own in range(FOLDS)]
    return [group for group in groups if group]


def without_own_topics(scores: Any, truth: Any, groups: Groups) -> Any:
    """The same scores, with NEVER for the topics that an example's own group took away."""
    kept = scores.copy()
    for group in groups:
        kept[np.ix_(group, np.unique(truth[group]))] = NEVER
    return kept
