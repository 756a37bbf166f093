"""The ways in which a text may have a word, each with its likeness from 0 to 1."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.search.compounds import SHORTEST_PART, cut, ends
from backend.search.documents import LANGUAGES
from backend.search.lookup import Lookup
from backend.search.stems import roots
from backend.search.synonyms import synonyms
from backend.search.vocabulary import ONE_SLIP_FROM

SAME, JOINED, TYPED, BOTH_HALVES, MADE_OF, SYNONYM = 1.0, 0.95, 0.9, 0.85, 0.8, 0.75
SLIPS, LONGER, HEAD, MODIFIER = (TYPED, 0.8, 0.65), 0.6, 0.4, 0.3
MOST_WAYS = 40


@dataclass(frozen=True, slots=True)
class Way:
    """A text that has all of these terms has the word."""

    terms: tuple[str, ...]
    likeness: float


def ways(word: str, beside: list[str], look: Lookup) -> tuple[Way, ...]:
    """Of a folded word; `beside`: what it makes with the word before and the word after it, written as one."""
    found = [*_known(word, look), *_joined(beside, look)]
    if not found and look.abilities.misspellings:
        found = [*_guessed(word, look)]
    best: dict[tuple[str, ...], float] = {}
    for way in found:
        best[way.terms] = max(way.likeness, best.get(way.terms, 0))
    likeliest = sorted(best.items(), key=lambda pair: -pair[1])[:MOST_WAYS]
    return tuple(Way(terms, likeness) for terms, likeness in likeliest)


def _known(word: str, look: Lookup) -> Iterator[Way]:
    same = list(look.same(word))
    yield from (Way((one,), SAME) for one in same)
    yield from (Way((one,), TYPED if same else SAME) for one in look.typed(word))
    if look.abilities.stems:
        yield from (Way((one,), MADE_OF) for one in look.there(roots(word)))
    if look.abilities.same_words:
        found = (one for language in LANGUAGES for one in synonyms(word, language, look.abilities))
        yield from (Way((one,), SYNONYM) for one in look.there(tuple(found)))
    if look.abilities.compounds:
        yield from _halves(word, look)


def _halves(word: str, look: Lookup) -> Iterator[Way]:
    """Find "teater for børn" by "børneteater"; a little also what has the one half, rather the last."""
    found = cut(word, look.known)
    if found:
        yield Way(found.terms, BOTH_HALVES)
        yield Way(found.terms[-1:], HEAD)
        yield Way(found.terms[:1], MODIFIER)


def _joined(beside: list[str], look: Lookup) -> Iterator[Way]:
    """Find "strikkecafé" by "strikke cafe"."""
    if look.abilities.compounds:
        yield from (Way((one,), JOINED) for pair in beside for one in (*look.same(pair), *look.typed(pair)))


def _guessed(word: str, look: Lookup) -> Iterator[Way]:
    """What a word may be that no text has: misspelt, the beginning or end of a longer one, or begun or ended by one."""
    for one in look.terms(word):
        yield from (Way((near,), SLIPS[slips]) for near, slips in look.vocabulary.near(one))
        yield from (Way((longer,), LONGER) for longer in look.vocabulary.longer(one))
    if look.abilities.compounds:
        first, last = ends(word, look.known)
        yield from (Way((one,), likeness) for one, likeness in ((last, HEAD), (first, MODIFIER)) if one)
        yield from _half_misspelt(word, look)


def _half_misspelt(word: str, look: Lookup) -> Iterator[Way]:
    """Take "babyrytmk" for baby and rytmik."""
    for at in range(SHORTEST_PART, len(word) - ONE_SLIP_FROM + 1):
        for half, other in ((word[:at], word[at:]), (word[at:], word[:at])):
            if known := look.known(half):
                near = look.vocabulary.near(look.terms(other)[0])
                yield from (Way((known[0], one), BOTH_HALVES * SLIPS[slips]) for one, slips in near)
