"""The learnt topics on disk: JSON and plain arrays, nothing that could run."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

import numpy as np

from bot.components.doubt import Bars
from bot.components.learning import Learnt, Look2
from bot.components.looks import Vocabulary
from bot.components.sentence_model import Centres, SentenceModel
from bot.components.spelling import Known, Spelling
from bot.components.terms import Terms
from bot.components.word_model import WordModel
from bot.components.word_vectors import WordVectors, in_order

Arrays = Mapping[str, Any]


def write(folder: Path, learnt: Learnt) -> None:
    vocabulary, second = learnt.vocabulary, learnt.second
    said = {
        "topics": learnt.topics,
        "spelling": learnt.spelling.words,
        "words": list(vocabulary.words.places),
        "pieces": list(vocabulary.pieces.places),
        "static": list(vocabulary.static.places),
        "bars": learnt.bars.as_json(),
        "second": second and second_as_json(second),
        "report": learnt.report,
    }
    arrays = {
        "words": vocabulary.words.rarity,
        "pieces": vocabulary.pieces.rarity,
        "static": vocabulary.static.vectors,
        "terms": learnt.words.terms,
        "means": learnt.words.means,
        **(second_arrays(second.model) if second else {}),
    }
    (folder / "topics.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    np.savez(folder / "topics.npz", **arrays)


def second_as_json(second: Look2) -> dict[str, Any]:
    languages = list(second.model.centres.by_language)
    return {
        "bars": second.bars.as_json(),
        "nearest": second.model.nearest,
        "languages": languages,
    }


def second_arrays(model: SentenceModel) -> dict[str, Any]:
    return {
        "second_centres": np.stack(list(model.centres.by_language.values())),
        "second_sentences": model.sentences,
        "second_starts": model.starts,
        "second_solved": model.solved,
        "second_terms": model.words.terms,
        "second_means": model.words.means,
    }


def read(folder: Path) -> Learnt:
    said = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
    with np.load(folder / "topics.npz", allow_pickle=False) as arrays:
        return Learnt(
            tuple(said["topics"]),
            spelling_from(said["spelling"]),
            Vocabulary(
                Terms(in_order(said["words"]), arrays["words"]),
                Terms(in_order(said["pieces"]), arrays["pieces"]),
                WordVectors(in_order(said["static"]), arrays["static"]),
            ),
            WordModel(arrays["terms"], arrays["means"]),
            Bars(**said["bars"]),
            second_from(said["second"], arrays),
            said["report"],
        )


def spelling_from(said: Any) -> Spelling:
    return Spelling.of(
        {language: {word: Known(*how) for word, how in words.items()} for language, words in said.items()}
    )


def second_from(said: Any, arrays: Arrays) -> Optional[Look2]:
    if said is None:
        return None
    model = SentenceModel(
        Centres(dict(zip(said["languages"], arrays["second_centres"], strict=True))),
        arrays["second_sentences"],
        arrays["second_starts"],
        arrays["second_solved"],
        WordModel(arrays["second_terms"], arrays["second_means"]),
        said["nearest"],
    )
    return Look2(model, Bars(**said["bars"]))
