"""In which words the archive is asked, one after the other until something is found. Pure.

How its search treats spellings is not published, so "Åboulevarden" is asked for as the citizen wrote it, and then with
"Aa", as the archive may have it, or the other way about; last for the names alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from backend.archive.vocabulary import one_of, vocabulary
from backend.archive.wish import TOKEN, Wish
from backend.facts.values import Language


@dataclass(frozen=True, slots=True)
class Try:
    """`wider` is asked with fewer words than the citizen gave."""

    wish: Wish
    wider: bool = False


def tries(wish: Wish, language: Language) -> tuple[Try, ...]:
    """At least one, three at most, none twice."""
    asked = in_danish(wish) if language == "en" else wish
    wider = names_alone(wish)
    ways = [Try(asked), Try(respelt(asked)), *([Try(wider, wider=True)] if wider.words else [])]
    return tuple({way.wish: way for way in reversed(ways)}[wish] for wish in dict.fromkeys(way.wish for way in ways))


def in_danish(wish: Wish) -> Wish:
    """English words for what archives are asked for, as the archive would say them; names stay."""
    danish = vocabulary().danish
    return replace(wish, words=tuple(_english().sub(lambda m: danish[m[0].casefold()], word) for word in wish.words))


def respelt(wish: Wish) -> Wish:
    """With the other way of writing å and aa."""
    return replace(wish, words=tuple(_other_a(word) for word in wish.words))


def names_alone(wish: Wish) -> Wish:
    """Without the words that begin with a small letter: "Risskov" for "Risskov beach"."""
    names = (token for word in wish.words for token in TOKEN.findall(word) if token[0].isupper())
    return replace(wish, words=tuple(names))


def _other_a(word: str) -> str:
    if re.search("aa", word, re.IGNORECASE):
        return re.sub("aa", "å", re.sub("A[aA]", "Å", word))
    return word.replace("Å", "Aa").replace("å", "aa")


@cache
def _english() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(vocabulary().danish)})(?!\w)", re.IGNORECASE)
