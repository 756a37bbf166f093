"""Which places are open, the nearest first, from a store that was synced with a library CMS."""

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from backend.clock import COPENHAGEN
from backend.facts.values import DayHours
from backend.places.open_places import (
    OpenPlaces,
    UnknownPostcodeError,
    open_places,
    open_places_on,
    position_of,
    position_of_postcode,
)
from backend.places.service import hours_on, kinds_named, open_now, place
from backend.sync import service
from tests.backend.places.synced.fake_cms import AABY, fake_cms, row

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
TODAY, SATURDAY = dt.date(2026, 11, 24), dt.date(2026, 11, 28)
RISSKOV, TILST, BAVNEHOEJ = "DK-775160", "DK-775150", "DK-775133"
LIBRARIES = kinds_named("biblioteker")
Store = sessionmaker[Session]


@pytest.fixture
def city(store: Store) -> Iterator[Session]:
    """Hasle and Risskov are open, Åby without staff, Tilst is closed, Bavnehøj open where nobody knows."""
    with fake_cms(
        row("2026-11-24"),
        row("2026-11-24", "09:00", "20:00", "Åbent", RISSKOV),
        row("2026-11-24", "08:00", "21:00", "Selvbetjening", AABY),
        row("2026-11-25", "10:00", "17:00", "Åbent", AABY),
        row("2026-11-28", "10:00", "14:00", "Åbent", TILST),
        row("2026-11-24", "08:00", "18:00", "Åbent", BAVNEHOEJ),
    ) as cms:
        service.run(cms.job, store, NOW)
    with store() as session:
        yield session


def keys(found: OpenPlaces) -> list[str]:  # type: ignore[type-arg]
    return [one.place.key for one in found.open]


def test_the_open_libraries_in_their_usual_order_and_until_when(city: Session) -> None:
    found = open_places(city, NOW, LIBRARIES)
    assert keys(found) == ["bavnehoej_library", "hasle_library", "risskov_library", "aaby_library", "dokk1_library"]
    hasle = found.open[1]
    assert (hasle.state.until, hasle.state.categories) == (NOW.replace(hour=17), ("staffed",))
    assert hasle.metres is None


def test_the_closed_and_those_not_known_are_told_apart(city: Session) -> None:
    found = open_places(city, NOW, LIBRARIES)
    assert [one.place.key for one in found.closed] == ["tilst_library"]
    assert len(found.unknown) == 18 - 6
    assert "viby_library" in {one.key for one in found.unknown}


def test_the_nearest_comes_first_and_one_without_a_position_last(city: Session) -> None:
    found = open_places(city, NOW, LIBRARIES, position_of(place(city, "tilst_library")))
    assert keys(found) == ["hasle_library", "aaby_library", "risskov_library", "dokk1_library", "bavnehoej_library"]
    away = [one.metres for one in found.open]
    assert away[0] is not None
    assert 3_000 < away[0] < 4_500
    assert away[-1] is None


def test_a_postcode_is_where_our_places_in_it_are(city: Session) -> None:
    found = open_places(city, NOW, LIBRARIES, position_of_postcode(city, "8210"))
    assert keys(found)[0] == "hasle_library"
    assert found.open[0].metres == 0


@pytest.mark.parametrize("postcode", ["1000", "8200", "9999", "8361"])
def test_a_postcode_without_a_place_whose_position_we_know_is_no_guess(city: Session, postcode: str) -> None:
    with pytest.raises(UnknownPostcodeError, match=postcode):
        position_of_postcode(city, postcode)


def test_those_with_staff_alone(city: Session) -> None:
    assert "aaby_library" not in keys(open_places(city, NOW, LIBRARIES, side="staffed"))
    assert "hasle_library" in keys(open_places(city, NOW, LIBRARIES, side="staffed"))


def test_of_all_kinds_no_telephone_is_open_to_walk_in(city: Session) -> None:
    kinds = {one.place.kind for one in open_places(city, NOW).open}
    assert "phone_line" not in kinds
    assert kinds >= {"building", "library", "archive"}


def test_two_kinds_of_archive(city: Session) -> None:
    found = open_places(city, NOW, kinds_named("arkiver"))
    assert keys(found) == ["hoejbjerg_holme_archive", "stadsarkivet"]
    assert {one.kind for one in found.unknown} == {"local_archive"}


def test_on_a_day_with_its_hours(city: Session) -> None:
    found = open_places_on(city, SATURDAY, LIBRARIES)
    assert keys(found) == ["tilst_library", "dokk1_library"]
    assert isinstance(found.open[0].state.value, DayHours)


def test_each_is_judged_as_it_is_alone(city: Session) -> None:
    found, on_day = open_places(city, NOW, LIBRARIES), open_places_on(city, TODAY, LIBRARIES)
    assert all(open_now(city, one.place.key, NOW) == one.state for one in found.open)
    assert all(hours_on(city, one.place.key, TODAY) == one.state for one in on_day.open)
    assert all(open_now(city, one.key, NOW).state == "unknown" for one in found.unknown)


def test_it_takes_as_many_queries_for_all_places_as_for_few(city: Session) -> None:
    asked: list[str] = []
    engine = city.get_bind()

    def count(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    open_places(city, NOW, LIBRARIES)
    few, asked[:] = len(asked), []
    open_places(city, NOW)
    event.remove(engine, "before_cursor_execute", count)
    assert few == len(asked) <= 5
