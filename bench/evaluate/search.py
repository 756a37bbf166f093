"""Our search: as the actions call it, and in memory with something put off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from backend.db import engine_for, sessions
from backend.migrate import migrate
from backend.search.abilities import Abilities
from backend.search.analysis import analysed
from backend.search.asked import meant
from backend.search.documents import Document
from backend.search.ranking import Text, best
from backend.search.service import find, index

# Keys for a kind and words, best first.
Search = Callable[[str, str], list[str]]
Corpus = dict[str, list[Document]]
FOUND = 5


@contextmanager
def ours(url: str, corpus: Corpus) -> Iterator[Search]:
    engine = engine_for(url)
    migrate(engine)
    with sessions(engine).begin() as session:
        for kind, documents in corpus.items():
            index(session, kind, documents)
    with sessions(engine)() as session:
        yield lambda kind, words: [hit.key for hit in find(session, kind, words, FOUND)]
    engine.dispose()


def in_memory(corpus: Corpus, abilities: Abilities) -> Search:
    """The same analysis and ranking over all texts: what a database cannot do better."""
    known = {kind: analysed(documents, abilities) for kind, documents in corpus.items()}
    texts = {kind: [Text.of(document.key, terms) for document, terms in found] for kind, (found, _) in known.items()}

    def search(kind: str, words: str) -> list[str]:
        ranked = best(texts[kind], meant(words, known[kind][1], abilities))
        return [key for key, _ in ranked[:FOUND]]

    return search
