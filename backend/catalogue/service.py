"""Looks in the catalogue, and on the shelves, while a citizen waits: both within one live call's time."""

import datetime as dt
from collections.abc import Mapping

from backend.catalogue.lending import look
from backend.catalogue.questions import CODES, Try, tries_for
from backend.catalogue.shelves import editions_of, records_of, shelves_of
from backend.catalogue.types import Found, How
from backend.catalogue.wish import Wish
from backend.catalogue.works import told_of
from backend.clients.doors import Doors
from backend.clients.errors import SourceError
from backend.clients.fbi_api import SYSTEM, Hits, search
from backend.clients.waiting import Waiting
from backend.places.types import PlaceInfo

MOST_WORKS = 5
REMEMBERED_S = 300.0


def find(doors: Doors, libraries: Mapping[str, PlaceInfo], wish: Wish, now: dt.datetime) -> Found:
    """The best works for a wish that names something, and where they are. `libraries` are ours, by ISIL.

    Raises SourceError when the catalogue gave no answer: NotConfiguredError where it may not be asked at all. When the
    loan system gave none, the works are told without their shelves.
    """
    waiting = Waiting.live(doors)
    hits, how = _hits(wish, tries_for(wish, {place.key: isil for isil, place in libraries.items()}), waiting)
    codes = CODES[wish.material] if wish.material and how != "loosely" else None
    editions = {work.work_id: editions_of(work, codes) for work in hits.works}
    records = {work: records_of(of_work) for work, of_work in editions.items()}
    looked = look(tuple(dict.fromkeys(record for of_work in records.values() for record in of_work)), now, waiting)
    shelves = {
        work: shelves_of(numbers, looked.available, looked.held, libraries) if looked and numbers else None
        for work, numbers in records.items()
    }
    catalogue = doors.system(SYSTEM)
    site = None if catalogue.demo else catalogue.page
    told = tuple(told_of(work, editions[work.work_id], shelves[work.work_id], site) for work in hits.works)
    return Found(wish, hits.count, told, how, looked.at if looked else None)


def _hits(wish: Wish, tries: tuple[Try, ...], waiting: Waiting) -> tuple[Hits, How]:
    """The first try that finds something. A later one that fails takes nothing from what an earlier one has said."""
    none_anywhere = False
    for one in tries:
        try:
            hits = _asked(one, waiting)
        except SourceError:
            if none_anywhere:
                break
            raise
        if hits.works:
            return hits, _how(one, wish)
        none_anywhere = none_anywhere or not one.at_branch
    return Hits(0, ()), "as_asked"


def _asked(one: Try, waiting: Waiting) -> Hits:
    doors = waiting.doors
    return doors.remembered(
        (SYSTEM, one.question),
        REMEMBERED_S,
        lambda: search(doors[SYSTEM], one.question, MOST_WORKS, waiting.budget(SYSTEM)),
    )


def _how(found_by: Try, wish: Wish) -> How:
    if found_by.loosely:
        return "loosely"
    return "elsewhere" if wish.branch and not found_by.at_branch else "as_asked"
