"""Keeps what the articles say now beside what editors know, and tells editors where they differ."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.articles import repository
from backend.articles.models import ArticleRow
from backend.articles.watched import Watched
from backend.articles.words import difference, links_difference, plain_words, self_service_id, self_service_links
from backend.clients.borgerdk import Article
from backend.facts.service import facts_of
from backend.facts.values import Link
from backend.sync.job import Changes

LONGEST_TITLE = 500


class NoSuchArticleError(LookupError):
    """No article of that key is watched, or it has not been read yet."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What an editor has to look at: lines that are gone and new, and links of ours that the article does not have."""

    article: str
    title: str
    url: str
    services: tuple[str, ...]
    source_updated_at: dt.datetime
    noticed_at: dt.datetime | None
    words: tuple[str, ...]
    links: tuple[str, ...]
    dead_links: tuple[str, ...]


def keep(session: Session, watched: Mapping[str, Watched], read: Mapping[str, Article], now: dt.datetime) -> Changes:
    """Store what was read; what editors know stays as it is."""
    repository.forget_others(session, watched)
    rows = repository.article_rows(session)
    added = changed = 0
    for key, article in read.items():
        row = rows.get(key)
        if row is None:
            session.add(_new(key, watched[key], article, now))
            added += 1
        else:
            changed += _refresh(row, watched[key], article, now)
    session.flush()
    return Changes(added=added, changed=changed, unchanged=len(read) - added - changed)


def changes(session: Session) -> list[SourceChange]:
    """The articles that read differently from what editors know, or lack a link that our answers give."""
    found = (_change(session, row) for row in repository.article_rows(session).values())
    return [one for one in found if one.words or one.links or one.dead_links]


def settle(session: Session, key: str, by: str, now: dt.datetime) -> None:
    """An editor has seen how the article reads now, and done what is to be done. Raises NoSuchArticleError."""
    row = repository.article_rows(session).get(key)
    if row is None:
        raise NoSuchArticleError(key)
    row.known_words, row.known_links, row.noticed_at = row.words, row.links, None
    row.settled_at, row.settled_by = now, by
    session.flush()


def _new(key: str, wanted: Watched, article: Article, now: dt.datetime) -> ArticleRow:
    words, links = plain_words(article.content), self_service_links(article.content)
    return ArticleRow(
        key=key,
        services=list(wanted.services),
        url=wanted.url,
        title=article.title[:LONGEST_TITLE],
        words=words,
        links=links,
        known_words=words,
        known_links=links,
        source_updated_at=article.updated_at,
        fetched_at=now,
    )


def _refresh(row: ArticleRow, wanted: Watched, article: Article, now: dt.datetime) -> bool:
    """Whether it reads differently than at the last reading."""
    before = (row.words, row.links)
    row.words, row.links = plain_words(article.content), self_service_links(article.content)
    row.services, row.url, row.title = list(wanted.services), wanted.url, article.title[:LONGEST_TITLE]
    row.source_updated_at, row.fetched_at = article.updated_at, now
    news = (row.words, row.links) != (row.known_words, row.known_links)
    row.noticed_at = (row.noticed_at or now) if news else None
    return before != (row.words, row.links)


def _change(session: Session, row: ArticleRow) -> SourceChange:
    return SourceChange(
        article=row.key,
        title=row.title,
        url=row.url,
        services=tuple(row.services),
        source_updated_at=row.source_updated_at,
        noticed_at=row.noticed_at,
        words=difference(row.known_words, row.words),
        links=links_difference(row.known_links, row.links),
        dead_links=tuple(_dead_links(session, row)),
    )


def _dead_links(session: Session, row: ArticleRow) -> list[str]:
    """Our links to self-services that the article does not name: `service.fact`."""
    linked = [
        (f"{service}.{name}", self_service_id(fact.value.href))
        for service in row.services
        for name, fact in facts_of(session, "service", service).items()
        if isinstance(fact.value, Link)
    ]
    return [name for name, self_service in linked if self_service and self_service not in row.links]
