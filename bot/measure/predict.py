"""What the trained model makes of each line: `python -m bot.measure.predict --file x.jsonl --out y.jsonl`.

Scoring is another command's: `bot.measure.score`.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from bot.components.doubt import CHOICES
from bot.measure import lines
from bot.measure.lines import LineUnreadableError
from bot.measure.understanding import Understanding, Understood, lean, todays_model

NEEDS = ("text", "lang", "topic")
DECISIONS = {"ask_back": "ask", "not_understood": "abstain"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="default: the one of today's data and pipeline")
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    try:
        asked = lines.read(given.file, NEEDS)
    except (LineUnreadableError, OSError) as wrong:
        sys.exit(str(wrong))
    lean()
    understanding = Understanding(given.model or todays_model())
    lines.write(given.out, [{**line, **predicted(understanding.of(line["text"], line["lang"]))} for line in asked])


def predicted(understood: Understood) -> dict[str, Any]:
    """The topic, how likely it is, the decision (answer, ask, abstain), the topics asked back with, and the spans."""
    decision = DECISIONS.get(understood.name, "answer")
    best, confidence = understood.ranked[0] if understood.ranked else (understood.name, 1.0)
    choices = [name for name, _ in understood.ranked[:CHOICES]] if decision == "ask" else []
    spans = [{what: found[what] for what in ("start", "end", "entity")} for found in understood.entities]
    return {
        "prediction": best,
        "confidence": round(confidence, 4),
        "decision": decision,
        "choices": choices,
        "spans": spans,
        "ms": round(1000 * understood.seconds, 2),
    }


if __name__ == "__main__":
    main()
