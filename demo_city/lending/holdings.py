"""What is on the shelves, as FBS tells it: the same copies as the catalogue's works have."""

from collections.abc import Mapping
from typing import Any

from demo_city.catalogue.rows import Catalogue, Copies, Edition, Work
from demo_city.places import Place

MAIN_LIBRARY = "Hovedbiblioteket"
GROUPS = {True: "Udlån 30 dage", False: "Kun til brug på stedet"}
Branches = Mapping[str, Place]


def availability(catalogue: Catalogue, branches: Branches, number: str) -> dict[str, Any]:
    held = catalogue.record(number)
    copies = [copy for key, copy in held[1].copies.items() if key in branches] if held else []
    return {"recordId": number, "available": any(copy.on_shelf for copy in copies), **_reservations(held, copies)}


def holdings(catalogue: Catalogue, branches: Branches, number: str, *, logistics: bool) -> dict[str, Any]:
    """At each library; `logistics` tells the placement in the newer way."""
    held = catalogue.record(number)
    copies = {key: copy for key, copy in held[1].copies.items() if key in branches} if held else {}
    shelves = [
        {"branch": branch(branches[key]), "materials": _materials(number, branches[key], copy, held[0])}
        | (_logistics(held[0]) if logistics else _placement(held[0]))
        for key, copy in copies.items()
        if held
    ]
    return {"recordId": number, **_reservations(held, list(copies.values())), "holdings": shelves}


def branch(place: Place) -> dict[str, Any]:
    title = place.name.removesuffix(" Bibliotek") if place.key != "dokk1" else MAIN_LIBRARY
    return {"branchId": place.isil, "title": title}


def _reservations(held: tuple[Work, Edition] | None, copies: list[Copies]) -> dict[str, Any]:
    if not held or not copies:
        return {"reservable": False, "reservations": 0}
    work, edition = held
    return {"reservable": work.reservable, "reservations": work.reservations if edition is work.editions[0] else 0}


def _materials(number: str, place: Place, copies: Copies, work: Work) -> list[dict[str, Any]]:
    return [
        {
            "itemNumber": f"{number}{place.node}{item}",
            "available": item < copies.on_shelf,
            "materialGroup": {"name": "demo", "description": GROUPS[work.reservable]},
        }
        for item in range(copies.total)
    ]


def _placement(work: Work) -> dict[str, Any]:
    department = ("barn", "Børn") if work.audience == "children" else ("voks", "Voksen")
    location = ("skon", "Skønlitteratur") if work.fiction else ("fag", "Faglitteratur")
    return {
        "department": {"departmentId": department[0], "title": department[1]},
        "location": {"locationId": location[0], "title": location[1]},
    }


def _logistics(work: Work) -> dict[str, Any]:
    placement = _placement(work)
    path = [placement["department"]["title"], placement["location"]["title"]]
    return {"lmsPlacement": placement, "logisticsPlacement": path}
