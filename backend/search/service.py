"""What other subjects ask of the search."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from backend.search import repository
from backend.search.analysis import analysed
from backend.search.asked import meant
from backend.search.documents import Document
from backend.search.ranking import Text, best
from backend.search.shelf import Shelf
from backend.search.vocabulary import Vocabulary, dumped, loaded, version_of

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
    rows = [{"kind": kind, **asdict(Text.of(document.key, terms))} for document, terms in found]
    repository.replace(session, kind, rows, version_of(words), words)


def find(session: Session, kind: str, words: str, limit: int = 10, among: Collection[str] | None = None) -> list[Hit]:
    """The documents of the kind that fit the words, best first; with `among`, only those keys.

    Days, and words like "er der noget om", are not looked for; if there are no others, nothing is found.
    """
    vocabulary = _vocabulary(session, kind)
    asked = meant(words, vocabulary) if vocabulary else ()
    terms = [tuple(dict.fromkeys(term for way in one.ways for term in way.terms)) for one in asked if one.ways]
    texts = repository.candidates(session, kind, terms, among) if terms else []
    return [Hit(key, round(score, 4)) for key, score in best(texts, asked)[:limit]]


def _vocabulary(session: Session, kind: str) -> Vocabulary | None:
    """Read from the database only when this process has not yet read that version of it."""
    version = repository.version_of(session, kind)
    if version is None:
        return None
    kept = _VOCABULARIES.get(version)
    if kept is None:
        version, words = repository.vocabulary_of(session, kind)
        kept = loaded(words)
        _VOCABULARIES.put(version, kept)
    return kept
