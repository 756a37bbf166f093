"""Where a work is right now, in terms of our own: at home at which libraries, lent out, online, not known."""

from collections.abc import Iterator

from backend.catalogue.types import FoundWork, Home, Shelves
from backend.facts.values import Number, Term
from backend.places.types import PlaceInfo

MOST_LIBRARIES = 3


def where_it_is(work: FoundWork, branch: PlaceInfo | None) -> Iterator[Term]:
    """In order of weight."""
    if work.shelves:
        yield from _on_shelves(work.shelves, branch)
    elif work.on_paper:
        yield Term(key="term_shelf_not_known")
    if work.online:
        yield Term(key="term_online")


def _on_shelves(shelves: Shelves, branch: PlaceInfo | None) -> Iterator[Term]:
    """The library asked about first."""
    if branch and shelves.homes and not shelves.at(branch.key):
        yield Term(key="term_not_home_at", values={"library": branch.name})
    homes = sorted(shelves.homes, key=lambda home: branch is None or home.branch != branch.key)
    yield from map(_home, homes[:MOST_LIBRARIES])
    if more := homes[MOST_LIBRARIES:]:
        yield counted("term_home_more", len(more))
    if not homes:
        yield Term(key="term_home_somewhere" if shelves.available else "term_not_home")
    if not shelves.available or not shelves.reservable:
        yield Term(key="term_reservable" if shelves.reservable else "term_not_reservable")
    if shelves.reservations:
        yield Term(key="term_in_queue", values={"count": Number(number=shelves.reservations)})


def _home(home: Home) -> Term:
    return Term(key="term_home_at", values={"library": home.name, "count": Number(number=home.count)})


def counted(key: str, count: int) -> Term:
    """`<key>_one` or `<key>_other`."""
    return Term(key=f"{key}_{'one' if count == 1 else 'other'}", values={"count": Number(number=count)})


def libraries_are_known(shelves: Shelves) -> bool:
    """Whether it can be said of one library that it is not there."""
    return bool(shelves.homes) or not shelves.available
