"""Looks words up in a vocabulary, as words of either language."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.search.abilities import Abilities
from backend.search.documents import LANGUAGES
from backend.search.inside import term
from backend.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lookup:
    vocabulary: Vocabulary
    abilities: Abilities

    def terms(self, word: str) -> tuple[str, ...]:
        """What a folded word comes to in Danish and in English."""
        return tuple(dict.fromkeys(term(word, language, self.abilities) for language in LANGUAGES))

    def same(self, word: str) -> Iterator[str]:
        """Its terms, as far as a text has them."""
        return self.there(self.terms(word))

    def typed(self, word: str) -> Iterator[str]:
        """Terms that differ from it in how Danish letters are typed."""
        return (other for one in self.terms(word) for other in self.vocabulary.alike(one))

    def known(self, half: str) -> tuple[str, int] | None:
        """The term that a half of a compound is most often, and in how many texts."""
        counts = self.vocabulary.counts
        found = max((*self.same(half), *self.typed(half)), key=lambda one: counts[one], default=None)
        return (found, counts[found]) if found else None

    def there(self, terms: tuple[str, ...]) -> Iterator[str]:
        return (one for one in terms if one in self.vocabulary.counts)
