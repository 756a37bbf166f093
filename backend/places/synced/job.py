"""Keeps the hours of the libraries in step with the library CMS."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy.orm import Session

from backend.clients.dpl_cms import SYSTEM, opening_hours
from backend.clients.errors import NotUnderstoodError
from backend.clients.fetching import Fetcher
from backend.clock import local
from backend.facts.fact import Source
from backend.places.repository import place_rows
from backend.places.synced.branches import Asked, Branch, branches_of, heard_by_place
from backend.places.synced.cms_rows import is_understood, title
from backend.places.synced.covered import Covered
from backend.places.synced.facts import Heard
from backend.places.synced.repository import covered_places, write
from backend.sync.job import Batch, Changes, SeenByAddress

BEHIND, AHEAD = dt.timedelta(days=1), dt.timedelta(weeks=8)
log = structlog.get_logger("sync")


@dataclass(frozen=True, slots=True)
class OpeningHoursJob:
    """From yesterday, whose nights may last till today, to eight weeks on."""

    cms: Fetcher
    name: str = "opening_hours"
    system: str = SYSTEM
    every: dt.timedelta = dt.timedelta(hours=2)

    def fetch(self, seen: SeenByAddress, now: dt.datetime) -> Batch | None:
        today = local(now).date()
        first, last = today - BEHIND, today + AHEAD
        address = f"{self.cms.system.base_url} {first}/{last}"
        answer = opening_hours(self.cms, first, last, seen.get(address))
        if answer is None:
            return None
        if not answer.rows:
            raise NotUnderstoodError(SYSTEM, "no hours of any branch on any day")
        return Batch(Asked(first, last, answer), len(answer.rows), {address: answer.seen}, answer.rejected)

    def store(self, session: Session, batch: Batch, now: dt.datetime) -> Changes:
        """Raises NotUnderstoodError, so that all is left as it was, if no branch of the answer is a place of ours."""
        asked: Asked = batch.rows
        branches = branches_of(place_rows(session))
        if not any(row.branch_isil_id in branches for row in asked.answer.rows):
            raise NotUnderstoodError(SYSTEM, "none of its branches is a place of ours")
        heard = heard_by_place(asked, branches, covered_places(session))
        changes = [write(session, place, self._heard(covered, now), now) for place, covered in heard.items()]
        return _sum(changes, _no_use(asked, branches))

    def _heard(self, covered: Covered, now: dt.datetime) -> Heard:
        system = self.cms.system
        page = None if system.demo else system.page
        source = Source(title=system.source_title, url=page, read_on=local(now).date().isoformat())
        return Heard(covered, source, "demo" if system.demo else "likely")


def _no_use(asked: Asked, branches: Mapping[str, Branch]) -> int:
    """Count the rows of branches that are no places of ours, and those whose category or times tell no hours."""
    strange = Counter(row.branch_isil_id for row in asked.answer.rows if row.branch_isil_id not in branches)
    ours = [row for row in asked.answer.rows if row.branch_isil_id in branches]
    unread = Counter(title(row) for row in ours if not is_understood(row))
    if strange or unread:
        log.info("rows_of_no_use", branches=dict(strange), categories=dict(unread))
    return strange.total() + unread.total()


def _sum(changes: list[Changes], rejected: int) -> Changes:
    return Changes(
        added=sum(one.added for one in changes),
        changed=sum(one.changed for one in changes),
        removed=sum(one.removed for one in changes),
        unchanged=sum(one.unchanged for one in changes),
        rejected=rejected,
    )
