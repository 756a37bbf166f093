"""Reading and removing watched articles."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.articles.models import ArticleRow


def article_rows(session: Session) -> dict[str, ArticleRow]:
    return {row.key: row for row in session.scalars(select(ArticleRow).order_by(ArticleRow.key))}


def forget_others(session: Session, watched: Collection[str]) -> None:
    session.execute(delete(ArticleRow).where(ArticleRow.key.not_in(watched)))
