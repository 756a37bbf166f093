"""What a subject gives to be kept in step with a system."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.orm import Session

from backend.clients.fetching import Seen

SeenByAddress = Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Batch:
    """All that a source said now, checked and ready to be stored. `rejected` counts rows that were no use."""

    rows: Any
    items: int
    seen: SeenByAddress = field(default_factory=dict)
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What storing a batch did to the rows. `rejected`: rows of the batch that were no use with what is stored."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    rejected: int = 0


class SyncJob(Protocol):
    """`name` is unique; `system` is a contract's; `every` is how often it is due."""

    @property
    def name(self) -> str: ...
    @property
    def system(self) -> str: ...
    @property
    def every(self) -> dt.timedelta: ...

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch | None:
        """Ask the source, with no database session open; None if nothing has changed. Raises SourceError."""

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:
        """Write it in the caller's transaction."""
