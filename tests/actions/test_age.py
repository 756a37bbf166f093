import datetime as dt

import pytest

from actions.age import age_meant
from actions.conversation import Asked
from actions.cues import Cues

NOW = dt.datetime(2026, 11, 24, 11, tzinfo=dt.UTC)


def asked(text: str, age: str | None = None) -> Asked:
    entities = [{"entity": "age", "value": age}] if age else []
    return Asked.read({"text": text, "entities": entities}, {}, NOW)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Hvad koster et pas til min søn på 9?", 9),
        ("min datter er 15", 15),
        ("min datter er femten år", 15),
        ("pas til en 12-årig", 12),
        ("pas til en dreng på ni", 9),
        ("min søn på 7 måneder", 0),
        ("vi har lige fået en baby", 0),
        ("How much is a passport for my 9 year old son?", 9),
        ("a passport for my nine-year-old", 9),
        ("my daughter is 15", 15),
        ("my son, aged four", 4),
        ("a passport for our newborn", 0),
        ("my mother is 82", 82),
    ],
)
def test_an_age_is_heard_by_the_words_beside_it(cues: Cues, text: str, age: int) -> None:
    assert age_meant(asked(text), cues) == age


@pytest.mark.parametrize(
    "text",
    [
        "gælder et pas i 10 år?",
        "vi rejser om 2 uger",
        "passet udløb i sidste måned",
        "gælder det i seks måneder",
        "for how many years is a passport valid",
        "my passport expired two years ago",
        "my son is to get a passport",
        "min søn er en stor dreng",
        "børn under 12 år",
        "er 3 billeder nok",
        "et pas fra 2015",
        "",
    ],
)
def test_other_numbers_are_no_age(cues: Cues, text: str) -> None:
    assert age_meant(asked(text), cues) is None


@pytest.mark.parametrize(
    ("text", "marked", "age"),
    [
        ("pas til 13", "13", 13),
        ("vores søn er syv", "syv", 7),
        ("6 mdr", "6 mdr", 0),
        ("pas under 18", "under 18", None),
        ("pupil under 18", "18", None),
        ("pas til en gammel", "gammel", None),
    ],
)
def test_the_bots_own_mark_comes_first(cues: Cues, text: str, marked: str, age: int | None) -> None:
    assert age_meant(asked(text, marked), cues) == age
