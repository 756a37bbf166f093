"""The trained model, asked what nobody taught it: no topic falls below its floor, no two are confused."""

import subprocess
import sys
from typing import Any

import pytest
import yaml

from bot.components.sources import CHECKOUT
from bot.measure import lines, summary

FLOORS = yaml.safe_load((CHECKOUT / "tests" / "nlu" / "floors.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the model of today's data and pipeline makes of everything here."""
    folder = tmp_path_factory.mktemp("evaluation")
    argv = [sys.executable, "-m", "bot.measure.evaluate", "--out", str(folder), "--plain"]
    subprocess.run(argv, cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL)
    held_out, pairs, doubles = (
        lines.read(folder / f"{kind}.jsonl", ()) for kind in ("held_out", "confusables", "two_questions")
    )
    return dict(summary.summed(held_out, [], pairs, doubles))


def test_no_topic_falls_below_its_floor(told: dict[str, Any]) -> None:
    below = {
        topic: (told["by_topic"].get(topic, {}).get("accuracy"), floor)
        for topic, floor in FLOORS["topics"].items()
        if told["by_topic"].get(topic, {"accuracy": 0})["accuracy"] < floor
    }
    assert not below
    assert set(FLOORS["topics"]) == set(told["by_topic"])


@pytest.mark.parametrize("topic", ["crisis", "human", "complaint"])
def test_who_needs_a_person_is_heard(told: dict[str, Any], topic: str) -> None:
    assert told["recall"][topic] >= FLOORS["recall"][topic]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_language_does_not_fall_below_its_floor(told: dict[str, Any], language: str) -> None:
    assert told["by_language"][language]["accuracy"] >= FLOORS["languages"][language]


def test_few_answers_are_wrong(told: dict[str, Any]) -> None:
    assert told["confidently_wrong"] <= FLOORS["most_confidently_wrong"]


def test_confidence_is_about_true(told: dict[str, Any]) -> None:
    assert told["calibration_error"] <= FLOORS["most_calibration_error"]


def test_spans_are_found(told: dict[str, Any]) -> None:
    assert told["span_f1"] >= FLOORS["span_f1"]


def test_no_confusable_question_is_answered_with_another_topic(told: dict[str, Any]) -> None:
    assert told["confusables"]["mixed"] == []


def test_two_questions_are_told_from_one(told: dict[str, Any]) -> None:
    assert told["two_questions"]["both_found"] >= FLOORS["two_questions"]["both_found"]
    assert told["two_questions"]["left_whole"] >= FLOORS["two_questions"]["left_whole"]
