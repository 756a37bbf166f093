"""Searchable texts as rows of the city store; what the database makes of them stands in search_index, see 0003."""

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class SearchRow(Base):
    """One document: its terms, each between two spaces."""

    __tablename__ = "search_documents"
    __table_args__ = (Index("search_documents_kind", "kind", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(Text)
    keywords: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    within: Mapped[str] = mapped_column(Text)


class SearchKindRow(Base):
    """The vocabulary of a kind. `version` is the hash of it: the same words, the same version, in any database."""

    __tablename__ = "search_kinds"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(64))
    vocabulary: Mapped[str] = mapped_column(Text)
