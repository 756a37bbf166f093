"""Reads the watched articles once a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend.articles import service
from backend.articles.watched import Watched
from backend.clients.borgerdk import Article, article_at
from backend.clients.errors import NotConfiguredError, SourceError
from backend.clients.fetching import SYNC, Fetcher
from backend.sync.job import Batch, Changes, SeenByAddress

Read = dict[str, Article]


@dataclass(frozen=True)
class ArticlesJob:
    """One article that cannot be read leaves the others; none that can is a failure."""

    fetcher: Fetcher
    watched: Mapping[str, Watched]
    name: str = "articles"
    system: str = "borgerdk"
    every: dt.timedelta = dt.timedelta(days=1)

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch:  # noqa: ARG002 - SOAP knows no conditions
        read: Read = {}
        failed: SourceError | None = None
        for key, wanted in self.watched.items():
            try:
                read[key] = article_at(self.fetcher, wanted.url, SYNC)
            except NotConfiguredError:
                raise
            except SourceError as error:
                failed = error
        if failed and not read:
            raise failed
        return Batch(read, len(read), rejected=len(self.watched) - len(read))

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:
        return service.keep(session, self.watched, batch.rows, now)
