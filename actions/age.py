"""How old the person is that a question is about."""

import re
from collections.abc import Sequence

from actions.conversation import Asked
from actions.cues import Cues

WORD = re.compile(r"\d+|[^\W\d]+")
ADULT = 18
OLDEST = 120
NEAR = "near_age"


def age_meant(asked: Asked, cues: Cues) -> int | None:
    """In whole years; the bot's own mark first, else a number that the words beside it make an age."""
    words = WORD.findall(asked.text)
    marked = WORD.findall(asked.said("age") or "")
    if marked and not is_a_limit(marked, words, cues) and (age := years_in(marked, cues)) is not None:
        return age
    return beside_other_words(words, cues)


def is_a_limit(marked: Sequence[str], words: Sequence[str], cues: Cues) -> bool:
    """Whether the words speak of "under 18"."""
    before = words[words.index(marked[0]) - 1] if marked[0] in words[1:] else ""
    return any(cues.has(NEAR, "a_length_follows", word) for word in (before, marked[0]))


def years_in(words: Sequence[str], cues: Cues) -> int | None:
    """The first number of words that are known to be an age; months are no year yet."""
    if any(cues.has(NEAR, "months", word) for word in words):
        return 0
    return next((number for word in words if (number := number_of(word, cues)) is not None), None)


def beside_other_words(words: Sequence[str], cues: Cues) -> int | None:
    at_each = (age_at(at, ["", *words, "", ""], cues) for at in range(1, len(words) + 1))
    return next((age for age in at_each if age is not None), None)


def age_at(at: int, words: Sequence[str], cues: Cues) -> int | None:
    """The age that stands there: "på 9" and "aged nine" are ages, "i 10 år" and "er 2 uger" are not."""
    before, word, after, next_but_one = words[at - 1 : at + 3]
    number = number_of(word, cues)
    if number == 0 and not word.isdigit():
        return 0
    if number is None or cues.has(NEAR, "a_length_follows", before):
        return None
    announced = cues.has(NEAR, "an_age_follows", before)
    announced |= word.isdigit() and cues.has(NEAR, "a_figure_follows", before)
    if cues.has(NEAR, "months", after):
        return 0 if announced or cues.has(NEAR, "old", next_but_one) else None
    if cues.has(NEAR, "years", after):
        return None if cues.has(NEAR, "long_ago", next_but_one) else number
    return number if announced and not cues.has(NEAR, "something_else", after) else None


def number_of(word: str, cues: Cues) -> int | None:
    if word.isdigit():
        return int(word) if int(word) <= OLDEST else None
    named = cues.first("age", word)
    return int(named) if named else None
