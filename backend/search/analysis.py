"""From documents to the terms they are found by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from backend.search.abilities import EVERYTHING, Abilities
from backend.search.compounds import Known, parts
from backend.search.documents import Document, Language
from backend.search.lists import days, stop_words
from backend.search.stems import roots, stem
from backend.search.vocabulary import Vocabulary, counted, vocabulary
from backend.search.words import joined, words


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a document by how much they say about it. The parts of a word count one step below the word."""

    title: tuple[str, ...]
    keywords: tuple[str, ...]
    body: tuple[str, ...]
    within: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        return self.title + self.keywords + self.body + self.within


def analysed(
    documents: Sequence[Document], abilities: Abilities = EVERYTHING
) -> tuple[list[tuple[Document, Terms]], Vocabulary]:
    """Each document with its terms, and the vocabulary of them all, from which compounds were learned."""
    told = [(document, _told(document, abilities)) for document in documents]
    inside = {language: _Inside(language, told, abilities) for language in ("da", "en")}
    found = [(document, inside[document.language].terms(fields)) for document, fields in told]
    return found, vocabulary(counted(terms.all() for _, terms in found), len(documents))


def term(word: str, language: Language, abilities: Abilities = EVERYTHING) -> str:
    return stem(word, language) if abilities.stems else word


Fields = tuple[list[str], list[str], list[str]]


def _told(document: Document, abilities: Abilities) -> Fields:
    silent = stop_words(document.language) if abilities.stop_words else frozenset()
    title, keywords, body = (
        [word for word in (*words(text), *joined(text)) if word not in silent]
        for text in (document.title, document.keywords, document.body)
    )
    return title, keywords, body


class _Inside:
    """What the words of one language are made of, as far as the documents of that language show."""

    def __init__(self, language: Language, told: list[tuple[Document, Fields]], abilities: Abilities) -> None:
        self._language, self._abilities = language, abilities
        written = Counter(word for of, fields in told if of.language == language for field in fields for word in field)
        self._counts: Counter[str] = Counter()
        for word, times in written.items():
            self._counts[term(word, language, abilities)] += times
        self._halves = {term(word, language, abilities) for word in days()}
        self._begin = frozenset(word[:3] for word in (*written, *days()))
        self.of = cache(self._of)
        self._known: Known = cache(self._find)

    def terms(self, fields: Fields) -> Terms:
        title, keywords, body = ([self._term(word) for word in field] for field in fields)
        of_title, of_keywords, of_body = ([part for word in field for part in self.of(word)] for field in fields)
        return Terms(tuple(title), (*keywords, *of_title), (*body, *of_keywords), tuple(dict.fromkeys(of_body)))

    def _term(self, word: str) -> str:
        return term(word, self._language, self._abilities)

    def _of(self, word: str) -> tuple[str, ...]:
        derived = roots(word) if self._language == "da" and self._abilities.stems else ()
        found = parts(word, self._known) if self._abilities.compounds else ()
        return tuple(part for part in dict.fromkeys((*found, *derived)) if part not in self._halves)

    def _find(self, half: str) -> tuple[str, int] | None:
        """Most halves are no words: those that begin like none are not even stemmed."""
        if half[:3] not in self._begin:
            return None
        found = self._term(half)
        times = self._counts.get(found, 1 if found in self._halves else 0)
        return (found, times) if times else None
