"""How many days late a thing is, by the citizen's words."""

import re

from actions.age import number_of
from actions.conversation import Asked
from actions.cues import Cues

WORD = re.compile(r"\d+|[^\W\d]+")
UNITS = {"days": 1, "weeks": 7, "months": 31}
TOPIC = "days_late"


def days_late(asked: Asked, cues: Cues) -> int | None:
    """In whole days: "9 dage", "two weeks". None for one month, be it 30 days or 31, and for limits."""
    said = (asked.text, *asked.entities.get("period", ()))
    return next((days for text in said if (days := days_in(text, cues)) is not None), None)


def days_in(text: str, cues: Cues) -> int | None:
    words = ["", *WORD.findall(text)]
    counted = (days_of(*three, cues) for three in zip(words, words[1:], words[2:], strict=False))
    return next((days for days in counted if days is not None), None)


def days_of(before: str, count: str, unit: str, cues: Cues) -> int | None:
    """The days of a number and its unit; "om 3 dage" and "over 30 dage" say something else."""
    named, number = cues.first(TOPIC, unit), number_of(count, cues)
    if named not in UNITS or number is None or cues.has("near_age", "a_length_follows", before):
        return None
    return None if (named, number) == ("months", 1) else number * UNITS[named]
