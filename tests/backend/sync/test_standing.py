"""How a system stands is told with its age, and a failure is not hidden behind old data."""

import datetime as dt
from typing import Any

from backend.clients.contract import Contract
from backend.clients.systems import System
from backend.facts.values import same
from backend.sync.service import SourceState
from backend.sync.standing import Standing, standings

READ = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)


def state(**more: Any) -> SourceState:
    told = {"tried_at": READ, "succeeded_at": READ, "error": None, "failures": 0, "items": 312, **more}
    return SourceState(job="hours", system="toy", **told)


def standing(*states: SourceState, base_url: str | None = "https://toy.example", **system: Any) -> Standing:
    unverified = system.pop("unverified", None)
    contract = Contract(system="toy", spec=None, unverified=unverified, calls={})
    (one,) = standings({"toy": System("toy", same("Toy"), base_url, **system)}, {"toy": contract}, states)
    return one


def test_what_was_read_is_told_with_when() -> None:
    assert standing(state()) == Standing("toy", True, "live; hours: 312 items read 2026-11-24T10:00Z")


def test_a_failed_try_is_told_beside_the_last_good_data() -> None:
    told = standing(state(error="toy: TooSlow"))
    assert not told.well
    assert told.detail.endswith("312 items read 2026-11-24T10:00Z, latest try failed (toy: TooSlow)")


def test_a_source_that_was_never_read_says_so() -> None:
    assert "never read" in standing(state(succeeded_at=None, items=0)).detail


def test_a_system_that_is_not_asked_is_well_and_says_why() -> None:
    assert standing(base_url=None) == Standing("toy", True, "not asked: no address or no key is set")


def test_a_system_asked_live_says_so_and_that_its_interface_is_unverified() -> None:
    told = standing(demo=True, unverified="nothing is published")
    assert told.detail == "invented (demo); interface unverified; asked when a citizen asks"
