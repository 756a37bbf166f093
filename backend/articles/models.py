"""Watched articles as rows of the city store: as the editors know them, and as they read now."""

import datetime as dt

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, Instant


class ArticleRow(Base):
    """`known_…` is what editors have seen; they differ from `words` and `links` while a change waits for an editor.

    `source_updated_at` is when borger.dk says it was changed, `noticed_at` when we first saw what editors have not.
    """

    __tablename__ = "articles"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    services: Mapped[list[str]] = mapped_column(JSON)
    url: Mapped[str] = mapped_column(String(500))
    title: Mapped[str] = mapped_column(String(500))
    words: Mapped[str] = mapped_column(Text)
    links: Mapped[dict[str, str]] = mapped_column(JSON)
    known_words: Mapped[str] = mapped_column(Text)
    known_links: Mapped[dict[str, str]] = mapped_column(JSON)
    source_updated_at: Mapped[dt.datetime] = mapped_column(Instant)
    fetched_at: Mapped[dt.datetime] = mapped_column(Instant)
    noticed_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    settled_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    settled_by: Mapped[str | None] = mapped_column(String(80))
