"""Weekdays in short that are other words as well: "my son", "jeg har fri", "mon I har åbent"."""

import re
from dataclasses import dataclass
from functools import cache

from backend.calendar.expression import DAY_NUMBER, date_expression
from backend.calendar.phrases import as_written
from backend.calendar.vocabulary import Vocabulary

DASH = r"\s*[-–—]\s*"


@dataclass(frozen=True, slots=True)
class Signs:
    """A short weekday, and what before or after it says that it is one."""

    short: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def weekdays_in_full(text: str, words: Vocabulary) -> str:
    """Such weekdays in full where they can be nothing else: alone, beside a date, "on sat", "fri-sun"."""
    signs = _signs(words)

    def full(found: re.Match[str]) -> str:
        before, after = text[: found.start()], text[found.end() :]
        alone = not re.search(r"\w", before + after)
        if alone or signs.before.search(before) or signs.after.match(after):
            return words.name_of(words.short_weekdays[found[0]])
        return found[0]

    return signs.short.sub(full, text)


@cache
def _signs(words: Vocabulary) -> Signs:
    short, lead = as_written(words.short_weekdays), as_written(words.on | words.next)
    day = rf"(?:{as_written({*words.short_weekdays, *words.weekdays})})\b"
    return Signs(
        re.compile(rf"\b(?:{short})\b"),
        re.compile(rf"\b(?:(?:{lead})\s+|{day}{DASH})$"),
        re.compile(rf"{DASH}{day}|[\s,.]*(?:{date_expression(words)}|{DAY_NUMBER})"),
    )
