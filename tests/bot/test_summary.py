"""What an evaluation's predictions come to."""

from typing import Any

from bot.measure import summary
from bot.measure.report import page


def line(topic: str, prediction: str, decision: str = "answer", **more: Any) -> dict[str, Any]:
    said = {"text": "pas pris", "lang": "da", "confidence": 0.9, "ms": 2.0, "choices": [], "entities": [], "spans": []}
    return {**said, "topic": topic, "prediction": prediction, "decision": decision, **more}


HELD_OUT = [
    line("human", "human"),
    line("human", "complaint", "ask", text="hvor kan jeg tale med nogen", choices=["complaint", "human"], ms=4.0),
    line("crisis", "out_of_scope", text="jeg kan ikke mere", lang="en"),
    line("out_of_scope", "human", "abstain", text="vejret", confidence=0.2),
]
ROUGH = [line("human", "crisis", text="pas pirs", way="typos", as_written="pas pris")]
DOUBLES = [
    {"topics": ["a", "b"], "halves": [{"text": "x", "topic": "a"}, {"text": "y", "topic": "b"}]},
    {"topics": ["a", "b"], "halves": []},
    {"topics": ["a"], "halves": []},
]


def test_a_topic_offered_is_heard() -> None:
    assert summary.recall(HELD_OUT, "human") == 1
    assert summary.recall(HELD_OUT, "crisis") == 0


def test_questions_are_grouped_by_their_words() -> None:
    assert [summary.length_of({"text": text}) for text in ("pas", "a b c", "a " * 30)] == [
        " 1–2",
        " 3–5",
        "21 and more",
    ]


def test_spans_count_when_both_ends_are_right() -> None:
    viby = {"start": 0, "end": 4, "entity": "place"}
    lines = [line("a", "a", entities=[viby], spans=[viby]), line("a", "a", entities=[viby], spans=[{**viby, "end": 3}])]
    assert summary.span_f1(lines) == 0.5
    assert summary.span_f1_by_entity(lines) == {"place": {"f1": 0.5, "n": 2}}


def test_a_fall_is_told_beside_what_the_same_questions_were_worth_before() -> None:
    assert summary.falls(HELD_OUT, ROUGH) == {"typos": {"as_written": 1.0, "rough": 0.0, "n": 1}}


def test_confusables_mixed_are_named_and_doubt_is_no_mix() -> None:
    told = summary.confusables(HELD_OUT)
    assert told["mixed"] == [{"text": "jeg kan ikke mere", "topic": "crisis", "prediction": "out_of_scope"}]


def test_two_questions_are_right_when_both_are_found_in_order() -> None:
    assert summary.two_questions(DOUBLES) == {"both_found": 0.5, "n_two": 2, "left_whole": 1.0, "n_one": 1}


def test_the_page_tells_it_all() -> None:
    told = summary.summed(HELD_OUT, ROUGH, HELD_OUT, DOUBLES)
    written = page(told, summary.worst_mixed(HELD_OUT), ["human", "crisis"])
    assert "| typos | 1 | 100.0 % | 0.0 % |" in written
    assert "| crisis | out_of_scope | 1 |" in written
    assert "| 2.0 / 4.0 ms |" in written
