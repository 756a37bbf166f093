"""From a reading to a judgement: by words and sentence together, or by the words alone where that is all there is."""

import re
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from bot.components import doubt
from bot.components.doubt import Bars, Decision
from bot.components.features import Reading
from bot.components.learning import Learnt
from bot.components.vectors import Reader

LETTER = re.compile(r"[^\W\d_]")
RANKED = 10


@dataclass(frozen=True)
class Judgement:
    """`ranked` are topics with their probability, the likeliest first."""

    ranked: tuple[tuple[str, float], ...]
    decision: Decision


class Judge:
    """Without a reader, the words alone decide."""

    def __init__(self, learnt: Learnt, reader: Optional[Reader]) -> None:
        self._learnt = learnt
        self._reader = reader if learnt.second else None

    @property
    def reads_sentences(self) -> bool:
        return self._reader is not None

    def judge(self, reading: Reading) -> Judgement:
        judged = self._judged(*self._scored(self._learnt.spelling.mended(reading)))
        return judged if LETTER.search(reading.text) else Judgement(judged.ranked, "not_understood")

    def _scored(self, reading: Reading) -> tuple[Any, Bars]:
        look, second = self._learnt.vocabulary.look(reading), self._learnt.second
        if second is None or self._reader is None:
            return self._learnt.words.scores(look), self._learnt.bars
        vector = self._reader.read(reading.text).vector[None]
        centred = second.model.centres.centred(vector, [reading.language])[0]
        return second.model.scores(look, centred), second.bars

    def _judged(self, scores: Any, bars: Bars) -> Judgement:
        likely = doubt.probabilities(scores, bars.warmth)
        order = np.argsort(-likely)[:RANKED]
        ranked = tuple((self._learnt.topics[place], float(likely[place])) for place in order)
        return Judgement(ranked, doubt.decide(ranked, float(scores[order[0]]), bars))
