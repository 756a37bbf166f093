"""Which place is meant: pure, over all names, nicknames and misspellings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from backend.folding import fold, fold_without_danish
from backend.places.kinds import NARROWING, SPLIT_OFF, WORDS, Kinds, is_filler, kinds_named, kinds_together
from backend.places.types import PlaceKind

SAME, MATCH, PART_MATCH, NEAR = 100.0, 84.0, 88.0, 78.0
EXACT_BELOW_LETTERS = 5
MOST_WORDS = 12
MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A place with all its names and aliases in both languages."""

    key: str
    kind: PlaceKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    key: str | None = None
    candidates: tuple[str, ...] = ()
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a place: what is left of it without the words for its kind; `bare` if there were none."""

    key: str
    kind: PlaceKind
    core: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """`whole`: the places that bear a folded name; `entries` and `cores` run side by side."""

    whole: dict[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    cores: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Query:
    words: tuple[str, ...]
    kinds: Kinds


def resolve(words: str, places: tuple[Named, ...], message: str = "") -> Found:
    """The one place that the words name; else those they may mean; else the kind of place they speak of.

    Of the places that bear a name, the kind that the words or the whole message speak of goes first: the archive in
    Malling before the library there.
    """
    directory = _directory(places)
    of_kind = _of_the_kind_around(words, message, directory)
    if of_kind.key:
        return of_kind
    exact = directory.whole.get(" ".join(_telling(fold(words).split())), ())
    if exact:
        return Found(exact[0]) if len(exact) == 1 else Found(candidates=exact)
    query = _query(words, directory.words)
    if not query.words:
        return _only_of_kind(query.kinds, places)
    for kinds in (query.kinds, Kinds()) if query.kinds else (Kinds(),):
        found = _best(Query(query.words, kinds), directory)
        if found != Found():
            return found
    return Found(kind=_kind(query.kinds))


def _of_the_kind_around(words: str, message: str, directory: Directory) -> Found:
    """The place of a kind spoken of elsewhere in the message that bears just this name, which tells no kind itself."""
    query = _query(words, directory.words)
    kinds = kinds_together(fold(message).split())
    if query.kinds or not query.words or not kinds:
        return Found()
    scores = _scores(Query(query.words, kinds), len(query.words), directory, SAME)
    return _decided(scores) if scores else Found()


def _best(query: Query, directory: Directory) -> Found:
    """The longest run of words that names a place, nearly exactly unless it is the whole; else what comes near."""
    whole = len(query.words)
    for size in range(whole, 0, -1):
        scores = _scores(query, size, directory, MATCH if size == whole else PART_MATCH)
        if scores:
            return _decided(scores)
    near = _scores(query, whole, directory, NEAR)
    return Found(candidates=tuple(sorted(near, key=lambda key: -near[key]))[:MOST_CANDIDATES])


def _decided(scores: dict[str, float]) -> Found:
    """The place with the best score, if nobody shares it."""
    best = max(scores.values())
    equals = tuple(key for key, score in scores.items() if score == best)
    return Found(equals[0]) if len(equals) == 1 else Found(candidates=equals[:MOST_CANDIDATES])


def _scores(query: Query, size: int, directory: Directory, cutoff: float) -> dict[str, float]:
    """How well each place's best name fits the runs of so many words."""
    scores: dict[str, float] = {}
    for start in range(len(query.words) - size + 1):
        run = " ".join(query.words[start : start + size])
        for entry, score in _hits(run, directory, cutoff):
            if entry.kind in query.kinds if query.kinds else entry.bare:
                scores[entry.key] = max(score, scores.get(entry.key, 0))
    return scores


def _hits(run: str, directory: Directory, cutoff: float) -> Iterator[tuple[Entry, float]]:
    """Names like the run; short ones must be the same."""
    least = SAME if len(run) < EXACT_BELOW_LETTERS else cutoff
    for core, score, at in process.extract(run, directory.cores, scorer=fuzz.ratio, score_cutoff=least, limit=None):
        if score == SAME or len(core) >= EXACT_BELOW_LETTERS:
            yield directory.entries[at], score


def _query(words: str, known: frozenset[str]) -> Query:
    spoken: list[str] = []
    left: list[str] = []
    for word in _telling(fold(words).split())[:MOST_WORDS]:
        stem, ending = (word, None) if word in known else _split(word)
        speaks = word in WORDS or word in NARROWING or (word not in known and bool(kinds_named(ending or word)))
        if speaks:
            spoken.append(ending or word)
        if ending or not speaks:
            left.append(stem)
    return Query(tuple(left), kinds_together(spoken))


def _split(word: str) -> tuple[str, str | None]:
    """Take "risskovbibliotek" apart: Risskov, and a library."""
    for ending in SPLIT_OFF:
        if word.endswith(ending) and len(word) - len(ending) >= EXACT_BELOW_LETTERS - 1:
            return word.removesuffix(ending), ending
    return word, None


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if not is_filler(word)]


def _only_of_kind(kinds: Kinds, places: tuple[Named, ...]) -> Found:
    """Tell "arkivet", the one there is, from "biblioteket", which is not one place."""
    kind = _kind(kinds)
    alone = [place.key for place in places if place.kind == kind]
    return Found(alone[0], kind=kind) if len(alone) == 1 else Found(kind=kind)


def _kind(kinds: Kinds) -> PlaceKind | None:
    return min(kinds, default=None)


@lru_cache(maxsize=4)
def _directory(places: tuple[Named, ...]) -> Directory:
    whole: dict[str, tuple[str, ...]] = {}
    entries: dict[Entry, None] = {}
    for place in places:
        for words in _folded(place):
            name = " ".join(words)
            whole[name] = tuple(dict.fromkeys((*whole.get(name, ()), place.key)))
            core = [word for word in words if place.kind not in kinds_named(word)]
            if core:
                entries[Entry(place.key, place.kind, " ".join(core), bare=core == words)] = None
    cores = tuple(entry.core for entry in entries)
    return Directory(whole, tuple(entries), cores, frozenset(word for core in cores for word in core.split()))


def _folded(place: Named) -> Iterator[list[str]]:
    for name in place.names:
        yield _telling(fold(name).split())
        yield _telling(fold_without_danish(name).split())
