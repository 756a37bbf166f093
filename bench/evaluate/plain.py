"""The yardstick: what each database finds by itself. Any of the words, the fields weighed as ours are."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, TextClause, text

from backend.db import engine_for
from bench.evaluate.search import FOUND, Corpus, Search

WORD = re.compile(r"[^\W_]+")
DICTIONARIES = {"da": "danish", "en": "english"}
FTS5 = (
    """CREATE VIRTUAL TABLE plain USING fts5(kind UNINDEXED, key UNINDEXED, title, keywords, body,
    tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO plain VALUES (:kind, :key, :title, :keywords, :body)",
    "SELECT key FROM plain WHERE plain MATCH :asked AND kind = :kind ORDER BY bm25(plain, 0, 0, 8, 6, 4), key",
)
TSVECTOR = (
    "CREATE TABLE plain (kind text, key text, words tsvector)",
    """INSERT INTO plain VALUES (:kind, :key,
    setweight(to_tsvector(CAST(:dictionary AS regconfig), :title), 'A') ||
    setweight(to_tsvector(CAST(:dictionary AS regconfig), :keywords), 'B') ||
    setweight(to_tsvector(CAST(:dictionary AS regconfig), :body), 'C'))""",
    """SELECT key FROM plain, (SELECT to_tsquery('danish', :asked) || to_tsquery('english', :asked) AS asked) either
    WHERE words @@ asked AND kind = :kind ORDER BY ts_rank_cd('{.2,.4,.6,.8}', words, asked, 1) DESC, key""",
)


@contextmanager
def plain_sqlite(file: Path, corpus: Corpus) -> Iterator[Search]:
    """FTS5 with accents taken away."""
    with _filled(f"sqlite:///{file}", FTS5, corpus) as engine:
        yield _search(engine, text(FTS5[-1]), lambda words: " OR ".join(f'"{word}"' for word in words))


@contextmanager
def plain_postgresql(url: str, corpus: Corpus) -> Iterator[Search]:
    """The dictionary of the text's language; queries are read by both."""
    with _filled(url, TSVECTOR, corpus) as engine:
        yield _search(engine, text(TSVECTOR[-1]), lambda words: " | ".join(f"'{word}'" for word in words))


@contextmanager
def _filled(url: str, statements: tuple[str, str, str], corpus: Corpus) -> Iterator[Engine]:
    engine = engine_for(url)
    with engine.begin() as connection:
        connection.execute(text(statements[0]))
        connection.execute(text(statements[1]), _rows(corpus))
    yield engine
    engine.dispose()


def _rows(corpus: Corpus) -> list[dict[str, str]]:
    fields = ("kind", "key", "title", "keywords", "body")
    return [
        {"dictionary": DICTIONARIES[one.language], **{name: getattr(one, name) for name in fields}}
        for documents in corpus.values()
        for one in documents
    ]


def _search(engine: Engine, query: TextClause, asked: Callable[[list[str]], str]) -> Search:
    def search(kind: str, words: str) -> list[str]:
        with engine.connect() as connection:
            rows = connection.execute(query, {"asked": asked(WORD.findall(words)), "kind": kind})
            return list(dict.fromkeys(row.key for row in rows))[:FOUND]

    return search
