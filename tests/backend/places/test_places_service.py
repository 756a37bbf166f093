import datetime as dt

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from backend.clock import COPENHAGEN
from backend.db import sessions
from backend.facts.values import Address, DayHours, Phone
from backend.places.models import SpecialDayRow
from backend.places.service import UnknownPlaceError, hours_on, open_at, open_now, place, place_facts, places
from backend.seed import seed


def at(words: str) -> dt.datetime:
    return dt.datetime.fromisoformat(words).replace(tzinfo=COPENHAGEN)


def test_all_places_of_the_city_are_there(city: Session) -> None:
    assert len(places(city, "library")) == 18
    assert len(places(city, "local_archive")) == 22
    assert [one.key for one in places(city, "citizen_service")] == ["borgerservice"]
    assert place(city, "ics_west").parent == "dokk1"


def test_an_unknown_key_is_a_named_error(city: Session) -> None:
    for ask in (place, place_facts):
        with pytest.raises(UnknownPlaceError, match="atlantis"):
            ask(city, "atlantis")


def test_every_library_has_an_address_a_phone_and_an_official_page(city: Session) -> None:
    for library in places(city, "library"):
        facts = place_facts(city, library.key)
        assert isinstance(facts["address"].value, Address)
        assert isinstance(facts["phone"].value, Phone)
        assert facts["hours_week"].official


def test_a_counter_has_the_address_of_its_house(city: Session) -> None:
    address = place_facts(city, "borgerservice")["address"].value
    assert isinstance(address, Address)
    assert address.street == "Hack Kampmanns Plads 2"


def test_saturday_at_the_main_library(city: Session) -> None:
    fact = hours_on(city, "dokk1_library", dt.date(2026, 11, 28))
    assert isinstance(fact.value, DayHours)
    assert [(one.start.hour, one.end.hour) for one in fact.value.spans] == [(10, 16)]
    assert fact.source.read_on == "2021"


def test_hours_nobody_knows_are_unknown_with_the_official_page(city: Session) -> None:
    fact = hours_on(city, "risskov_library", dt.date(2026, 11, 28))
    assert (fact.value, fact.certainty) == (None, "unknown")
    assert fact.official
    assert fact.official.href == "https://www.aakb.dk"


@pytest.mark.parametrize("day", [dt.date(2026, 12, 25), dt.date(2027, 3, 29), dt.date(2027, 6, 5)])
def test_the_main_library_is_closed_on_holidays_and_grundlovsdag(city: Session, day: dt.date) -> None:
    assert hours_on(city, "dokk1_library", day).value == DayHours(date=day, spans=())


@pytest.mark.parametrize("key", ["dokk1_library", "dokk1", "ics_west", "stadsarkivet"])
def test_christmas_eve_is_not_known(city: Session, key: str) -> None:
    assert hours_on(city, key, dt.date(2026, 12, 24)).certainty == "unknown"


def test_easter_saturday_is_an_ordinary_saturday(city: Session) -> None:
    assert hours_on(city, "dokk1_library", dt.date(2027, 3, 27)).value


def test_open_until_the_last_category_closes(city: Session) -> None:
    state = open_now(city, "dokk1_library", at("2026-11-24T11:00"))
    assert (state.state, state.categories, state.until) == ("open", ("staffed",), at("2026-11-24T21:00"))


def test_closed_and_when_it_opens(city: Session) -> None:
    state = open_now(city, "ics_west", at("2026-11-24T11:00"))
    assert (state.state, state.next_opening) == ("closed", at("2026-11-25T10:00"))


def test_whether_it_is_open_at_another_time_than_now(city: Session) -> None:
    open_then = open_at(city, "dokk1_library", at("2026-11-28T15:59"))
    assert (open_then.state, open_then.until) == ("open", at("2026-11-28T16:00"))
    closed_then = open_at(city, "dokk1_library", at("2026-11-28T16:00"))
    assert (closed_then.state, closed_then.next_opening) == ("closed", at("2026-11-29T10:00"))
    assert open_at(city, "dokk1_library", at("2026-12-24T12:00")).state == "unknown"


def test_a_time_without_a_zone_is_one_in_copenhagen(city: Session) -> None:
    evening = dt.datetime(2026, 7, 6, 19, 0)  # noqa: DTZ001 - that is the point
    assert open_at(city, "dokk1_library", evening) == open_at(city, "dokk1_library", at("2026-07-06T19:00"))
    assert open_at(city, "dokk1_library", evening.replace(tzinfo=dt.UTC)).state == "closed"


def test_whether_it_is_open_may_not_be_known(city: Session) -> None:
    state = open_now(city, "hasle_library", at("2026-11-24T11:00"))
    assert (state.state, state.until, state.next_opening) == ("unknown", None, None)
    assert state.fact.official


def test_an_uncertain_week_stays_uncertain(city: Session) -> None:
    fact = hours_on(city, "borgerservice_phone", dt.date(2026, 11, 26))
    assert fact.certainty == "uncertain"
    assert fact.told(dt.date(2026, 11, 24)).year == 2021


def test_a_special_day_goes_before_the_week(empty: Engine, now: dt.datetime) -> None:
    seed(empty, now)
    day = dt.date(2026, 12, 24)
    with sessions(empty).begin() as session:
        session.add(special_day(day, {"type": "day_hours", "date": "2026-12-24", "spans": []}, now))
    with sessions(empty)() as session:
        fact = hours_on(session, "hasle_library", day)
        assert fact.value == DayHours(date=day, spans=())
        assert fact.owner == "editors"
        assert open_now(session, "hasle_library", at("2026-12-24T11:00")).state == "closed"


def test_a_special_day_can_make_known_hours_unknown(empty: Engine, now: dt.datetime) -> None:
    seed(empty, now)
    with sessions(empty).begin() as session:
        row = special_day(now.date(), None, now)
        row.place = "dokk1_library"
        session.add(row)
    with sessions(empty)() as session:
        assert open_now(session, "dokk1_library", now).state == "unknown"


def special_day(day: dt.date, value: dict[str, object] | None, now: dt.datetime) -> SpecialDayRow:
    return SpecialDayRow(
        place="hasle_library", date=day, value=value, owner="editors", certainty="certain" if value else "unknown",
        source={"title": {"da": "Opslag", "en": "Notice"}, "read_on": "2026-11-20"}, fact_class="hours", official=None,
        origin="editor", updated_at=now,
    )  # fmt: skip
