"""Writes and reads the index: FTS5 on SQLite, a tsvector on PostgreSQL."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from backend.search.models import SearchKindRow, SearchRow
from backend.search.ranking import Text

LOCK = 751_003
MOST_CANDIDATES = 200
FTS5 = """
    SELECT d.key, d.title, d.keywords, d.body, d.within
    FROM search_index JOIN search_documents d ON d.id = search_index.rowid
    WHERE search_index MATCH :asked AND d.kind = :kind {among}
    ORDER BY bm25(search_index, 8, 6, 4, 2), d.id LIMIT :most"""
TSVECTOR = """
    SELECT d.key, d.title, d.keywords, d.body, d.within
    FROM search_documents d, to_tsquery('simple', :asked) asked
    WHERE d.search_index @@ asked AND d.kind = :kind {among}
    ORDER BY ts_rank('{{.2,.4,.6,.8}}', d.search_index, asked) DESC, d.id LIMIT :most"""
AMONG_FTS5 = "AND d.key IN (SELECT value FROM json_each(:among))"
AMONG_TSVECTOR = "AND d.key = ANY(:among)"

# For each word that was asked for the terms that stand for it.
Alternatives = Sequence[Collection[str]]


def replace(session: Session, kind: str, rows: Sequence[dict[str, str]], version: str, vocabulary: str) -> None:
    """Put these rows in the place of all that a kind has; two that do so at once wait for each other."""
    if _on_postgresql(session):
        session.execute(func.pg_advisory_xact_lock(LOCK).select())
    session.execute(delete(SearchRow).filter_by(kind=kind))
    session.execute(delete(SearchKindRow).filter_by(kind=kind))
    session.execute(insert(SearchKindRow).values(kind=kind, version=version, vocabulary=vocabulary))
    if rows:
        session.execute(insert(SearchRow), list(rows))
    if _on_postgresql(session):
        session.execute(text("ANALYZE search_documents"))


def version_of(session: Session, kind: str) -> str | None:
    return session.scalar(select(SearchKindRow.version).filter_by(kind=kind))


def vocabulary_of(session: Session, kind: str) -> tuple[str, str]:
    """The version and the vocabulary, of one and the same moment."""
    version, words = session.execute(select(SearchKindRow.version, SearchKindRow.vocabulary).filter_by(kind=kind)).one()
    return version, words


def candidates(session: Session, kind: str, words: Alternatives, among: Collection[str] | None) -> list[Text]:
    """The texts that the database ranks first: at most 200 with all words and, if those are fewer, 200 with any."""
    found = _ranked(session, kind, words, among)
    if len(words) > 1 and len(found) < MOST_CANDIDATES:
        any_of_them = [[term for terms in words for term in terms]]
        found += _ranked(session, kind, any_of_them, among)
    return list(dict.fromkeys(found))


def _ranked(session: Session, kind: str, words: Alternatives, among: Collection[str] | None) -> list[Text]:
    """The texts that have, of each word, one of its terms."""
    given: dict[str, object] = {"kind": kind, "most": MOST_CANDIDATES}
    narrowed = ""
    if _on_postgresql(session):
        query, given["asked"] = TSVECTOR, _query(words, "'", " & ", " | ")
        if among is not None:
            narrowed, given["among"] = AMONG_TSVECTOR, list(among)
    else:
        query, given["asked"] = FTS5, _query(words, '"', " AND ", " OR ")
        if among is not None:
            narrowed, given["among"] = AMONG_FTS5, json.dumps(list(among))
    return [Text(*row) for row in session.execute(text(query.format(among=narrowed)), given)]


def _query(words: Alternatives, quote: str, all_of: str, any_of: str) -> str:
    """Terms hold letters and digits alone, see words.py: nothing in them needs escaping."""
    return all_of.join(f"({any_of.join(f'{quote}{term}{quote}' for term in terms)})" for terms in words)


def _on_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
