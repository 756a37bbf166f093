"""Scores of examples that the model scoring them has not seen: what thresholds may be chosen on."""

import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.components.features import Reading
from bot.components.topic_model import Method, learn

FOLDS = 5
NEVER = -10.0


def folds(topics: Sequence[str], count: int = FOLDS, seed: int = 0) -> list[int]:
    """The fold of each example: each topic's examples dealt out evenly."""
    dealer = random.Random(seed)
    by_topic: dict[str, list[int]] = defaultdict(list)
    for place, topic in enumerate(topics):
        by_topic[topic].append(place)
    fold_of = [0] * len(topics)
    for _, places in sorted(by_topic.items()):
        dealer.shuffle(places)
        for turn, place in enumerate(places):
            fold_of[place] = turn % count
    return fold_of


def out_of_fold(readings: Sequence[Reading], topics: Sequence[str], names: Sequence[str], method: Method) -> Any:
    """A row of scores an example, a column a name, by a model that learnt from the other folds."""
    fold_of = folds(topics)
    groups = [[place for place, fold in enumerate(fold_of) if fold == own] for own in sorted(set(fold_of))]
    return scored_without(readings, topics, names, method, groups)


def out_of_topic(readings: Sequence[Reading], topics: Sequence[str], names: Sequence[str], method: Method) -> Any:
    """As `out_of_fold`, by a model that never saw the example's topic: how a message about something else scores."""
    group_of = {name: turn % FOLDS for turn, name in enumerate(random.Random(0).sample(list(names), len(names)))}
    groups = [[place for place, topic in enumerate(topics) if group_of[topic] == own] for own in range(FOLDS)]
    return scored_without(readings, topics, names, method, groups)


def scored_without(
    readings: Sequence[Reading], topics: Sequence[str], names: Sequence[str], method: Method, groups: list[list[int]]
) -> Any:
    """A topic that the rest does not hold gets the score NEVER; so do all when the rest holds fewer than two."""
    column = {name: place for place, name in enumerate(names)}
    scores = np.full((len(readings), len(names)), NEVER, dtype=np.float32)
    for group in groups:
        left_out = set(group)
        rest = [place for place in range(len(readings)) if place not in left_out]
        if not group or len({topics[place] for place in rest}) < 2:  # noqa: PLR2004 - a classifier needs two
            continue
        model = learn([readings[place] for place in rest], [topics[place] for place in rest], method)
        columns = [column[name] for name in model.topics]
        for place in group:
            scores[place, columns] = model.scores(readings[place])
    return scores
