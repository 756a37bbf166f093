"""What a citizen looks for in the archive, read from their words. Pure.

People, streets and subjects all become words: the archive's search knows them by its own numbers only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backend.archive.vocabulary import Vocabulary, vocabulary
from backend.archive.years import Years, years_in

MOST_UNMARKED = 4
TOKEN = re.compile(r"\w[\w.'’-]*\w|\w")


@dataclass(frozen=True, slots=True)
class Wish:
    """`kind` is a key of data/facts/archive.yml."""

    words: tuple[str, ...] = ()
    years: Years | None = None
    kind: str | None = None

    @property
    def named(self) -> bool:
        """Whether it says what is looked for: a kind alone does not."""
        return bool(self.words or self.years)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def wish_of(
    text: str, this_year: int, *, subjects: Iterable[str] = (), times: Iterable[str] = (), kind: str | None = None
) -> Wish:
    """From a message, what was marked in it as subjects and places, and as times; `kind` where a button names it.

    What is marked is what is looked for; where nothing is, all words that say something.
    """
    words, marked = vocabulary(), tuple(subjects)
    said = years_in(text, this_year)
    years = said.years or years_in(" ; ".join([*times, *marked]), this_year).years
    found = kind if kind in words.kinds else kind_in(f"{text} {' '.join(marked)}", words)
    told = tuple(dict.fromkeys(phrase for one in marked if (phrase := _subject(one, this_year, words))))
    return Wish(told or _unmarked(said.rest, words), years, found)


def kind_in(text: str, words: Vocabulary) -> str | None:
    return next((key for key, pattern in words.kinds.items() if pattern.search(text)), None)


def _subject(marked: str, this_year: int, words: Vocabulary) -> str:
    """The marked words as they stand, without years; nothing of a mark that is a year or a kind and no more."""
    rest = years_in(marked, this_year).rest
    return rest.strip(" ,.;:?!\"'()") if _telling(_without_kinds(rest, words), words) else ""


def _unmarked(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Of a long message its names alone: with every word of it nothing would be found."""
    told = _telling(_without_kinds(text, words), words)
    if len(told) <= MOST_UNMARKED:
        return told
    names = tuple(word for word in told if word[0].isupper() and not _begins_a_sentence(word, text))
    return names if len(names) <= MOST_UNMARKED else ()


def _without_kinds(text: str, words: Vocabulary) -> str:
    for pattern in words.kinds.values():
        text = pattern.sub(" ", text)
    return text


def _telling(text: str, words: Vocabulary) -> tuple[str, ...]:
    return tuple(word for word in TOKEN.findall(text) if word.casefold() not in words.aside)


def _begins_a_sentence(word: str, text: str) -> bool:
    return re.search(rf"(?:^|[.?!]\s+){re.escape(word)}", text.strip()) is not None
