"""Each topic leads from a citizen's sentence, through the trained model, to an answer with a source, or to a person."""

from collections.abc import Iterator
from typing import Any

import pytest

from bench.subset import plain, read
from launch.city import ROOT
from tests.city import City
from tests.talk import Talk

pytestmark = [pytest.mark.conversation, pytest.mark.timeout(120)]

NOT_ABOUT_ANYTHING = {"dialogue"}
TRIED = 8


def topics() -> Iterator[tuple[str, str, list[str]]]:
    """Topic, language and its first sentences."""
    for file, of in read(ROOT / "data" / "nlu").items():
        skill, language = file.split(".")[:2]
        if skill not in NOT_ABOUT_ANYTHING:
            yield from ((topic, language, [plain(line) for line in lines[:TRIED]]) for topic, lines in of.items())


@pytest.mark.parametrize(
    ("topic", "language", "sentences"), [pytest.param(*one, id=f"{one[0]}-{one[1]}") for one in topics()]
)
def test_a_topic_is_answered(city: City, topic: str, language: str, sentences: list[str]) -> None:
    seen = []
    for sentence in sentences:
        with Talk(city.address, language) as talk:
            replies = [reply for message in talk.say(sentence) for reply in message["replies"] or []]
        if any(answers(reply, topic) for reply in replies):
            return
        seen.append((sentence, [reply["key"] for reply in replies]))
    pytest.fail(f"no answer of its own in {language}: {seen}", pytrace=False)


def answers(reply: dict[str, Any], topic: str) -> bool:
    """Of its own topic, and with a source, or with a person offered where that is what is known."""
    person = any(choice["key"] == "human" for choice in reply["choices"])
    return reply["key"].startswith(f"{topic}.") and bool(reply["sources"] or person)
