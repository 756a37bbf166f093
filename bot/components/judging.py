"""From a reading to a judgement: the words first, and what the sentence means only where they leave doubt."""

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from bot.components import doubt
from bot.components.doubt import Bars, Decision
from bot.components.features import Reading
from bot.components.learning import Learnt, Look2
from bot.components.vectors import Embedder

LETTER = re.compile(r"[^\W\d_]")
RANKED = 10
KEPT = 512


@dataclass(frozen=True)
class Judgement:
    """`ranked` are topics with their probability, the likeliest first."""

    ranked: tuple[tuple[str, float], ...]
    decision: Decision


class Judge:
    """Without an embedder, the words alone decide."""

    def __init__(self, learnt: Learnt, embedder: Optional[Embedder]) -> None:
        self._learnt = learnt
        self._vectors = CentredVectors(embedder, learnt.second) if embedder and learnt.second else None

    @property
    def reads_sentences(self) -> bool:
        return self._vectors is not None

    def judge(self, reading: Reading) -> Judgement:
        look = self._learnt.vocabulary.look(reading)
        scores = self._learnt.words.scores(look)
        first = self._judged(scores, self._learnt.bars)
        if not LETTER.search(reading.text):
            return Judgement(first.ranked, "not_understood")
        second = self._learnt.second
        if second is None or self._vectors is None:
            return first
        if first.ranked[0][1] >= second.clear and scores.max() >= self._learnt.bars.known:
            return Judgement(first.ranked, "answer")
        vector = self._vectors.of(reading.language, reading.text)
        return self._judged(second.model.scores(look, vector), second.bars)

    def _judged(self, scores: Any, bars: Bars) -> Judgement:
        likely = doubt.probabilities(scores, bars.warmth)
        order = np.argsort(-likely)[:RANKED]
        ranked = tuple((self._learnt.topics[place], float(likely[place])) for place in order)
        return Judgement(ranked, doubt.decide(ranked, float(scores[order[0]]), bars))


class CentredVectors:
    """What the model has learnt from, or was just asked, is not embedded again. Kept by a hash: no citizen's words
    stay here.
    """

    def __init__(self, embedder: Embedder, second: Look2) -> None:
        self._embedder = embedder
        self._model = second.model
        self._learnt = {key_of(*said): place for place, said in enumerate(second.said)}
        self._recent: OrderedDict[bytes, Any] = OrderedDict()

    def of(self, language: str, text: str) -> Any:
        key = key_of(language, text)
        if key in self._learnt:
            return self._model.sentences[self._learnt[key]]
        if key not in self._recent:
            self._recent[key] = self._model.centres.centred(self._embedder.vectors([text]), [language])[0]
        self._recent.move_to_end(key)
        if len(self._recent) > KEPT:
            self._recent.popitem(last=False)
        return self._recent[key]


def key_of(language: str, text: str) -> bytes:
    return hashlib.blake2b(f"{language} {text}".encode("utf-8", "ignore"), digest_size=16).digest()
