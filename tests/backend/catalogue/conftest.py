import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from backend.clients.contract import Contract
from backend.clients.doors import Doors
from backend.clients.fetching import Fetcher
from backend.clients.systems import System
from backend.facts.values import same
from backend.places.types import PlaceInfo
from tests.backend.clients.loopback import Answer, Badly, says, server

DOKK1 = PlaceInfo("dokk1_library", "library", same("Hovedbiblioteket"))
RISSKOV = PlaceInfo("risskov_library", "library", same("Risskov Bibliotek"))
LIBRARIES = {"DK-775100": DOKK1, "DK-775160": RISSKOV}


def edition(number: str, kind: str = "BOOKS", access: str = "PHYSICAL") -> dict[str, Any]:
    return {
        "pid": f"870970-basis:{number}",
        "accessTypes": [{"code": access}],
        "materialTypes": [{"materialTypeGeneral": {"code": kind}}],
    }


def work(title: str, *editions: dict[str, Any], creators: tuple[str, ...] = (), year: int | None = 1971) -> Any:
    editions = editions or (edition("1"),)
    kinds = [kind for one in editions for kind in one["materialTypes"]]
    return {
        "workId": f"work-of:{editions[0]['pid']}", "titles": {"main": [title]}, "workYear": {"year": year},
        "creators": [{"display": name} for name in creators], "materialTypes": kinds,
        "manifestations": {"all": list(editions)},
    }  # fmt: skip


def catalogue_says(*works: Any, count: int | None = None) -> Answer:
    found = {"hitcount": len(works) if count is None else count, "works": list(works)}
    return says(json.dumps({"data": {"search": found}}))


def availability(number: str, *, available: bool = True, reservable: bool = True, waiting: int = 0) -> dict[str, Any]:
    return {"recordId": number, "available": available, "reservable": reservable, "reservations": waiting}


def holdings(number: str, **home: int) -> dict[str, Any]:
    """Copies on the shelf by the digits of a library's number, `_775100=2`; one more everywhere is lent out."""
    placements = [
        {
            "branch": {"branchId": f"DK-{isil.strip('_')}", "title": f"Filial {isil.strip('_')}"},
            "materials": [*({"available": True} for _ in range(count)), {"available": False}],
        }
        for isil, count in home.items()
    ]
    return {"recordId": number, "holdings": placements}


@dataclass
class Systems:
    """The catalogue and the loan system, each a server that a test may spoil, behind real doors."""

    catalogue: Badly
    loans: Badly
    doors: Doors

    def shelves(self, available: list[Any], held: list[Any]) -> None:
        """What the loan system says of availability, and of copies."""

        def answer(handler: Any) -> None:
            says(json.dumps(held if "holdings" in handler.path else available))(handler)

        self.loans.answer = answer


@pytest.fixture
def clock() -> list[float]:
    """Seconds on the doors' clock, in a list of one that a test may change."""
    return [0.0]


@pytest.fixture
def systems(clock: list[float]) -> Iterator[Systems]:
    with ExitStack() as open_now:
        catalogue, loans = open_now.enter_context(server(catalogue_says())), open_now.enter_context(server(says("[]")))
        http = open_now.enter_context(httpx.Client(trust_env=False))
        doors = Doors(
            {
                "fbi_api": _fetcher("fbi_api", catalogue, http),
                "fbs": _fetcher("fbs", loans, http),
            },
            monotonic=lambda: clock[0],
        )
        yield Systems(catalogue, loans, doors)


def _fetcher(system: str, badly: Badly, http: httpx.Client) -> Fetcher:
    return Fetcher(System(system, same(system), badly.address, page="https://www.aakb.dk"), Contract.of(system), http)
