"""Writes and reads the index, in SQLite's FTS5 or PostgreSQL's tsvector."""

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
    ORDER BY ts_rank_cd('{{.2,.4,.6,.8}}', d.search_index, asked, 1) DESC, d.id LIMIT :most"""
AMONG_FTS5 = "AND d.key IN (SELECT value FROM json_each(:among))"
AMONG_TSVECTOR = "AND d.key = ANY(:among)"


def replace(session: Session, kind: str, rows: Sequence[dict[str, str]], version: str, vocabulary: str) -> None:
    """Put these rows in the place of all that a kind has; two that do so at once wait for each other."""
    if _on_postgresql(session):
        session.execute(func.pg_advisory_xact_lock(LOCK).select())
    session.execute(delete(SearchRow).filter_by(kind=kind))
    session.execute(delete(SearchKindRow).filter_by(kind=kind))
    session.execute(insert(SearchKindRow).values(kind=kind, version=version, vocabulary=vocabulary))
    if rows:
        session.execute(insert(SearchRow), list(rows))


def version_of(session: Session, kind: str) -> str | None:
    return session.scalar(select(SearchKindRow.version).filter_by(kind=kind))


def vocabulary_of(session: Session, kind: str) -> str:
    return session.scalars(select(SearchKindRow.vocabulary).filter_by(kind=kind)).one()


def candidates(session: Session, kind: str, terms: Collection[str], among: Collection[str] | None) -> list[Text]:
    """The texts of a kind with any of the terms, at most 200: those that the database ranks first."""
    if _on_postgresql(session):
        asked, query, narrowed = " | ".join(f"'{term}'" for term in terms), TSVECTOR, AMONG_TSVECTOR
    else:
        asked, query, narrowed = " OR ".join(f'"{term}"' for term in terms), FTS5, AMONG_FTS5
    given: dict[str, object] = {"asked": asked, "kind": kind, "most": MOST_CANDIDATES}
    if among is not None:
        given["among"] = list(among) if _on_postgresql(session) else json.dumps(list(among))
    found = session.execute(text(query.format(among="" if among is None else narrowed)), given)
    return [Text(*row) for row in found]


def _on_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
