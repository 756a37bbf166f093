"""What predictions are worth: `python -m bot.measure.score y.jsonl`, which ends in one line of JSON.

Pure: it knows neither the bot nor where the predictions came from.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.measure import lines
from bot.measure.lines import Line, LineUnreadableError

NOT_OURS = "out_of_scope"
AS_GOOD = {NOT_OURS: frozenset({NOT_OURS, "other_authority"})}
RIGHT, AMONG_THE_CHOICES, NOTHING = 1.0, 0.5, 0.0
NEEDS = ("lang", "topic", "decision", "prediction")


@dataclass(frozen=True)
class Row:
    """One line's outcome. `decision` is answer, ask or abstain; `choices` are the topics asked back with."""

    language: str
    topic: str
    decision: str
    prediction: str
    choices: tuple[str, ...]

    @classmethod
    def of(cls, line: Line) -> "Row":
        choices = tuple(line.get("choices") or ())
        return cls(line["lang"], line["topic"], line["decision"], line["prediction"], choices)

    @property
    def worth(self) -> float:
        wanted = AS_GOOD.get(self.topic, frozenset({self.topic}))
        if self.decision == "answer":
            return RIGHT if self.prediction in wanted else NOTHING
        if self.decision == "ask":
            return AMONG_THE_CHOICES if wanted & set(self.choices) else NOTHING
        return RIGHT if self.topic == NOT_OURS else NOTHING

    @property
    def confidently_wrong(self) -> bool:
        return self.decision == "answer" and self.worth == NOTHING


def score(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "accuracy": mean(row.worth for row in rows),
        "by_language": by(rows, "language"),
        "by_topic": by(rows, "topic"),
        "abstained": mean(row.decision == "abstain" for row in rows),
        "confidently_wrong": mean(row.confidently_wrong for row in rows),
        "answered": mean(row.decision == "answer" for row in rows),
        "asked": mean(row.decision == "ask" for row in rows),
        "n": len(rows),
    }


def by(rows: Sequence[Row], what: str) -> dict[str, Any]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, what)].append(row)
    return {
        name: {"accuracy": mean(row.worth for row in group), "n": len(group)} for name, group in sorted(groups.items())
    }


def mean(numbers: Iterable[float]) -> float:
    """To four places; nought for nothing."""
    found = [float(number) for number in numbers]
    return round(sum(found) / len(found), 4) if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="what bot.measure.predict wrote")
    try:
        rows = [Row.of(line) for line in lines.read(parser.parse_args().file, NEEDS)]
    except (LineUnreadableError, OSError) as wrong:
        sys.exit(str(wrong))
    print(json.dumps(score(rows), ensure_ascii=False))  # noqa: T201 - the last line is the answer


if __name__ == "__main__":
    main()
