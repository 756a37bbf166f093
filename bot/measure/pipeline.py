"""One pipeline on one set, each half a process of its own: `train` leaves a model, `test` prints what it understands.

`python -m bot.measure.pipeline train ours --file train.jsonl --folder f`, then `test ours --file test.jsonl …`.
"""

import argparse
import json
import os
import re
from pathlib import Path
from typing import Any

from bot.components.sources import CHECKOUT
from bot.measure import marks, sets
from bot.measure.understanding import Understanding, lean

MODEL = "model.tar.gz"


class TrainingFailedError(RuntimeError):
    """Rasa ended its training without a model; it has logged why."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["train", "test"])
    parser.add_argument("name", choices=["ours", "stock"])
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    given = parser.parse_args()
    if given.name == "ours":
        lean()
    else:
        quieter()
    if given.half == "train":
        train(given.file, given.folder, CHECKOUT / "bot" / "measure" / f"{given.name}.yml")
    else:
        print(json.dumps(test(given.file, given.folder)))  # noqa: T201 - the last line is the answer


def quieter() -> None:
    from bot.quiet import log_at_info, quiet

    quiet()
    log_at_info()


def train(file: Path, folder: Path, config: Path) -> None:
    """Nothing is taken from an earlier training: Rasa's cache stands in the folder, and the folder is new."""
    os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
    import rasa.model_training

    sets.write_for_rasa(sets.read(file), folder / "nlu")
    made = rasa.model_training.train_nlu(str(config), str(folder / "nlu"), str(folder), fixed_model_name=MODEL)
    if not made:
        raise TrainingFailedError(str(config))


def test(file: Path, folder: Path) -> dict[str, Any]:
    examples = sets.read(file)
    understanding = Understanding(folder / MODEL)
    understood = [understanding.of(example.text, example.language) for example in examples]
    return {**marks.marked(examples, understood), "memory_mb": memory_mb()}


def memory_mb() -> float:
    """Resident memory of this process."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return round(int(found[1]) / 1024) if found else 0


if __name__ == "__main__":
    main()
