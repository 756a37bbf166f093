"""How old the person is that a question is about."""

import re
from collections.abc import Sequence

from actions.conversation import Asked
from actions.cues import Cues

WORD = re.compile(r"\d+|[^\W\d]+")
ADULT = 18
OLDEST = 120
LITTLE_WORDS = 2  # "en", "one" and "to" mean much else


def age_meant(asked: Asked, cues: Cues) -> int | None:
    """In whole years; the bot's own mark first, else a number that the words beside it make an age."""
    marked = asked.said("age")
    if marked and (age := years_in(WORD.findall(marked), cues)) is not None:
        return age
    return beside_other_words(WORD.findall(asked.text), cues)


def years_in(words: Sequence[str], cues: Cues) -> int | None:
    """The first number of words that are known to be an age; months are no year yet."""
    if any(cues.has("near_age", "months", word) for word in words):
        return 0
    return next((number for word in words if (number := number_of(word, cues)) is not None), None)


def beside_other_words(words: Sequence[str], cues: Cues) -> int | None:
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return next(
        (age for before, word, after in around if (age := in_context(before, word, after, cues)) is not None), None
    )


def in_context(before: str, word: str, after: str, cues: Cues) -> int | None:
    """Both "på 9" and "aged nine" are ages; "i 10 år" and "er 2 uger" are not."""

    def has(kind: str, words: str) -> bool:
        return cues.has("near_age", kind, words)

    number = number_of(word, cues)
    if number == 0 and not word.isdigit():
        return 0
    if number is None or has("a_length", before):
        return None
    if has("months", after):
        return 0
    if has("years", after):
        return number
    an_age = has("comes_before", before) and not has("something_else", after)
    return number if an_age and (word.isdigit() or number > LITTLE_WORDS) else None


def number_of(word: str, cues: Cues) -> int | None:
    if word.isdigit():
        return int(word) if int(word) <= OLDEST else None
    named = cues.first("age", word)
    return int(named) if named else None
