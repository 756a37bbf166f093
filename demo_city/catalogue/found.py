"""Searching the catalogue: words in titles, creators and subjects, and filters by the catalogue's own words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from demo_city.catalogue.rows import Catalogue, Work
from demo_city.places import Place

Words = Callable[[Work], str]
FIELDS: dict[str, Words] = {
    "title": lambda work: f"{work.title} {work.original or ''}",
    "creator": lambda work: " ".join(work.creators),
    "subject": lambda work: " ".join((*work.subjects, *work.genres)),
    "all": lambda work: " ".join(
        (work.title, work.original or "", *work.creators, *work.subjects, *work.genres, work.abstract, work.work_id)
    ),
}
LANGUAGES = {"dan": "dansk", "eng": "engelsk", "jpn": "japansk"}
AUDIENCES = {
    "adults": (("FOR_ADULTS", "til voksne"),),
    "children": (("FOR_CHILDREN", "til børn"),),
    "both": (("FOR_CHILDREN", "til børn"), ("FOR_ADULTS", "til voksne")),
}


class UnknownInputError(ValueError):
    """A field of the question that the interface does not have, or that the demo city does not know."""


def search(
    catalogue: Catalogue, places: Mapping[str, Place], q: Mapping[str, str | None], filters: Mapping[str, Sequence[str]]
) -> list[Work]:
    """The works in which every word is found, best first; UnknownInputError."""
    asked = {name: folded(words).split() for name, words in q.items() if words}
    if unknown := asked.keys() - FIELDS.keys():
        raise UnknownInputError(f'Field "{min(unknown)}" is not defined by type "SearchQueryInput".')
    found = [work for work in catalogue.works if all(_has(work, name, words) for name, words in asked.items())]
    for name, values in filters.items():
        found = [
            work for work in found if not values or {*map(folded, values)} & values_of(catalogue, places, work, name)
        ]
    return sorted(found, key=lambda work: (-_rank(work, [word for words in asked.values() for word in words]), work.id))


def values_of(catalogue: Catalogue, places: Mapping[str, Place], work: Work, name: str) -> set[str]:
    """What one may filter a work by, in the catalogue's words and in its codes; what is online, every library has."""
    types = [catalogue.types[edition.type] for edition in work.editions]
    copies = [(key, held) for edition in work.editions for key, held in edition.copies.items()]
    online = any(kind.online for kind in types)
    values: dict[str, list[str | None]] = {
        "accessTypes": [value for kind in types for value in access_type(online=kind.online)],
        "branchId": [*map(number_of, places.values() if online else (places[key] for key, _ in copies))],
        "childrenOrAdults": [value for pair in AUDIENCES[work.audience] for value in pair],
        "creators": [*work.creators],
        "fictionNonfiction": [*fiction(work)],
        "genreAndForm": [*work.genres],
        "mainLanguages": [work.language, LANGUAGES[work.language]],
        "materialTypesGeneral": [value for kind in types for value in (kind.general, kind.general_name)],
        "materialTypesSpecific": [value for kind in types for value in (kind.code, kind.name)],
        "status": ["ONSHELF" if held.on_shelf else "ONLOAN" for _, held in copies],
        "subjects": [*work.subjects],
        "workTypes": [kind.work_type for kind in types],
        "year": [str(edition.year) for edition in work.editions],
    }
    if name not in values:
        raise UnknownInputError(f'Field "{name}" is not defined by type "SearchFiltersInput", or not known here.')
    return {folded(value) for value in values[name] if value}


def number_of(place: Place) -> str | None:
    """A library's, without its country: the catalogue filters by "775100"."""
    return place.isil.rpartition("-")[2] if place.isil else None


def access_type(*, online: bool) -> tuple[str, str]:
    return ("ONLINE", "online") if online else ("PHYSICAL", "fysisk")


def fiction(work: Work) -> tuple[str, str]:
    return ("FICTION", "skønlitteratur") if work.fiction else ("NONFICTION", "faglitteratur")


def folded(text: Any) -> str:
    return str(text).casefold().replace("å", "aa").replace("’", "'")


def _has(work: Work, name: str, words: Sequence[str]) -> bool:
    text = folded(FIELDS[name](work))
    return all(word.strip('".,:;!?') in text for word in words)


def _rank(work: Work, words: Sequence[str]) -> int:
    """A title that is just these words, then words at its beginning, in it, among the creators."""
    title, creators = folded(work.title), folded(" ".join(work.creators))
    whole = 4 * (title == " ".join(words)) + 2 * title.startswith(" ".join(words) or "-")
    return whole + sum(word in title for word in words) + sum(word in creators for word in words)
