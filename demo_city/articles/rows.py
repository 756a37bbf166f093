"""Articles of the citizens' portal, as they stand in the data."""

import datetime as dt
import uuid

from demo_city.clock import in_copenhagen
from demo_city.rows import Row

SITE = "https://www.borger.dk"
FIRST_SHOWN = dt.timedelta(days=700)
NAMESPACE = uuid.UUID("0b068e00-0000-4000-8000-000000000000")


class SelfService(Row):
    """A digital form; the numbers of the real ones are real."""

    id: uuid.UUID
    title: str


class Part(Row):
    title: str
    text: str
    points: tuple[str, ...] = ()


class Article(Row):
    """`local` is what a municipality adds; an article that is not `exportable` is listed, but not given."""

    id: int
    title: str
    header: str
    path: str
    updated: dt.datetime
    self_service: tuple[SelfService, ...]
    parts: tuple[Part, ...]
    local: str
    exportable: bool = True

    @property
    def url(self) -> str:
        return f"{SITE}/{self.path}"

    @property
    def changed(self) -> dt.datetime:
        return in_copenhagen(self.updated)

    @property
    def published(self) -> dt.datetime:
        return self.changed - FIRST_SHOWN

    @property
    def guid(self) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, str(self.id))
