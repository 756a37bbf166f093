"""What the words of one language are made of, as far as its texts and the editors' lists show."""

from collections import Counter
from collections.abc import Sequence

from backend.search.abilities import Abilities
from backend.search.compounds import Found, parts
from backend.search.documents import Language
from backend.search.lists import days, listed
from backend.search.stems import roots, stem

# The folded words of a text's title, keywords and body.
Fields = tuple[list[str], list[str], list[str]]
BEGINNING = 3


def term(word: str, language: Language, abilities: Abilities) -> str:
    """What a folded word is kept and looked up by."""
    return stem(word, language) if abilities.stems else word


class Inside:
    """Learns from the fields of all texts of a language; remembers what it has once worked out."""

    def __init__(self, language: Language, texts: Sequence[Fields], abilities: Abilities) -> None:
        self._language, self._abilities = language, abilities
        written = Counter(word for fields in texts for field in fields for word in field)
        self._days = frozenset(self.term(word) for word in days())
        self._counts = Counter(dict.fromkeys((self.term(word) for word in days() | listed(language)), 1))
        for word, times in written.items():
            self._counts[self.term(word)] += times
        self._beginnings = frozenset(word[:BEGINNING] for word in (*written, *days(), *listed(language)))
        self._parts: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, Found | None] = {}

    def term(self, word: str) -> str:
        return term(word, self._language, self._abilities)

    def parts(self, word: str) -> tuple[str, ...]:
        """The terms of what a folded word is made of, days left out: "strikkeaften" of "strik" alone."""
        if word not in self._parts:
            self._parts[word] = self._made_of(word)
        return self._parts[word]

    def _made_of(self, word: str) -> tuple[str, ...]:
        derived = roots(word) if self._language == "da" and self._abilities.stems else ()
        found = parts(word, self._look_up) if self._abilities.compounds else ()
        return tuple(part for part in dict.fromkeys((*found, *derived)) if part not in self._days)

    def _look_up(self, half: str) -> Found | None:
        if half not in self._known:
            self._known[half] = self._count(half)
        return self._known[half]

    def _count(self, half: str) -> Found | None:
        """Most halves are no words: those that begin like none are not even stemmed."""
        found = self.term(half) if half[:BEGINNING] in self._beginnings else ""
        return (found, self._counts[found]) if found in self._counts else None
