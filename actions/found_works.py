"""Works found in the catalogue, as facts of a reply, and which answer fits them."""

from typing import Literal

from actions.action import City
from actions.on_shelves import counted, libraries_are_known, where_it_is
from backend.catalogue.types import Found, FoundWork
from backend.catalogue.wish import Wish
from backend.clients import fbi_api, fbs
from backend.clients.systems import System
from backend.facts.fact import Fact, FactClass, Source, Told, given
from backend.facts.values import AnyValue, Detail, Item, Listing, Number, Term, Time, same
from backend.folding import fold
from backend.places.types import PlaceInfo

Situation = Literal[
    "found", "found_here", "found_elsewhere", "found_loosely", "found_one", "found_one_here", "found_one_not_here"
]
KINDS = frozenset({
    "articles", "audio_books", "board_games", "books", "comics", "computer_games", "ebooks", "films", "image_materials",
    "music", "newspaper_journals", "podcasts", "sheet_music", "tv_series",
})  # fmt: skip
MOST_SHOWN, MOST_KINDS = 4, 3


def shown_of(found: Found) -> tuple[FoundWork, ...]:
    """The one with just the title that was asked for; else the best of them."""
    title = fold(found.wish.one_title or "")
    same_title = [work for work in found.works if title and fold(work.title) == title]
    return tuple(same_title) if len(same_title) == 1 else found.works[:MOST_SHOWN]


def situation_of(found: Found, shown: tuple[FoundWork, ...]) -> Situation:
    """Which answer fits: on one work, if the library surely lends it, or on several; at the library meant or not."""
    if found.how == "loosely":
        return "found_loosely"
    if len(shown) == 1 and _is_lent(shown[0]) and _is_meant(shown[0], found.wish):
        return _of_one(found, shown[0])
    if found.wish.branch:
        return "found_elsewhere" if found.how == "elsewhere" else "found_here"
    return "found"


def facts_found(found: Found, shown: tuple[FoundWork, ...], branch: PlaceInfo | None, city: City) -> dict[str, Told]:
    catalogue, loans = city.doors.system(fbi_api.SYSTEM), city.doors.system(fbs.SYSTEM)
    items = tuple(_item(work, branch) for work in shown)
    facts = {"works": _fact(Listing(items=items), catalogue, "name", city)}
    if any(work.on_paper for work in shown):
        at = Time(time=found.looked_up.time()) if found.looked_up else None
        facts["looked_up"] = _fact(at, loans, "hours", city)
    names = {"hits": given(counted("term_titles", found.hits)), "title": given(same(shown[0].title))}
    return {**city.tell(facts, *facts), **names, **({"place": given(branch.name)} if branch else {})}


def _of_one(found: Found, work: FoundWork) -> Situation:
    """Whether it is at the library asked about is said only where the loan system told the libraries."""
    if not found.wish.branch or work.shelves is None or not libraries_are_known(work.shelves):
        return "found_one"
    return "found_one_here" if work.shelves.at(found.wish.branch) else "found_one_not_here"


def _is_meant(work: FoundWork, wish: Wish) -> bool:
    """Whether "yes" answers the question: its writer was asked for, or its title or writer has all the words."""
    words, named = fold(wish.one_title or ""), fold(" ".join((work.title, *work.creators)))
    return bool(wish.creator) or (bool(words) and words in named)


def _is_lent(work: FoundWork) -> bool:
    return work.online or work.shelves is None or work.shelves.available or work.shelves.reservable


def _item(work: FoundWork, branch: PlaceInfo | None) -> Item:
    details: list[Detail] = [same(", ".join(work.creators))] if work.creators else []
    if work.year:
        details.append(Number(number=work.year))
    kinds = [code.lower() for code in work.materials if code.lower() in KINDS]
    details += [Term(key=f"term_material_{kind}") for kind in kinds[:MOST_KINDS]]
    return Item(title=same(work.title), details=(*details, *where_it_is(work, branch)), link=work.link)


def _fact(value: AnyValue | None, system: System, fact_class: FactClass, city: City) -> Fact:
    """What a system said just now."""
    source = Source(title=system.source_title, url=None if system.demo else system.page, read_on=city.today.isoformat())
    certainty = "demo" if system.demo else "likely"
    return Fact(
        value=value,
        source=source,
        owner="libraries",
        certainty=certainty if value else "unknown",
        fact_class=fact_class,
    )
