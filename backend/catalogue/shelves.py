"""From editions and what the loan system says of their records to what is on the shelf. Pure."""

import re
from collections.abc import Iterable, Mapping

from backend.catalogue.types import Home, Shelves
from backend.clients.fbi_api import Manifestation, Work
from backend.clients.fbs import Availability, Holdings
from backend.facts.values import same
from backend.places.types import PlaceInfo

RECORD = re.compile(r"^\d+-[a-z]+:(\w+)$")
PHYSICAL, ONLINE = "PHYSICAL", "ONLINE"
MOST_RECORDS = 20


def editions_of(work: Work, codes: frozenset[str] | None) -> list[Manifestation]:
    """Those of the wished kinds; all, where none was wished or the work has none of it."""
    wished = [one for one in work.manifestations.all if codes and codes & _kinds(one)]
    return wished or work.manifestations.all


def records_of(editions: Iterable[Manifestation]) -> tuple[str, ...]:
    """The numbers, as the loan system knows them, of what can stand on a shelf."""
    numbers = (RECORD.match(one.pid) for one in editions if has_access(one, PHYSICAL))
    return tuple(dict.fromkeys(number[1] for number in numbers if number))[:MOST_RECORDS]


def has_access(edition: Manifestation, code: str) -> bool:
    return any(access.code == code for access in edition.access_types)


def shelves_of(
    records: Iterable[str],
    available: Mapping[str, Availability],
    held: Mapping[str, Holdings],
    libraries: Mapping[str, PlaceInfo],
) -> Shelves:
    """A work's records taken together; a record that the loan system does not know has no copies."""
    of_all = [available[record] for record in records if record in available]
    return Shelves(
        available=any(one.available for one in of_all),
        reservable=any(one.reservable for one in of_all),
        reservations=sum(one.reservations for one in of_all),
        homes=_homes([held[record] for record in records if record in held], libraries),
    )


def _homes(held: Iterable[Holdings], libraries: Mapping[str, PlaceInfo]) -> tuple[Home, ...]:
    """The libraries with most copies at home first."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for placement in (placement for record in held for placement in record.holdings):
        isil = placement.branch.branch_id
        names.setdefault(isil, placement.branch.title)
        counts[isil] = counts.get(isil, 0) + sum(copy.available for copy in placement.materials)
    homes = (_home(isil, names[isil], count, libraries.get(isil)) for isil, count in counts.items() if count)
    return tuple(sorted(homes, key=lambda home: -home.count))


def _home(isil: str, title: str, count: int, library: PlaceInfo | None) -> Home:
    return Home(library.key, library.name, count) if library else Home(None, same(title or isil), count)


def _kinds(edition: Manifestation) -> set[str]:
    return {kind.general.code for kind in edition.material_types}
