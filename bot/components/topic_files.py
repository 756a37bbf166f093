"""The learnt topics on disk: JSON and plain arrays, nothing that could run."""

import json
from pathlib import Path

import numpy as np

from bot.components.doubt import Bars
from bot.components.learning import Learnt
from bot.components.terms import Terms
from bot.components.topic_model import TopicModel


def write(folder: Path, learnt: Learnt) -> None:
    model = learnt.model
    said = {
        "topics": model.topics,
        "words": list(model.words.places),
        "pieces": list(model.pieces.places),
        "bars": learnt.bars.as_json(),
        "report": learnt.report,
    }
    (folder / "topics.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    np.savez(
        folder / "topics.npz",
        words=model.words.rarity,
        pieces=model.pieces.rarity,
        weights=model.weights,
        bias=model.bias,
    )


def read(folder: Path) -> Learnt:
    said = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
    with np.load(folder / "topics.npz", allow_pickle=False) as arrays:
        model = TopicModel(
            tuple(said["topics"]),
            Terms(in_order(said["words"]), arrays["words"]),
            Terms(in_order(said["pieces"]), arrays["pieces"]),
            arrays["weights"],
            arrays["bias"],
        )
    return Learnt(model, Bars(**said["bars"]), said["report"])


def in_order(terms: list[str]) -> dict[str, int]:
    return {term: place for place, term in enumerate(terms)}
