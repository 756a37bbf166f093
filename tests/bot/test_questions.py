"""Two questions in one message: what is cut, and what is left whole."""

import asyncio
from typing import Any

import pytest
import yaml

from bot import questions
from bot.components.sources import CHECKOUT

TOPICS = {
    "åbner": "opening_hours",
    "open": "opening_hours",
    "pas": "passport_renew",
    "passport": "passport_renew",
    "lån": "loan_renew",
    "hej": "greet",
    "dø": "crisis",
    "bil": "ask_back",
    "tid": "queue_wait",
}


async def understood(text: str) -> dict[str, Any]:
    """Stands for the model: the first word it knows is the topic."""
    known = [TOPICS[word.strip("?,.")] for word in text.lower().split() if word.strip("?,.") in TOPICS]
    return {"text": text, "intent": {"name": known[0] if known else "not_understood"}}


def apart(text: str, language: str = "da") -> list[tuple[str, str]]:
    halves = asyncio.run(questions.apart(text, questions.read()[language], understood))
    return [(half["text"], questions.topic_of(half)) for half in halves]


@pytest.mark.parametrize(
    ("text", "language", "halves"),
    [
        ("hvornår åbner Dokk1 og hvad koster et pas", "da", ["hvornår åbner Dokk1", "hvad koster et pas"]),
        ("Hvornår åbner Dokk1? Og hvad koster et pas?", "da", ["Hvornår åbner Dokk1?", "hvad koster et pas?"]),
        ("hvornaar åbner i hvad koster et pas", "da", ["hvornaar åbner i", "hvad koster et pas"]),
        ("hvad koster et pas, kan jeg forny mit lån", "da", ["hvad koster et pas", "kan jeg forny mit lån"]),
        ("vil gerne forny mit lån samt skal bruge et pas", "da", ["vil gerne forny mit lån", "skal bruge et pas"]),
        ("when do you open and how do I get a passport", "en", ["when do you open", "how do I get a passport"]),
        ("do you open today by the way I need a passport", "en", ["do you open today", "I need a passport"]),
    ],
)
def test_two_questions_are_cut_where_the_second_begins(text: str, language: str, halves: list[str]) -> None:
    assert [half for half, _ in apart(text, language)] == halves


@pytest.mark.parametrize(
    "text",
    [
        "hvornår åbner Dokk1",
        "hvornår åbner Viby og hvornår åbner Åby",  # the same topic: one answer tells both
        "hvor får jeg et pas, og hvor lang tid tager det?",  # the second leans on the first
        "min kone og jeg vil gerne have pas",  # "min kone" asks nothing
        "jeg rejser på fredag og mit pas er væk, hvad gør jeg?",
        "hej kan du hjælpe, hvad koster et pas",  # a greeting is no question
        "hvad gør jeg hvis jeg vil dø og hvad koster et pas",  # who is in danger is answered first, and whole
        "hvornår åbner I og hvad med min bil?",  # the second is not sure
        "hvad koster et pas " + "som jeg har ventet på " * 20 + "og hvornår åbner I",
    ],
)
def test_what_is_one_is_left_whole(text: str) -> None:
    assert apart(text) == []


def test_all_topics_that_concern_a_whole_message_are_there() -> None:
    intents: set[str] = set()
    for skill in ("people", "dialogue"):
        said = yaml.safe_load((CHECKOUT / "bot" / "domain" / f"{skill}.yml").read_text("utf-8"))["intents"]
        intents |= {name for intent in said for name in ([intent] if isinstance(intent, str) else intent)}
    assert (intents - {"other_authority"}) | questions.NO_TOPICS == questions.WHOLE
