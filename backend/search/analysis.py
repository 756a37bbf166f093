"""From documents to the terms they are found by."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.search.abilities import EVERYTHING, Abilities
from backend.search.documents import LANGUAGES, Document
from backend.search.inside import Fields, Inside
from backend.search.lists import doubtful, stop_words
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
    inside = {
        language: Inside(language, [fields for of, fields in told if of.language == language], abilities)
        for language in LANGUAGES
    }
    found = [(document, _terms(fields, inside[document.language])) for document, fields in told]
    return found, vocabulary(counted(terms.all() for _, terms in found), len(documents))


def _terms(fields: Fields, inside: Inside) -> Terms:
    title, keywords, body = (tuple(inside.term(word) for word in field) for field in fields)
    of_title, of_keywords, of_body = (tuple(part for word in field for part in inside.parts(word)) for field in fields)
    return Terms(title, keywords + of_title, body + of_keywords, tuple(dict.fromkeys(of_body)))


def _told(document: Document, abilities: Abilities) -> Fields:
    silent = stop_words() | doubtful(document.language) if abilities.stop_words else frozenset()
    title, keywords, body = (
        [word for word in (*words(text), *joined(text)) if word not in silent]
        for text in (document.title, document.keywords, document.body)
    )
    return title, keywords, body
