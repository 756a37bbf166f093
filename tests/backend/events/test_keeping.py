"""What a source says now takes the place of what it said before, on each database."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from backend.events import repository
from backend.events.types import Venue
from backend.search import service as search
from backend.sync.job import Changes
from tests.backend.events.making import RISSKOV, at, event, kroner, time

Keep = Callable[..., Changes]
UNPLACED = replace(RISSKOV, key=None)


def test_what_is_new_is_added(kept: Keep, session: Session) -> None:
    assert kept("library", [event("Strikkecafé"), event("Skak")]) == Changes(added=2)
    assert [row.title for row in repository.rows(session)] == ["Skak", "Strikkecafé"]


def test_what_is_said_again_is_left_as_it_is(kept: Keep) -> None:
    kept("library", [event("Strikkecafé"), event("Skak")])
    assert kept("library", [event("Strikkecafé"), event("Skak")]) == Changes(unchanged=2)


def test_what_differs_is_written_anew_with_all_its_times(kept: Keep, session: Session) -> None:
    kept("library", [event("Strikkecafé", time(at(25)), time(at(26)))])
    moved = event("Strikkecafé", time(at(27), "sold_out", price=kroner(50, 90), tickets=True, link="https://a.dk/1"))
    assert kept("library", [moved]) == Changes(changed=1)
    (stored,) = repository.events(session, demo=False)
    assert [one.start for one in stored.times] == [at(27)]


def test_what_is_no_longer_said_is_gone(kept: Keep, session: Session) -> None:
    kept("library", [event("Strikkecafé"), event("Skak")])
    assert kept("library", [event("Skak")]) == Changes(removed=1, unchanged=1)
    assert [row.title for row in repository.rows(session)] == ["Skak"]
    assert search.find(session, "event", "strikkecafé") == []


def test_the_other_sources_events_stay(kept: Keep, session: Session) -> None:
    kept("library", [event("Skak")])
    kept("city", [event("Koncert", origin="city")])
    kept("library", [event("Yoga")])
    assert {row.title for row in repository.rows(session)} == {"Koncert", "Yoga"}


def told_by(session: Session) -> dict[str, str | None]:
    return {row.key: row.same_as for row in repository.rows(session) if row.origin == "city"}


def test_what_both_tell_is_told_by_the_library_whoever_tells_it_first(kept: Keep, session: Session) -> None:
    kept("city", [event("Strikkecafé på Dokk1", origin="city")])
    assert told_by(session) == {"city:Strikkecafé på Dokk1": None}
    kept("library", [event("Strikkecafé")])
    session.expire_all()
    assert told_by(session) == {"city:Strikkecafé på Dokk1": "library:Strikkecafé"}


def test_when_the_library_no_longer_tells_it_the_citys_is_told_again(kept: Keep, session: Session) -> None:
    kept("library", [event("Strikkecafé"), event("Skak")])
    kept("city", [event("Strikkecafé på Dokk1", origin="city")])
    kept("library", [event("Skak")])
    assert told_by(session) == {"city:Strikkecafé på Dokk1": None}


def test_what_is_invented_is_never_the_same_as_what_is_not(kept: Keep, session: Session) -> None:
    kept("city", [event("Strikkecafé på Dokk1", origin="city")], demo=True)
    kept("library", [event("Strikkecafé")])
    assert told_by(session) == {"city:Strikkecafé på Dokk1": None}


def test_an_event_is_found_by_both_of_its_titles_and_stands_once_in_the_index(kept: Keep, session: Session) -> None:
    text = "Vi ser en film sammen og taler om den bagefter over en kop kaffe. Alle er velkomne til at være med."
    kept("library", [event("Onsdagsfilm", text=text)])
    kept("city", [event("Biografsamtale", text=text, origin="city")])
    assert [hit.key for hit in search.find(session, "event", "onsdagsfilm")] == ["library:Onsdagsfilm"]
    assert [hit.key for hit in search.find(session, "event", "biografsamtale")] == ["library:Onsdagsfilm"]


def test_the_librarys_name_of_a_place_is_taken_at_its_word(kept: Keep, session: Session) -> None:
    kept("library", [event("Strikkecafé", venue=Venue("Risskov Bibliotek"))])
    (row,) = repository.rows(session)
    assert row.place_key == "risskov_library"


def test_the_citys_place_must_have_the_address_or_be_a_library(kept: Keep, session: Session) -> None:
    venues = {
        "the library": UNPLACED,
        "a hall in it": replace(UNPLACED, name="Risskov, Salen"),
        "called a library": Venue("Risskov Bibliotek"),
        "the church": Venue("Risskov Kirke", "Kirkevej 1", "8240", "Risskov"),
        "a place without an address": Venue("Risskov"),
        "online": Venue("Risskov Bibliotek", online=True),
        "nowhere": Venue(),
    }
    kept("city", [event(title, origin="city", venue=venue) for title, venue in venues.items()])
    there = {row.title for row in repository.rows(session) if row.place_key}
    assert there == {"the library", "a hall in it", "called a library"}


def test_whom_it_is_for_is_read_of_title_and_tags(kept: Keep, session: Session) -> None:
    kept("library", [event("Babysang", tags=("Familier",)), event("Strik")])
    assert {row.title: row.audiences.split() for row in repository.rows(session)} == {
        "Babysang": ["babies", "families"],
        "Strik": [],
    }


def test_the_longest_that_a_source_can_tell_can_be_kept(kept: Keep, session: Session) -> None:
    wide = Venue("s" * 120, "g" * 120, "8" * 10, "b" * 120)
    long = event("t" * 200, time(at(28), link="https://a.dk/" + "x" * 1980), venue=wide, text="ø" * 2000)
    assert kept("city", [replace(long, key="city:1", origin="city")]) == Changes(added=1)
