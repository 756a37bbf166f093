"""What other subjects ask of the search."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.search import repository
from backend.search.analysis import Terms, analysed
from backend.search.asked import meant
from backend.search.documents import Document
from backend.search.ranking import fit
from backend.search.shelf import Shelf
from backend.search.vocabulary import Vocabulary, dumped, loaded, version_of
from backend.search.words import as_written

__all__ = ["Document", "Hit", "find", "index"]

KINDS_KEPT = 16
_VOCABULARIES: Shelf[Vocabulary] = Shelf(KINDS_KEPT)


@dataclass(frozen=True, slots=True)
class Hit:
    """`score`: from 0 to 1, how much of what was asked for is there, and in how telling a place."""

    key: str
    score: float


def index(session: Session, kind: str, documents: Iterable[Document]) -> None:
    """Replace all documents of the kind; the caller commits. Raises ValueError for a document of another kind."""
    documents = list(documents)
    if strange := {document.kind for document in documents} - {kind}:
        raise ValueError(f"documents of kind {min(strange)} among those of {kind}")
    found, vocabulary = analysed(documents)
    words = dumped(vocabulary)
    repository.replace(session, kind, [_row(*one) for one in found], version_of(words), words)


def find(session: Session, kind: str, words: str, limit: int = 10, among: Collection[str] | None = None) -> list[Hit]:
    """The documents of the kind that fit the words, best first; with `among`, only those keys.

    Days, and words like "er der noget om", are not looked for; if there are no others, nothing is found.
    """
    version = repository.version_of(session, kind)
    if version is None:
        return []
    vocabulary = _VOCABULARIES.get(version, lambda: loaded(repository.vocabulary_of(session, kind)))
    asked = meant(words, vocabulary)
    terms = dict.fromkeys(term for one in asked for way in one.ways for term in way.terms)
    scores: dict[str, float] = {}
    for text in repository.candidates(session, kind, terms, among) if terms else ():
        scores[text.key] = max(fit(text, asked), scores.get(text.key, 0))
    best = sorted((key for key, score in scores.items() if score), key=lambda key: (-scores[key], key))
    return [Hit(key, round(scores[key], 4)) for key in best[:limit]]


def _row(document: Document, terms: Terms) -> dict[str, str]:
    fields = {name: f" {' '.join(getattr(terms, name))} " for name in ("title", "keywords", "body", "within")}
    written = as_written(f"{document.title}\n{document.keywords}\n{document.body}")
    return {"kind": document.kind, "key": document.key, "written": " ".join(written), **fields}
