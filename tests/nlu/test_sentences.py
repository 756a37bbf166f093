"""The sentences that are learnt from, and those held out: how many, how different, and kept apart."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.nlu.likeness import Likeness

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = Path(__file__).parent
LANGUAGES = ("da", "en")
MARK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
FEWEST, FEWEST_OFTEN_ASKED, FEWEST_HELD_OUT = 40, 80, 12
MOST_NEAR_DUPLICATES, NEAR, NEAR_HELD_OUT = 0.05, 0.8, 0.7
OFTEN_ASKED = {
    *("opening_hours", "location_contact", "appointment_booking", "passport_renew", "passport_child", "passport_lost"),
    *("passport_pickup", "driving_licence", "mitid", "moving_address", "health_card", "bill_payment", "library_card"),
    *("loan_renew", "reservation", "late_fee", "ebooks", "catalog_search", "events", "printing_computers"),
}
Sentences = dict[tuple[str, str], list[str]]


def learnt() -> Sentences:
    found: Sentences = defaultdict(list)
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        language = file.name.split(".")[1]
        for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]:
            examples = block.get("examples", "").splitlines() if "intent" in block else []
            found[block.get("intent", ""), language] += [MARK.sub(r"\1", line.removeprefix("- ")) for line in examples]
    return {key: texts for key, texts in found.items() if key[0]}


def held_out() -> Iterator[tuple[str, str, str]]:
    """Topic, language and text."""
    for file in sorted(HELD_OUT.glob("*.??.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            said = json.loads(line)
            yield said["topic"], said["lang"], said["text"]


LEARNT = learnt()
TOPICS = sorted({topic for topic, _ in LEARNT})


def test_each_topic_has_sentences_enough_in_both_languages() -> None:
    few = {
        (topic, language): len(LEARNT.get((topic, language), []))
        for topic in TOPICS
        for language in LANGUAGES
        if len(LEARNT.get((topic, language), [])) < (FEWEST_OFTEN_ASKED if topic in OFTEN_ASKED else FEWEST)
    }
    assert not few
    assert set(TOPICS) >= OFTEN_ASKED


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_sentences_of_a_topic_are_nearly_the_same(language: str) -> None:
    likeness = Likeness()
    crowded = {}
    for topic in TOPICS:
        seen: list[int] = []
        near = 0
        for text in LEARNT[topic, language]:
            own = likeness.of(text)
            near += any(True for _ in likeness.too_near(own, seen, NEAR))
            seen.append(own)
        if near > MOST_NEAR_DUPLICATES * len(seen):
            crowded[topic] = near
    assert not crowded


def test_no_sentence_stands_under_two_topics() -> None:
    topics = defaultdict(set)
    for (topic, language), texts in LEARNT.items():
        for text in texts:
            topics[language, " ".join(re.findall(r"\w+", text.lower())) or text].add(topic)
    assert not {text: found for text, found in topics.items() if len(found) > 1}


def test_each_topic_is_held_out_in_both_languages() -> None:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for topic, language, _ in held_out():
        counts[topic, language] += 1
    few = {(topic, language): counts[topic, language] for topic in TOPICS for language in LANGUAGES}
    assert not {key: count for key, count in few.items() if count < FEWEST_HELD_OUT}
    assert {topic for topic, _ in counts} == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_question_is_like_a_sentence_that_is_learnt_from(language: str) -> None:
    likeness = Likeness()
    sentences = [likeness.of(text) for (_, own), texts in LEARNT.items() if own == language for text in texts]
    near = [
        text
        for _, own, text in held_out()
        if own == language and any(True for _ in likeness.too_near(likeness.of(text), sentences, NEAR_HELD_OUT))
    ]
    assert not near
