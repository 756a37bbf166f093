"""`docs/quality.md` and its pictures from an evaluation's predictions: `python -m bot.measure.report var/evaluation`.

Ends in one line of JSON.
"""

import argparse
import datetime as dt
import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.components.sources import CHECKOUT
from bot.measure import lines, pictures, summary
from bot.measure.summary import Numbers

DOCS = CHECKOUT / "docs"
KINDS = ("held_out", "rough", "confusables", "two_questions")
HEAD = """# How well citizens' words are understood

Made by `make evaluate` on {date}, at commit {commit}. Not to be written by hand.

A question counts 1 when it is answered with its topic, ½ when it is asked back with the topic among the choices,
else 0. The questions stand in `tests/nlu`: written apart from the sentences that are learnt from, and none like
one of them.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    held_out, rough, pairs, doubles = (lines.read(folder / f"{kind}.jsonl", ()) for kind in KINDS)
    told = summary.summed(held_out, rough, pairs, doubles)
    topics = topics_in_order()
    pictures.confusion(
        [(line["topic"], line["prediction"]) for line in held_out], topics, DOCS / "quality" / "confusion.svg"
    )
    pictures.reliability(summary.curves(held_out), DOCS / "quality" / "calibration.svg")
    (DOCS / "quality.md").write_text(page(told, summary.worst_mixed(held_out), topics), encoding="utf-8")
    (folder / "understanding.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    print(json.dumps({"understanding": told}, ensure_ascii=False))  # noqa: T201 - the last line is the answer


def topics_in_order() -> list[str]:
    """Skill by skill, as the domain has them."""
    names: list[str] = []
    for file in sorted((CHECKOUT / "bot" / "domain").glob("[!_]*.yml")):
        said = yaml.safe_load(file.read_text(encoding="utf-8")).get("intents") or []
        names += [name if isinstance(name, str) else next(iter(name)) for name in said]
    return names


def page(told: Numbers, mixed: Sequence[tuple[str, str, int]], topics: Sequence[str]) -> str:
    parts = [
        HEAD.format(date=dt.datetime.now(dt.timezone.utc).date(), commit=commit()),
        table(("", "share"), headlines(told)),
        "## By language",
        table(("language", "questions", "accuracy"), counted(told["by_language"])),
        "## By length, in words",
        table(("words", "questions", "accuracy"), counted(told["by_length"])),
        "## Made rough",
        "The same questions, each way with those that it changes.",
        table(("way", "questions", "as written", "rough"), roughened(told["rough"])),
        "## Is its confidence true?",
        f"Expected calibration error {told['calibration_error']:.3f}.",
        "![Confidence beside what was right](quality/calibration.svg)",
        "## Spans",
        table(
            ("entity", "spans", "F1"),
            [(name, each["n"], told_share(each["f1"])) for name, each in told["span_f1_by_entity"].items()],
        ),
        "## Which topics are mixed",
        "![Each topic's questions, and what they were understood as](quality/confusion.svg)",
        table(("meant", "understood as", "times"), mixed),
        "## By topic",
        table(
            ("topic", "questions", "accuracy"),
            counted({name: told["by_topic"][name] for name in topics if name in told["by_topic"]}),
        ),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def headlines(told: Numbers) -> list[tuple[str, Any]]:
    pairs, doubles = told["confusables"], told["two_questions"]
    return [
        (f"accuracy, {told['n']} questions", told_share(told["accuracy"])),
        ("answered with another topic (confidently wrong)", told_share(told["confidently_wrong"])),
        (
            "answered / asked back / not understood",
            " / ".join(told_share(told[name]) for name in ("answered", "asked", "abstained")),
        ),
        *((f"`{topic}` heard", told_share(share)) for topic, share in told["recall"].items()),
        ("out of scope recognised", told_share(told["out_of_scope_recognised"])),
        ("spans, micro F1", told_share(told["span_f1"])),
        ("expected calibration error", f"{told['calibration_error']:.3f}"),
        (f"confusable questions, {pairs['n']} of them", told_share(pairs["accuracy"])),
        ("of those answered with another topic", len(pairs["mixed"])),
        (f"two questions in one, both found ({doubles['n_two']})", told_share(doubles["both_found"])),
        (f"one question left whole ({doubles['n_one']})", told_share(doubles["left_whole"])),
        ("a message, p50 / p95", f"{told['ms']['p50']} / {told['ms']['p95']} ms"),
    ]


def counted(groups: Numbers) -> list[tuple[str, int, str]]:
    return [(name, each["n"], told_share(each["accuracy"])) for name, each in groups.items()]


def roughened(falls: Numbers) -> list[tuple[Any, ...]]:
    if not falls:
        return [("not measured this time", "", "", "")]
    return [(way, each["n"], told_share(each["as_written"]), told_share(each["rough"])) for way, each in falls.items()]


def told_share(share: Any) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def table(head: Sequence[str], body: Iterable[Sequence[Any]]) -> str:
    lined = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lined)


def commit() -> str:
    """Of the checkout; "with changes" when the run was not of what is committed."""
    said = [
        git("rev-parse", "--short", "HEAD"),
        "with changes" if git("status", "--porcelain", "--", "bot", "data", "tests/nlu") else "",
    ]
    return " ".join(filter(None, said))


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()  # noqa: S603, S607 - ours


if __name__ == "__main__":
    main()
