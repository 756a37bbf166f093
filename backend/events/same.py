"""One event that both systems tell: which of the city's is which of the library's. Pure."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from backend.events.types import Audience, Event, Venue
from backend.events.words import Vocabulary
from backend.folding import fold

SAME, WITHIN, ALIKE, TEXT_ALIKE, NAME_ALIKE = 100.0, 90.0, 88.0, 90.0, 90.0
ENOUGH_TEXT, ENOUGH_TITLE = 60, 5
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, from 0 to 100, and the moments at which both begin."""

    likeness: float
    theirs: str
    ours: str
    starts: frozenset[dt.datetime]


def same_events(library: Iterable[Event], city: Iterable[Event], words: Vocabulary) -> dict[str, str]:
    """By the key of a city event, the key of the library's that tells it.

    They begin at the same moment at least once, in the same place, and are alike by title or text. What the library
    tells as one event with many times may be many to the city, so one of the library's may tell several of the city's,
    but no two that begin at one moment.
    """
    starting: dict[dt.datetime, list[Event]] = defaultdict(list)
    for event in library:
        for time in event.times:
            starting[time.start].append(event)
    return _matched([pair for theirs in city for pair in _pairs(theirs, starting, words)])


def _pairs(theirs: Event, starting: Mapping[dt.datetime, list[Event]], words: Vocabulary) -> Iterator[Pair]:
    shared: dict[str, tuple[Event, set[dt.datetime]]] = {}
    for time in theirs.times:
        for ours in starting.get(time.start, ()):
            shared.setdefault(ours.key, (ours, set()))[1].add(time.start)
    for ours, starts in shared.values():
        likeness = alike(ours, theirs, words) if near(ours.venue, theirs.venue) else None
        if likeness:
            yield Pair(likeness, theirs.key, ours.key, frozenset(starts))


def _matched(pairs: Iterable[Pair]) -> dict[str, str]:
    """The likest first; then the rest, without the moments that are told already."""
    told: dict[str, str] = {}
    taken: set[tuple[str, dt.datetime]] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.theirs, pair.ours)):
        moments = {(pair.ours, start) for start in pair.starts}
        if pair.theirs not in told and not moments & taken:
            told[pair.theirs] = pair.ours
            taken |= moments
    return told


def near(one: Venue, other: Venue) -> bool:
    """The same place of ours, the same address, or the same name; two places that are not known are not near."""
    if one.online or other.online:
        return one.online and other.online
    if one.key and other.key:
        return one.key == other.key
    if one.street and other.street and one.postcode == other.postcode and fold(one.street) == fold(other.street):
        return True
    names = [fold(venue.name or "") for venue in (one, other)]
    return all(names) and fuzz.token_set_ratio(*names) >= NAME_ALIKE and _same_or_unknown(one.postcode, other.postcode)


def _same_or_unknown(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None


def alike(one: Event, other: Event, words: Vocabulary) -> float:
    """How alike they are by title or text, 0 for two that are not one: others by number or by whom they are for."""
    titles = (_Title.read(one, words), _Title.read(other, words))
    if titles[0].numbers != titles[1].numbers or titles[0].contradicts(titles[1]):
        return 0.0
    of_titles, of_texts = titles[0].like(titles[1]), _texts(one.text, other.text)
    return max(of_titles if of_titles >= ALIKE else 0.0, of_texts if of_texts >= TEXT_ALIKE else 0.0)


@dataclass(frozen=True, slots=True)
class _Title:
    """`telling`: its words without small ones, and those for a sort of event or a place."""

    folded: str
    telling: frozenset[str]
    numbers: frozenset[str]
    audiences: frozenset[Audience]

    @classmethod
    def read(cls, event: Event, words: Vocabulary) -> "_Title":
        place = fold(f"{event.venue.name or ''} {event.venue.city or ''}").split()
        folded = " ".join(word for word in fold(event.title).split() if word not in place)
        told, numbers = words.small.sub(" ", folded).split(), frozenset(NUMBER.findall(folded))
        return cls(folded, frozenset(told), numbers, frozenset(words.audiences_of([event.title])))

    def contradicts(self, other: "_Title") -> bool:
        return bool(self.audiences and other.audiences and not self.audiences & other.audiences)

    def like(self, other: "_Title") -> float:
        """The same; or the telling words of the one within those of the other, or nearly the same words."""
        if self.folded and self.folded == other.folded:
            return SAME
        shorter, longer = sorted((self.telling, other.telling), key=lambda telling: (len(telling), sorted(telling)))
        if shorter <= longer:
            letters = [sum(map(len, telling)) for telling in (shorter, longer)]
            return WITHIN + (SAME - WITHIN) * letters[0] / letters[1] if letters[0] >= ENOUGH_TITLE else 0.0
        return fuzz.ratio(" ".join(sorted(shorter)), " ".join(sorted(longer)))


def _texts(one: str, other: str) -> float:
    return fuzz.ratio(one, other) if min(len(one), len(other)) >= ENOUGH_TEXT else 0.0
