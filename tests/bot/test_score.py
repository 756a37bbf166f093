"""What a prediction is worth, and files that others wrote."""

from pathlib import Path

import pytest

from bot.measure import lines
from bot.measure.lines import LineUnreadableError
from bot.measure.predict import predicted
from bot.measure.score import Row, score
from bot.measure.understanding import Understood


def row(topic: str, decision: str, prediction: str, *choices: str, language: str = "da") -> Row:
    return Row(language, topic, decision, prediction, choices)


@pytest.mark.parametrize(
    ("outcome", "worth", "confidently_wrong"),
    [
        (row("human", "answer", "human"), 1, False),
        (row("human", "answer", "complaint"), 0, True),
        (row("human", "ask", "complaint", "complaint", "human"), 0.5, False),
        (row("human", "ask", "complaint", "complaint", "crisis"), 0, False),
        (row("human", "abstain", "human"), 0, False),
        (row("out_of_scope", "abstain", "human"), 1, False),
        (row("out_of_scope", "answer", "other_authority"), 1, False),
        (row("out_of_scope", "answer", "human"), 0, True),
        (row("other_authority", "answer", "out_of_scope"), 0, True),
        (row("out_of_scope", "ask", "human", "human", "other_authority"), 0.5, False),
    ],
)
def test_a_line_is_worth_what_the_citizen_gets(outcome: Row, worth: float, confidently_wrong: bool) -> None:
    assert outcome.worth == worth
    assert outcome.confidently_wrong is confidently_wrong


def test_shares_are_of_all_lines() -> None:
    rows = [
        row("human", "answer", "human"),
        row("human", "answer", "crisis", language="en"),
        row("crisis", "abstain", "human"),
        row("crisis", "ask", "crisis", "crisis", "human"),
    ]
    told = score(rows)
    assert told["accuracy"] == 0.375
    assert told["by_language"] == {"da": {"accuracy": 0.5, "n": 3}, "en": {"accuracy": 0.0, "n": 1}}
    assert told["by_topic"]["crisis"] == {"accuracy": 0.25, "n": 2}
    assert (told["abstained"], told["confidently_wrong"]) == (0.25, 0.25)


def test_no_lines_are_worth_nothing() -> None:
    assert score([])["accuracy"] == 0


def test_what_the_model_settled_on_becomes_a_decision() -> None:
    ranked = (("a", 0.5), ("b", 0.3), ("c", 0.1), ("d", 0.1))
    assert predicted(Understood("a", ranked, (), 0))["decision"] == "answer"
    assert predicted(Understood("ask_back", ranked, (), 0))["choices"] == ["a", "b", "c"]
    assert predicted(Understood("not_understood", ranked, (), 0)) == {
        "prediction": "a",
        "confidence": 0.5,
        "decision": "abstain",
        "choices": [],
        "spans": [],
        "ms": 0,
    }


def test_lines_are_read_whoever_wrote_them(tmp_path: Path) -> None:
    file = tmp_path / "theirs.jsonl"
    file.write_bytes('\ufeff{"text": "æ\\u2028ø", "more": 1}\r\n\n{"text": "b\u2028c"}'.encode())
    assert [line["text"] for line in lines.read(file, ["text"])] == ["æ\u2028ø", "b\u2028c"]


@pytest.mark.parametrize("line", ["{", "[]", '{"lang": "da"}', '{"text": 1}'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "theirs.jsonl"
    file.write_text(f'{{"text": "a"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(LineUnreadableError, match="line 2"):
        lines.read(file, ["text"])
