"""Our pipeline on any set, and Rasa's default beside it: `python -m bot.measure.bench --train a.jsonl --test b.jsonl`.

Ends in one line of JSON.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bot.components.sources import CHECKOUT
from bot.measure import sets
from bot.measure.lines import LineUnreadableError

SHOWN = ("accuracy", "oos_recall", "entity_f1", "training_s", "parse_p50_ms", "parse_p95_ms", "memory_mb")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--stock", action="store_true", help="train Rasa's default pipeline in the same run")
    given = parser.parse_args()
    try:
        for file in (given.train, given.test):
            sets.read(file)
    except (LineUnreadableError, OSError) as wrong:
        sys.exit(str(wrong))
    names = ("ours", "stock") if given.stock else ("ours",)
    found = {name: measured(name, given.train.resolve(), given.test.resolve()) for name in names}
    say("pipeline", *SHOWN)
    for name, one in found.items():
        say(name, *(one[what] for what in SHOWN))
    print(json.dumps(found))  # noqa: T201 - the last line is the answer


def measured(name: str, training: Path, testing: Path) -> dict[str, Any]:
    """`training_s` is the whole command's: start, reading and writing too."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        half("train", name, training, folder)
        training_s = round(time.monotonic() - started, 1)
        told = half("test", name, testing, folder)
    found = {**json.loads(told.strip().splitlines()[-1]), "training_s": training_s}
    return {what: found[what] for what in SHOWN}


def half(which: str, name: str, file: Path, folder: str) -> str:
    argv = [sys.executable, "-m", "bot.measure.pipeline", which, name, "--file", str(file), "--folder", folder]
    return subprocess.run(argv, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - ours


def say(*cells: Any) -> None:
    print("".join(f"{'–' if cell is None else cell!s:>14}" for cell in cells))  # noqa: T201 - the table


if __name__ == "__main__":
    main()
