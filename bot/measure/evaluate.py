"""What the trained model makes of all in `tests/nlu`: `python -m bot.measure.evaluate --out var/evaluation`.

Writes a file of predictions for each kind; what they are worth is `bot.measure.report`'s.
"""

import argparse
import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import questions
from bot.components.sources import CHECKOUT
from bot.measure import lines, rough
from bot.measure.lines import Line
from bot.measure.predict import NEEDS, predicted
from bot.measure.understanding import Understanding, lean, todays_model

ASKED = CHECKOUT / "tests" / "nlu"
HELD_OUT = "*.??.jsonl"
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="leave the rough copies out: most of the time is theirs")
    given = parser.parse_args()
    lean()
    understanding = Understanding(todays_model())
    for name, found in everything(understanding, rough_too=not given.plain):
        lines.write(given.out / f"{name}.jsonl", found)


def everything(understanding: Understanding, *, rough_too: bool) -> Iterator[tuple[str, list[Line]]]:
    """By the name of its file, every line with its prediction."""
    held_out = read_held_out()
    yield "held_out", understood(understanding, held_out)
    if rough_too:
        yield "rough", understood(understanding, list(made_rough(held_out)))
    yield "confusables", understood(understanding, read_pairs())
    yield "two_questions", taken_apart(understanding, lines.read(ASKED / "two_questions.jsonl", ()))


def read_held_out() -> list[Line]:
    return [line for file in sorted(ASKED.glob(HELD_OUT)) for line in lines.read(file, NEEDS)]


def read_pairs() -> list[Line]:
    """Both sides of each pair, as two lines."""
    pairs = lines.read(ASKED / "confusables.jsonl", ("pair", "lang"))
    return [{"pair": pair["pair"], "lang": pair["lang"], **pair[side]} for pair in pairs for side in ("a", "b")]


def made_rough(held_out: list[Line]) -> Iterator[Line]:
    """Spans would stand elsewhere in a rough text: they are left out."""
    known = known_words()
    for line in held_out:
        for way, text in rough.changed(line["text"], known):
            yield {"text": text, "lang": line["lang"], "topic": line["topic"], "way": way, "as_written": line["text"]}


def known_words() -> frozenset[str]:
    """Of the Danish sentences the model has learnt from."""
    files = sorted((CHECKOUT / "data" / "nlu").glob("*.da.yml"))
    return frozenset(word[0].lower() for file in files for word in WORD.finditer(file.read_text(encoding="utf-8")))


def understood(understanding: Understanding, asked: list[Line]) -> list[Line]:
    return [{**line, **predicted(understanding.of(line["text"], line["lang"]))} for line in asked]


def taken_apart(understanding: Understanding, asked: list[Line]) -> list[Line]:
    asking = questions.read()
    return [with_halves(understanding, line, asking[line["lang"]]) for line in asked]


def with_halves(understanding: Understanding, line: Line, asking: questions.Asking) -> Line:
    async def parse(part: str) -> dict[str, Any]:
        return {"text": part, "intent": {"name": (await understanding.parsed(part, line["lang"]))["intent"]["name"]}}

    halves = asyncio.run(questions.apart(line["text"], asking, parse))
    return {**line, "halves": [{"text": half["text"], "topic": questions.topic_of(half)} for half in halves]}


if __name__ == "__main__":
    main()
