"""The doors: which systems are asked by which settings, and what is remembered for a moment."""

import pytest
from pydantic import SecretStr, ValidationError

from backend.clients.doors import Doors, doors_of
from backend.clients.errors import UnreachableError
from backend.clients.systems import KNOWN, systems_of
from backend.settings import CitySettings


def test_no_system_is_asked_unless_a_setting_says_so() -> None:
    assert all(system.base_url is None for system in systems_of(CitySettings(city="none")).values())


def test_the_demo_city_answers_for_all_and_says_so() -> None:
    systems = systems_of(CitySettings(city="demo", demo_city_url="http://127.0.0.1:5056"))
    assert {system.base_url for system in systems.values()} == {
        f"http://127.0.0.1:5056/{name.replace('_', '-')}" for name in KNOWN
    }
    assert all(system.demo and "opdigtede" in system.source_title.da for system in systems.values())


def test_live_a_system_that_wants_a_key_is_not_asked_without_one() -> None:
    without = systems_of(CitySettings(city="live", fbs_url="https://fbs.example"))
    assert without["fbs"].base_url is None
    assert without["dpl_cms"].base_url == "https://www.aakb.dk"
    with_key = systems_of(CitySettings(city="live", fbs_url="https://fbs.example", fbs_key=SecretStr("k")))["fbs"]
    assert (with_key.base_url, dict(with_key.headers)) == ("https://fbs.example", {"Authorization": "Bearer k"})


def test_an_address_that_nobody_published_is_a_setting_or_nothing() -> None:
    assert systems_of(CitySettings(city="live", event_database_key=SecretStr("k")))["event_database"].base_url is None


def test_production_refuses_the_demo_city() -> None:
    with pytest.raises(ValidationError, match="invented"):
        CitySettings(city="demo", production=True)


def test_every_contract_belongs_to_a_known_system() -> None:
    with doors_of(CitySettings(city="none")) as doors:
        assert set(doors.fetchers) <= set(KNOWN)
        assert all(fetcher.contract.system == name for name, fetcher in doors.fetchers.items())


def test_what_was_asked_a_moment_ago_is_remembered_that_long() -> None:
    time, asked = [0.0], []
    doors = Doors({}, monotonic=lambda: time[0])

    def ask() -> int:
        asked.append(time[0])
        return len(asked)

    assert [doors.remembered("queue", 60, ask), doors.remembered("queue", 60, ask)] == [1, 1]
    time[0] = 61
    assert doors.remembered("queue", 60, ask) == 2


def test_a_failure_is_not_remembered() -> None:
    doors = Doors({})
    with pytest.raises(LookupError):
        doors.remembered("queue", 60, lambda: {}["gone"])
    assert doors.remembered("queue", 60, lambda: "here") == "here"


def refused() -> str:
    raise UnreachableError("queue", "gone")


def test_after_a_failure_the_last_answer_is_given_as_long_as_it_is_young_enough() -> None:
    time = [0.0]
    doors = Doors({}, monotonic=lambda: time[0])
    assert doors.last_known("queue", 600, lambda: "four") == "four"
    time[0] = 500
    assert doors.last_known("queue", 600, lambda: "five") == "five"
    time[0] = 1000
    assert doors.last_known("queue", 600, refused) == "five"
    time[0] = 1101
    with pytest.raises(UnreachableError):
        doors.last_known("queue", 600, refused)


def test_a_mistake_of_ours_is_not_hidden_by_the_last_answer() -> None:
    doors = Doors({})
    doors.last_known("queue", 600, lambda: "four")
    with pytest.raises(LookupError):
        doors.last_known("queue", 600, lambda: {}["gone"])
