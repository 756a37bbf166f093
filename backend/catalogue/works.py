"""A work of the catalogue as it is told. Pure."""

from collections.abc import Sequence

from backend.catalogue.links import work_page
from backend.catalogue.shelves import ONLINE, PHYSICAL, has_access
from backend.catalogue.types import FoundWork, Shelves
from backend.clients.fbi_api import Manifestation, Work


def told_of(work: Work, editions: Sequence[Manifestation], shelves: Shelves | None, site: str | None) -> FoundWork:
    """`editions` are those meant; `site` is where the work has a page, None where it has none."""
    return FoundWork(
        title=work.titles.main[0],
        creators=tuple(dict.fromkeys(creator.display for creator in work.creators)),
        year=work.work_year.year if work.work_year else None,
        materials=tuple(dict.fromkeys(kind.general.code for kind in work.material_types)),
        link=work_page(site, work.work_id) if site else None,
        on_paper=any(has_access(one, PHYSICAL) for one in editions),
        online=any(has_access(one, ONLINE) for one in editions),
        shelves=shelves,
    )
