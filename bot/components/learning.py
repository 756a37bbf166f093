"""Learning the topics: the better learner by cross-validation, then its bars, then the model of all examples."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.components.bars import choose_bars
from bot.components.doubt import Bars
from bot.components.features import Reading
from bot.components.held_out import out_of_fold, out_of_topic
from bot.components.topic_model import Method, TopicModel, learn


@dataclass(frozen=True)
class Learnt:
    """`report` holds what cross-validation said, for people."""

    model: TopicModel
    bars: Bars
    report: dict[str, Any]


def learn_topics(
    readings: Sequence[Reading],
    topics: Sequence[str],
    languages: Sequence[str],
    methods: Sequence[Method],
    urgent: Collection[str],
) -> Learnt:
    names = sorted(set(topics))
    truth = np.asarray([names.index(topic) for topic in topics])
    tried = {method: out_of_fold(readings, topics, names, method) for method in methods}
    best = max(methods, key=lambda method: float((tried[method].argmax(axis=1) == truth).mean()))
    bars = choose_bars(tried[best], truth, out_of_topic(readings, topics, names, best), names, urgent)
    return Learnt(learn(readings, topics, best), bars, report(best, tried[best], truth, languages))


def report(method: Method, scores: Any, truth: Any, languages: Sequence[str]) -> dict[str, Any]:
    right = scores.argmax(axis=1) == truth
    spoken = np.asarray(languages)
    return {
        "method": method,
        "examples": len(truth),
        "accuracy": round(float(right.mean()), 3),
        "by_language": {name: round(float(right[spoken == name].mean()), 3) for name in sorted(set(languages))},
    }
