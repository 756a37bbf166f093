"""Hours from the library CMS into the city store, and out again as answers, on each database."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from backend.clock import COPENHAGEN
from backend.facts.values import DayHours, HoursByDate
from backend.places.models import PlaceRow, SpecialDayRow
from backend.places.service import hours_in_week, hours_on, open_now
from backend.places.synced.models import HoursCoverageRow, SyncedDayRow
from backend.seed import seed
from backend.sync import service
from backend.sync.job import Changes
from tests.backend.clients.loopback import half_a_body, says
from tests.backend.places.synced.fake_cms import AABY, HASLE, MAIN, FakeCms, fake_cms, row

NOW = dt.datetime(2026, 11, 24, 11, 0, tzinfo=COPENHAGEN)
TODAY, TOMORROW = dt.date(2026, 11, 24), dt.date(2026, 11, 25)
Store = sessionmaker[Session]


@pytest.fixture
def cms() -> Iterator[FakeCms]:
    with fake_cms(row("2026-11-24"), row("2026-11-24", "08:00", "20:00", "Selvbetjening")) as running:
        yield running


def sync(cms: FakeCms, store: Store, now: dt.datetime = NOW) -> service.Outcome:
    return service.run(cms.job, store, now)


def told(store: Store, day: dt.date = TODAY, place: str = "hasle_library", **more: Any) -> Any:
    """Spans as "10-17 staffed"; none is closed, None is not known."""
    with store() as session:
        value = hours_on(session, place, day, **more).value
    if not isinstance(value, DayHours):
        return None
    return [f"{span.start:%H}-{span.end:%H} {span.category}" for span in value.spans]


def test_hours_are_asked_for_from_yesterday_to_eight_weeks_on(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    assert cms.running.asked == ["/api/v1/opening_hours?_format=json&from_date=2026-11-23&to_date=2027-01-19"]


def test_the_day_is_the_citys_own(cms: FakeCms, store: Store) -> None:
    sync(cms, store, dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC))
    assert "from_date=2026-11-23" in cms.running.asked[0]


def test_a_branch_gets_its_hours_with_source_and_day(cms: FakeCms, store: Store) -> None:
    assert sync(cms, store).changes == Changes(added=1)
    assert told(store) == ["08-20 self_service", "10-17 staffed"]
    with store() as session:
        fact = hours_on(session, "hasle_library", TODAY)
        assert open_now(session, "hasle_library", NOW).categories == ("self_service", "staffed")
    assert (fact.source.title.en, fact.source.url) == ("The website of the libraries", "https://www.aakb.dk")
    assert (fact.source.read_on, fact.certainty, fact.owner) == ("2026-11-24", "likely", "libraries")
    assert fact.official
    assert fact.official.href == "https://www.aakb.dk"


def test_what_was_covered_and_when_is_kept(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    with store() as session:
        (coverage,) = session.query(HoursCoverageRow).all()
    assert (coverage.place, coverage.first, coverage.last) == (
        "hasle_library",
        dt.date(2026, 11, 23),
        dt.date(2027, 1, 19),
    )
    assert (coverage.fetched_at, coverage.whole) == (NOW, True)


def test_closed_is_said_near_days_with_hours_alone(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    assert told(store, TOMORROW) == []
    assert told(store, dt.date(2026, 12, 24)) is None
    assert told(store, dt.date(2027, 3, 29)) is None


def test_a_branch_that_the_cms_says_nothing_of_is_not_known(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    assert told(store, TODAY, "aaby_library") is None


def test_what_is_not_changed_is_told_so(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    again = sync(cms, store, NOW + dt.timedelta(hours=2))
    assert (again.result, again.changes) == ("unchanged", Changes(unchanged=2))
    assert cms.running.headers[1]["If-None-Match"]
    assert told(store)


def test_the_next_day_asks_for_other_days_and_takes_nothing_for_known(cms: FakeCms, store: Store) -> None:
    sync(cms, store)
    assert sync(cms, store, NOW + dt.timedelta(days=1)).changes == Changes(unchanged=1)
    assert "If-None-Match" not in cms.running.headers[1]


def test_days_are_added_changed_and_removed_as_the_cms_has_them(cms: FakeCms, store: Store) -> None:
    cms.rows = [row("2026-11-24"), row("2026-11-25"), row("2026-11-26")]
    sync(cms, store)
    cms.rows = [row("2026-11-24"), row("2026-11-25", end="14:00"), row("2026-11-27")]
    assert sync(cms, store).changes == Changes(added=1, changed=1, removed=1, unchanged=1)
    assert [told(store, dt.date(2026, 11, day)) for day in (25, 26, 27)] == [["10-14 staffed"], [], ["10-17 staffed"]]


def test_a_branch_that_had_hours_and_has_none_now_is_not_known_instead_of_closed(cms: FakeCms, store: Store) -> None:
    cms.rows = [row("2026-11-24"), row("2026-11-24", isil=AABY)]
    sync(cms, store)
    cms.rows = [row("2026-11-24", isil=AABY)]
    assert sync(cms, store).changes == Changes(removed=1, unchanged=1)
    assert told(store) is None
    assert told(store, TOMORROW) is None
    with store() as session:
        assert open_now(session, "hasle_library", NOW).state == "unknown"


@pytest.mark.parametrize(
    "answers",
    [
        says("[]"),
        says("{}"),
        half_a_body,
        says("<html>", media_type="text/html"),
        says(json.dumps([row("2026-11-24", start="10")])),
        says(json.dumps([row("2026-11-24", isil="DK-999999"), row("2026-11-24", isil=None)])),
    ],
)
def test_an_answer_of_no_use_leaves_the_last_good_hours_standing(cms: FakeCms, store: Store, answers: Any) -> None:
    sync(cms, store)
    cms.answers = answers
    assert sync(cms, store, NOW + dt.timedelta(hours=2)).result == "failed"
    assert told(store) == ["08-20 self_service", "10-17 staffed"]


def test_old_hours_are_told_as_dated(cms: FakeCms, store: Store) -> None:
    cms.rows.append(row("2026-11-28"))
    sync(cms, store)
    with store() as session:
        fact = hours_on(session, "hasle_library", dt.date(2026, 11, 28))
    assert [fact.told(dt.date(2026, 11, day)).standing for day in (26, 27)] == ["current", "dated"]


def test_rows_of_other_branches_and_of_other_categories_are_counted(cms: FakeCms, store: Store) -> None:
    cms.rows += [row("2026-11-24", isil=None), row("2026-11-24", isil="DK-775164"), row("2026-11-24", title="Telefon")]
    assert sync(cms, store).rejected == 3
    assert told(store) == ["08-20 self_service", "10-17 staffed"]


def test_a_row_that_cannot_be_read_leaves_its_day_not_known(cms: FakeCms, store: Store) -> None:
    cms.rows = [row(f"2026-12-{day:02}") for day in range(1, 30)]
    cms.rows.append(row("2026-11-30", start="ten"))
    assert sync(cms, store).rejected == 1
    assert told(store, dt.date(2026, 11, 30)) is None
    assert told(store, dt.date(2026, 11, 29)) == []


def test_a_row_without_a_date_leaves_every_day_without_rows_not_known(cms: FakeCms, store: Store) -> None:
    cms.rows = [row(f"2026-12-{day:02}", isil=isil) for day in range(1, 30) for isil in (HASLE, AABY)]
    lost = row("2026-12-01")
    cms.answers = says(json.dumps([*cms.rows, {**lost, "date": None}]))
    sync(cms, store)
    assert told(store, dt.date(2026, 11, 30)) is None
    assert told(store, dt.date(2026, 12, 1)) == ["10-17 staffed"]
    assert told(store, dt.date(2026, 11, 30), "aaby_library") == []


def test_days_that_were_not_asked_for_are_left_out(cms: FakeCms, store: Store) -> None:
    cms.answers = says(json.dumps([row("2026-11-24"), row("2026-06-01"), row("2028-06-01")]))
    sync(cms, store)
    with store() as session:
        assert session.query(SyncedDayRow).count() == 1


def test_an_editors_day_stays_and_goes_first(cms: FakeCms, store: Store) -> None:
    with store.begin() as session:
        session.add(
            SpecialDayRow(
                place="hasle_library", date=TODAY, owner="editors", certainty="certain", fact_class="hours",
                value={"type": "day_hours", "date": "2026-11-24", "spans": []}, official=None, origin="editor",
                source={"title": {"da": "Opslag", "en": "Notice"}, "read_on": "2026-11-20"}, updated_at=NOW,
            )
        )  # fmt: skip
    sync(cms, store)
    assert told(store) == []
    with store() as session:
        assert session.query(SpecialDayRow).one().origin == "editor"


def test_seeding_again_leaves_synced_hours_alone(cms: FakeCms, store: Store, engine: Engine) -> None:
    sync(cms, store)
    seed(engine, NOW)
    assert told(store) == ["08-20 self_service", "10-17 staffed"]


def test_a_place_that_is_gone_takes_its_synced_hours_along(cms: FakeCms, store: Store, engine: Engine) -> None:
    sync(cms, store)
    with store.begin() as session:
        session.delete(session.get_one(PlaceRow, "hasle_library"))
    with store() as session:
        assert (session.query(HoursCoverageRow).count(), session.query(SyncedDayRow).count()) == (0, 0)
    seed(engine, NOW)


def test_the_real_cms_goes_before_an_old_ordinary_week(cms: FakeCms, store: Store) -> None:
    cms.rows = [row("2026-11-24", "09:00", "18:00", isil=MAIN)]
    sync(cms, store)
    assert told(store, TODAY, "dokk1_library") == ["09-18 staffed"]


def test_the_demo_city_never_hides_a_known_week_and_says_that_it_is_invented(store: Store) -> None:
    with fake_cms(row("2026-11-24", isil=MAIN), row("2026-11-24"), demo=True) as demo:
        sync(demo, store)
    assert told(store, TODAY, "dokk1_library") == ["08-10 self_service", "10-19 staffed", "19-21 self_service"]
    with store() as session:
        fact = hours_on(session, "hasle_library", TODAY)
    assert (fact.certainty, fact.source.url, "invented" in fact.source.title.en) == ("demo", None, True)


def test_the_real_cms_takes_the_place_of_the_demo_city_on_the_same_day(cms: FakeCms, store: Store) -> None:
    with fake_cms(row("2026-11-24", "06:00"), row("2026-11-24", isil=AABY), demo=True) as demo:
        sync(demo, store)
    sync(cms, store)
    assert told(store) == ["08-20 self_service", "10-17 staffed"]
    assert told(store, TODAY, "aaby_library") is None


def test_borgerservice_in_the_house_has_the_hours_of_its_category(cms: FakeCms, store: Store) -> None:
    cms.rows = [
        row("2026-11-24", isil=MAIN),
        row("2026-11-24", "09:00", "15:00", "Borgerservice", MAIN),
        row("2026-11-25", isil=MAIN),
        row("2026-11-24", "11:00", "14:00", "Borgerservice", HASLE),
    ]
    sync(cms, store)
    assert told(store, TODAY, "borgerservice") == ["09-15 citizen_service"]
    assert told(store, TOMORROW, "borgerservice") == []


def test_borgerservice_is_not_known_where_the_library_tells_no_such_category(cms: FakeCms, store: Store) -> None:
    cms.rows = [row("2026-11-24", isil=MAIN)]
    sync(cms, store)
    assert told(store, TODAY, "borgerservice") is None


def test_one_side_of_a_branchs_hours(cms: FakeCms, store: Store) -> None:
    cms.rows.append(row("2026-11-25", "08:00", "20:00", "Selvbetjening"))
    sync(cms, store)
    assert told(store, TODAY, side="staffed") == ["10-17 staffed"]
    assert told(store, TOMORROW, side="staffed") == []
    assert told(store, TODAY, side="citizen_service") is None
    with store() as session:
        state = open_now(session, "hasle_library", NOW, side="staffed")
    assert (state.state, state.until) == ("open", NOW.replace(hour=17))


def test_a_week_is_told_date_by_date(cms: FakeCms, store: Store) -> None:
    cms.rows += [row("2026-11-26")]
    sync(cms, store)
    with store() as session:
        (fact,) = hours_in_week(session, "hasle_library", TODAY)
    assert isinstance(fact.value, HoursByDate)
    assert [None if day.spans is None else len(day.spans) for day in fact.value.days] == [2, 0, 1, 0, 0, 0, 0]
    assert (fact.value.days[-1].date, fact.certainty) == (dt.date(2026, 11, 30), "likely")


def test_a_night_that_began_yesterday_lasts_till_today(cms: FakeCms, store: Store) -> None:
    cms.rows = [row("2026-11-23", "20:00", "12:00")]
    sync(cms, store)
    with store() as session:
        assert open_now(session, "hasle_library", NOW).until == NOW.replace(hour=12)
