"""What is found for a wish, on each database."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from backend.events.service import Found, Wish, find, venue_named
from backend.events.types import Venue
from backend.sync.job import Changes
from backend.sync.models import SyncStateRow
from tests.backend.events.making import RISSKOV, at, event, kroner, time

Keep = Callable[..., Changes]
Look = Callable[..., Found]
SATURDAY, SUNDAY = dt.date(2026, 11, 28), dt.date(2026, 11, 29)
HALL = Venue("Kajsalen", "Opdigtet Kaj 1", "8000", "Aarhus C")
CHURCH = Venue("Risskov Kirke", "Kirkevej 1", "8240", "Risskov")
ONLINE = Venue("Dokk1", online=True)

LIBRARY = [
    event(
        "Strikkecafé", time(at(24, 18)), time(at(1, 18, month=12)), time(at(8, 18, month=12)), tags=("Voksne", "strik")
    ),
    event("Højtlæsning", time(at(28, 11), tickets=False), time(at(5, 11, month=12)), tags=("Børn",)),
    event("Babysang", time(at(26, 9)), venue=RISSKOV, tags=("Familier",), text="Sange for de mindste."),
    event("Robotværksted", time(at(28, 13), "sold_out", price=kroner(0), tickets=True), tags=("Børn",)),
    event("Mød en krimiforfatter", time(at(10, 19, month=12), "sale_not_open", price=kroner(50, 90), tickets=True)),
    event("Skakturnering", time(at(28, 10), "cancelled"), time(at(5, 10, month=12), "cancelled")),
    event("Udstilling om havnen", time(at(20, 8), hours=24 * 14)),
    event("Morgenyoga", time(at(24, 8))),
]
CITY = [
    event("Symfoni ved havnen", time(at(28, 19, 30), price=kroner(50, 150)), origin="city", venue=HALL),
    event("Orgelmusik", time(at(28, 20), price=kroner(0)), origin="city", venue=CHURCH),
    event("Strik sammen", time(at(24, 18)), origin="city", text="Vi strikker.", venue=HALL),
    event("Strikkecafé på Dokk1", time(at(24, 18), link="https://city.example/strik"), origin="city"),
    event("Foredrag på nettet", time(at(30, 19), price=kroner(0)), origin="city", venue=ONLINE),
]


@pytest.fixture
def look(kept: Keep, session: Session, now: dt.datetime) -> Look:
    kept("library", LIBRARY)
    kept("city", CITY)

    def looking(*, demo: bool = False, limit: int = 20, **wish: object) -> Found:
        return find(session, Wish(limit=limit, **wish), now, demo=demo)  # type: ignore[arg-type]

    return looking


def titles(found: Found) -> list[str]:
    return [one.title for one in found.happenings]


def test_a_general_question_is_told_the_soonest_first(look: Look) -> None:
    assert titles(look(limit=3)) == ["Strik sammen", "Strikkecafé", "Babysang"]
    assert look(limit=3).total == 10


def test_what_is_over_is_not_told(look: Look) -> None:
    assert "Morgenyoga" not in titles(look())


def test_what_goes_on_already_comes_after_what_begins(look: Look) -> None:
    assert titles(look())[-2:] == ["Udstilling om havnen", "Robotværksted"]
    assert titles(look(first=SATURDAY, last=SATURDAY)) == [
        *("Højtlæsning", "Symfoni ved havnen", "Orgelmusik"), "Udstilling om havnen", "Robotværksted",
    ]  # fmt: skip


def test_what_is_sold_out_comes_last_and_what_is_cancelled_is_left_out_of_a_list(look: Look) -> None:
    found = look(first=SATURDAY, last=SATURDAY)
    assert found.happenings[-1].state == "sold_out"
    assert "Skakturnering" not in titles(found)


def test_what_is_cancelled_or_sold_out_is_told_to_who_asks_for_it(look: Look) -> None:
    assert [one.state for one in look(words="skakturnering").happenings] == ["cancelled"]
    assert [one.state for one in look(words="robotværksted").happenings] == ["sold_out"]


def test_what_is_cancelled_is_in_a_list_of_how_things_stand(look: Look) -> None:
    assert "Skakturnering" in titles(look(first=SATURDAY, last=SATURDAY, very_next=True))


def test_a_span_has_both_its_days(look: Look) -> None:
    assert "Foredrag på nettet" not in titles(look(first=SATURDAY, last=SUNDAY))
    assert titles(look(first=dt.date(2026, 11, 30), last=dt.date(2026, 12, 1))) == [
        "Foredrag på nettet",
        "Strikkecafé",
        "Udstilling om havnen",
    ]


def test_a_recurring_event_is_one_with_its_next_time_and_how_many_more(look: Look) -> None:
    (one,) = look(words="strikkecafé").happenings[:1]
    assert (one.title, one.start, one.more) == ("Strikkecafé", at(24, 18), 2)
    (later,) = look(words="strikkecafé", first=dt.date(2026, 12, 1), last=dt.date(2026, 12, 7)).happenings
    assert (later.start, later.more) == (at(1, 18, month=12), 0)


def test_an_event_of_both_systems_is_one_with_the_other_link(look: Look) -> None:
    found = [one for one in look().happenings if one.title.startswith("Strikkecafé")]
    assert [(one.title, one.other_link) for one in found] == [("Strikkecafé", "https://city.example/strik")]


def test_of_a_recurring_event_the_next_that_one_can_go_to_is_told(kept: Keep, look: Look) -> None:
    kept("library", [event("Yoga", time(at(26), "sold_out"), time(at(27), "cancelled"), time(at(30)))])
    assert look(words="yoga").happenings[0].start == at(30)
    assert look(words="yoga", very_next=True).happenings[0].start == at(26)


@pytest.mark.parametrize(
    ("audience", "found"),
    [
        ("children", {"Højtlæsning", "Robotværksted", "Babysang"}),
        ("babies", {"Babysang"}),
        ("families", {"Babysang", "Højtlæsning", "Robotværksted"}),
        ("adults", {"Strikkecafé"}),
        ("seniors", set()),
    ],
)
def test_an_audience_is_told_what_is_for_it(look: Look, audience: str, found: set[str]) -> None:
    assert set(titles(look(audience=audience))) == found


def test_a_house_has_all_that_is_in_it(look: Look) -> None:
    at_dokk1 = {"Strikkecafé", "Højtlæsning", "Robotværksted", "Mød en krimiforfatter", "Udstilling om havnen"}
    assert set(titles(look(place="dokk1"))) == at_dokk1
    assert set(titles(look(place="dokk1_library"))) == at_dokk1


def test_a_part_of_town_is_more_than_its_library(look: Look) -> None:
    assert titles(look(place="risskov_library")) == ["Babysang"]
    assert titles(look(place="risskov_library", around=True)) == ["Babysang", "Orgelmusik"]


def test_the_city_centre_is_no_part_of_town(look: Look) -> None:
    assert "Symfoni ved havnen" not in titles(look(place="dokk1", around=True))


def test_another_place_is_found_by_its_name(look: Look) -> None:
    assert titles(look(venue="kajsalen")) == ["Strik sammen", "Symfoni ved havnen"]
    assert look(venue="Musikhuset").total == 0


def test_a_place_that_is_named_in_full_is_heard(look: Look, session: Session) -> None:
    assert venue_named(session, "er der koncert i Kajsalen på lørdag") == "Kajsalen"
    assert venue_named(session, "er der koncert på lørdag") is None


def test_what_costs_nothing_is_told_first_and_what_sells_no_tickets_after_it(look: Look) -> None:
    assert titles(look(free=True)) == ["Orgelmusik", "Foredrag på nettet", "Robotværksted", "Højtlæsning"]


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ((dt.time(18), dt.time(23, 59)), {"Symfoni ved havnen", "Orgelmusik"}),
        ((dt.time(6), dt.time(12)), {"Højtlæsning"}),
        ((dt.time(20), dt.time(20)), {"Orgelmusik"}),
    ],
)
def test_a_time_of_day_is_when_it_begins(look: Look, begins: tuple[dt.time, dt.time], found: set[str]) -> None:
    assert set(titles(look(first=SATURDAY, last=SATURDAY, begins=begins))) == found


def test_a_theme_is_told_the_best_first(look: Look) -> None:
    assert titles(look(words="strik")) == ["Strik sammen", "Strikkecafé"]
    assert titles(look(words="strikkecafé"))[0] == "Strikkecafé"
    assert look(words="strikkecafé").by_words


def test_a_theme_within_a_wish_is_only_looked_for_there(look: Look) -> None:
    assert titles(look(words="musik", first=SATURDAY, last=SATURDAY, place="risskov_library", around=True)) == [
        "Orgelmusik"
    ]
    assert look(words="babysang", place="dokk1").total == 0


def test_an_evening_is_found_by_what_it_is_about(look: Look) -> None:
    assert titles(look(words="krimiaftenen")) == ["Mød en krimiforfatter"]


def test_what_has_nothing_to_do_with_the_words_is_not_told(look: Look) -> None:
    found = look(words="bryggeri")
    assert (found.total, found.by_words) == (0, False)


def test_words_of_a_search_language_are_only_words(look: Look) -> None:
    for words in ('"strik', "strik* OR 1", "NEAR(strik)", "'; DROP TABLE events; --", "strik:café", "%", "()", "\\"):
        look(words=words)


def test_what_is_invented_and_what_is_not_are_never_mixed(kept: Keep, look: Look) -> None:
    assert look(demo=True).total == 0
    kept("city", [event("Opdigtet koncert", origin="city")], demo=True)
    assert titles(look(demo=True)) == ["Opdigtet koncert"]
    assert "Opdigtet koncert" not in titles(look())
    assert look(words="opdigtet koncert").total == 0


def test_an_all_day_event_has_no_time_of_day(kept: Keep, look: Look) -> None:
    kept("library", [event("Temadag", time(at(28, 0), hours=24, all_day=True))])
    assert "Temadag" in titles(look(first=SATURDAY, last=SATURDAY))
    assert "Temadag" not in titles(look(begins=(dt.time(0), dt.time(23, 59))))


def test_what_has_no_end_is_over_once_it_has_begun(kept: Keep, look: Look, now: dt.datetime) -> None:
    without_end = [time(now - dt.timedelta(minutes=1), hours=0), time(now + dt.timedelta(minutes=1), hours=0)]
    kept("library", [event("Nu", without_end[0]), event("Straks", without_end[1])])
    assert "Straks" in titles(look())
    assert "Nu" not in titles(look())


def test_a_system_not_heard_from_for_weeks_is_not_told_of(look: Look, session: Session, now: dt.datetime) -> None:
    session.get_one(SyncStateRow, "library_events").succeeded_at = now - dt.timedelta(days=15)
    session.flush()
    found = find(session, Wish(limit=20), now, demo=False)
    assert {one.origin for one in found.happenings} == {"city"}
    assert "Strikkecafé på Dokk1" in titles(found), "the library no longer tells it"
