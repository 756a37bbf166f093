"""What all forms of a word have in common."""

import re
from functools import cache, lru_cache

import snowballstemmer

from backend.search.documents import Language
from backend.search.lists import forms
from backend.search.words import without_danish

SNOWBALL: dict[Language, str] = {"da": "danish", "en": "english"}
SYNCOPE = re.compile(r"(?<=[bdfgkpstv])e(?=l$)|(?<=[^aeiouy])(?<!r)r$")
SHORTEST = 3


@lru_cache(maxsize=100_000)
def stem(word: str, language: Language) -> str:
    """The stem of a folded word: "boernene" and "barn" alike, "teatret" as "teater"."""
    irregular = _irregular(language)
    found = _danish(word) if language == "da" else _snowball(word, language)
    return irregular.get(word) or irregular.get(found, found)


@lru_cache(maxsize=100_000)
def roots(word: str) -> tuple[str, ...]:
    """What a folded Danish noun of an action may be made of: "hækling" of "hækl", "løbning" of "løb" (or "løbn")."""
    bare = _danish(word)
    found = [bare.removesuffix(ending) for ending in ("ning", "ing") if bare.endswith(ending)]
    return tuple(dict.fromkeys(stem(root, "da") for root in found if len(root) >= SHORTEST))


def _danish(word: str) -> str:
    """Again until nothing more comes off, so that "kredsen" meets "kreds"; then "artikel" meets "artikl(er)"."""
    shorter = _snowball(word, "da")
    while shorter != word:
        word, shorter = shorter, _snowball(shorter, "da")
    bare = SYNCOPE.sub("", word)
    return bare if len(bare) >= SHORTEST else word


def _snowball(word: str, language: Language) -> str:
    return str(snowballstemmer.stemmer(SNOWBALL[language]).stemWord(word))


@cache
def _irregular(language: Language) -> dict[str, str]:
    """Each listed form by the stem of the first of its group, also as typed without Danish letters."""
    found: dict[str, str] = {}
    for group in forms(language):
        common = _danish(group[0]) if language == "da" else _snowball(group[0], language)
        found |= dict.fromkeys(group, common)
    return {without_danish(form): common for form, common in found.items()} | found
