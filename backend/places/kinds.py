"""Words that say what kind of place is meant, and words that say nothing about which."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from backend.places.types import PlaceKind

Kinds = frozenset[PlaceKind]

LIBRARY: Kinds = frozenset({"library"})
ARCHIVE: Kinds = frozenset({"archive", "local_archive"})
LOCAL: Kinds = frozenset({"local_archive"})
WORDS: dict[str, Kinds] = {
    "bibliotek": LIBRARY, "biblioteket": LIBRARY, "bibliotekets": LIBRARY, "biblioteker": LIBRARY, "bib": LIBRARY,
    "bibben": LIBRARY, "biblo": LIBRARY, "filial": LIBRARY, "filialen": LIBRARY, "library": LIBRARY,
    "libraries": LIBRARY, "branch": LIBRARY, "arkiv": ARCHIVE, "arkivet": ARCHIVE, "archive": ARCHIVE,
    "archives": ARCHIVE, "lokalarkiv": LOCAL, "lokalarkivet": LOCAL, "egnsarkiv": LOCAL, "egnsarkivet": LOCAL,
    "lokalhistorisk": LOCAL, "lokalhistoriske": LOCAL, "local": LOCAL,
}  # fmt: skip
SPLIT_OFF = ("biblioteket", "bibliotek", "lokalarkivet", "lokalarkiv", "egnsarkivet", "egnsarkiv", "library", "bib")
FILLERS = frozenset({
    "i", "paa", "pa", "hos", "ved", "til", "fra", "den", "det", "de", "der", "mit", "min", "jeres", "nede", "ude", "og",
    "in", "at", "the", "on", "of", "from", "my", "your", "to", "and",
})  # fmt: skip
NARROWING = frozenset({"local", "lokal", "lokale", "lokalt"})
MISSPELT_FROM_LETTERS, MISSPELT = 6, 85.0


@lru_cache(maxsize=2048)
def kinds_named(word: str) -> Kinds:
    """The kinds of place that a folded word speaks of, also misspelt; none for any other word."""
    if word in WORDS:
        return WORDS[word]
    if len(word) < MISSPELT_FROM_LETTERS:
        return frozenset()
    near = [name for name in WORDS if len(name) >= MISSPELT_FROM_LETTERS and fuzz.ratio(word, name) >= MISSPELT]
    return WORDS[max(near, key=lambda name: fuzz.ratio(word, name))] if near else frozenset()


def kinds_together(words: Iterable[str]) -> Kinds:
    """The kinds that folded words speak of; "local" alone speaks of none, and picks the local among archives."""
    words = tuple(words)
    named = Kinds().union(*(kinds_named(word) for word in words if word not in NARROWING))
    return (named & LOCAL) or named if NARROWING & set(words) else named


def is_filler(word: str) -> bool:
    return word in FILLERS
