"""What was found in the archives, as facts to tell."""

from actions.action import City
from backend.archive import service as archive
from backend.archive.service import Found, Record
from backend.clients.telling import fact_from
from backend.facts.fact import Told
from backend.facts.values import AnyValue, Detail, Item, Listing, Number, Term, same

SYSTEM, OWNER = "aarhusarkivet", "archive"


def counted(found: Found, city: City) -> Told:
    """How many there are: "nothing", "a single result", "at least 10,000 results"."""
    words = {0: "none", 1: "one"}
    if found.total in words:
        return _told(Term(key=f"term_archive_{words[found.total]}"), found, city)
    many = "at_least" if found.at_least else "many"
    return _told(Term(key=f"term_archive_{many}", values={"number": Number(number=found.total)}), found, city)


def listed(found: Found, city: City) -> Told:
    """The best of them, each with its kind, its years, and whether and where it may be seen."""
    return _told(Listing(items=tuple(_item(record, city) for record in found.records)), found, city)


def years_told(first: int | None, last: int | None) -> Number | Term:
    if first is not None and first == last:
        return Number(number=first)
    known = {name: Number(number=year) for name, year in (("first", first), ("last", last)) if year is not None}
    forms = {("first", "last"): "from_to", ("first",): "from", ("last",): "until"}
    return Term(key=f"term_archive_{forms[tuple(known)]}", values=known)


def _item(record: Record, city: City) -> Item:
    years = (record.first_year, record.last_year)
    details: tuple[Detail | None, ...] = (
        Term(key=f"term_archive_kind_{record.kind}") if record.kind else None,
        None if years == (None, None) else years_told(*years),
        Term(key=f"term_archive_access_{record.access}") if record.access else None,
    )
    return Item(
        title=same(record.title),
        details=tuple(detail for detail in details if detail),
        link=archive.record_page(city.doors, record),
        picture=record.picture,
    )


def _told(value: AnyValue, found: Found, city: City) -> Told:
    page = archive.search_page(found.asked.wish)
    return city.told(fact_from(city.doors.system(SYSTEM), value, found.asked_at, OWNER, page))
