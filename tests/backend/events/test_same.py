"""One event that both systems tell is told once; two events never become one."""

import datetime as dt
from dataclasses import replace

import pytest

from backend.events.same import same_events
from backend.events.types import Event, Time, Venue
from backend.events.words import vocabulary
from tests.backend.events.making import DOKK1, RISSKOV, at, event, time

WORDS = vocabulary()
LONG = "Vi strikker, snakker og drikker kaffe, og du behøver ikke kunne noget i forvejen. Tag selv garn og pinde med."
OTHER = "En aften om fjerne planeter med billeder fra de største kikkerter. Bagefter går vi ud og ser på himlen sammen."


def same(library: Event, city: Event) -> bool:
    return same_events([library], [city], WORDS) == {city.key: library.key}


def pair(ours: str, theirs: str, *, text: str = "", their_text: str = "", venue: Venue = DOKK1) -> bool:
    return same(event(ours, text=text, venue=venue), event(theirs, origin="city", text=their_text, venue=venue))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Strikkecafé", "Strikkecafé"),
        ("Strikkecafé", "STRIKKECAFE"),
        ("Strikkecafé", "Strikkecafé på Dokk1"),
        ("Strikkecafé", "Strikkecafé: vi strikker til jul"),
        ("Foredrag: Aarhus under besættelsen", "Aarhus under besættelsen"),
        ("Foredrag: Aarhus under besættelsen", "Aarhus under besættelsen – foredrag og samtale"),
        ("Børneteater: Månen i skuffen", "Månen i skuffen"),
        ("Læsekreds om nordiske romaner", "Læsekreds: Nordiske romaner"),
        ("Reparationscafé for cykler", "Reperationscafé for cykler"),
        ("Koncert: Trio Havblik", "Trio Havblik (koncert)"),
        ("Babysang hold 2", "Babysang, hold 2"),
        ("Aaben e-sport", "Åben e-sport"),
        ("Strikkecafé & hækling", "Strikkecafé og hækling"),
        ("Højtlæsning for børn", "Højtlæsning for børn på Dokk1"),
        ("Language café", "Language Cafe at the library"),
        ("Koncert", "Koncert"),
    ],
)
def test_titles_that_are_alike_are_one_event(ours: str, theirs: str) -> None:
    assert pair(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Strikkecafé", "Sprogcafé"),
        ("Foredrag: klima", "Foredrag: krimi"),
        ("Foredrag", "Foredrag: Aarhus under besættelsen"),
        ("Babysang", "Babyrytmik"),
        ("Babysang hold 1", "Babysang hold 2"),
        ("Babysang", "Babysang hold 2"),
        ("Læseklub for børn", "Læseklub for voksne"),
        ("Højtlæsning for babyer", "Højtlæsning for seniorer"),
        ("Filmklub", "Filmaften"),
        ("Koncert: Trio Havblik", "Koncert: Duo Fjordsyn"),
        ("Skak", "Yoga"),
        ("Computerhjælp", "Hjælp til lektier"),
        ("Børneteater: Månen i skuffen", "Børneteater: Solen i sækken"),
        ("Dokk1", "Dokk1 rundt på en time"),
    ],
)
def test_two_events_at_one_time_and_place_stay_two(ours: str, theirs: str) -> None:
    assert not pair(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Onsdagsfilm", "Film og samtale på Dokk1"),
        ("Juridisk rådgivning", "Gratis retshjælp"),
        ("Skriv dit liv", "Livet"),
    ],
)
def test_titles_that_have_nothing_in_common_are_one_if_the_text_is_the_same(ours: str, theirs: str) -> None:
    assert pair(ours, theirs, text=LONG, their_text=LONG)
    assert pair(ours, theirs, text=LONG, their_text=LONG.replace("kaffe", "te"))
    assert not pair(ours, theirs, text=LONG, their_text=OTHER)
    assert not pair(ours, theirs, text="Kom og vær med.", their_text="Kom og vær med.")


def test_the_same_text_does_not_make_one_event_of_two_for_others_or_of_other_numbers() -> None:
    assert not pair("Kodeklub for børn", "Kodning for voksne", text=LONG, their_text=LONG)
    assert not pair("Rytmik hold 1", "Rytmik hold 2", text=LONG, their_text=LONG)


def test_another_time_is_another_event() -> None:
    ours, theirs = event("Strikkecafé", time(at(28, 14))), event("Strikkecafé", time(at(28, 15)), origin="city")
    assert not same(ours, theirs)


def test_the_same_moment_in_another_zone_is_the_same() -> None:
    utc = Time(at(28, 14).astimezone(dt.UTC))
    assert same(event("Strikkecafé", time(at(28, 14))), event("Strikkecafé", utc, origin="city"))


HALL = Venue("Store Sal", "Hack Kampmanns Plads 2", "8000", "Aarhus C")
SAME_STREET_ELSEWHERE = replace(HALL, street="Kirkevej 2", postcode="8330")


@pytest.mark.parametrize(
    ("ours", "theirs", "near"),
    [
        (DOKK1, DOKK1, True),
        (DOKK1, RISSKOV, False),
        (DOKK1, HALL, True),
        (DOKK1, Venue("Dokk1 Aarhus"), True),
        (Venue("Kulturhuset"), Venue("kulturhuset"), True),
        (Venue("Kulturhuset", postcode="8000"), Venue("Kulturhuset", postcode="8200"), False),
        (HALL, replace(HALL, name="Lille Sal", street="Kirkevej 2"), False),
        (HALL, SAME_STREET_ELSEWHERE, False),
        (Venue(), Venue(), False),
        (Venue(online=True), Venue(online=True), True),
        (Venue(online=True), DOKK1, False),
    ],
)
def test_places_are_near_by_key_address_or_name(ours: Venue, theirs: Venue, near: bool) -> None:
    assert same(event("Strikkecafé", venue=ours), event("Strikkecafé", origin="city", venue=theirs)) is near


def test_of_several_the_likest_are_one() -> None:
    library = [event("Babysang"), event("Babysang med tumlinger")]
    city = [event("Babysang med tumlinger på Dokk1", origin="city"), event("Babysang på Dokk1", origin="city")]
    assert same_events(library, city, WORDS) == {
        "city:Babysang med tumlinger på Dokk1": "library:Babysang med tumlinger",
        "city:Babysang på Dokk1": "library:Babysang",
    }


def test_what_recurs_with_one_is_many_with_the_other() -> None:
    weekly = event("Højtlæsning", time(at(25)), time(at(2, month=12)), time(at(9, month=12)))
    apart = [
        event("Højtlæsning", time(start), key=f"city:{start:%d}", origin="city")
        for start in (at(25), at(2, month=12), at(9, month=12))
    ]
    assert same_events([weekly], apart, WORDS) == dict.fromkeys(["city:25", "city:02", "city:09"], weekly.key)


def test_two_of_the_city_that_begin_at_one_moment_are_not_both_the_librarys_one() -> None:
    twice = [event("Højtlæsning", key=f"city:{number}", origin="city") for number in (1, 2)]
    assert same_events([event("Højtlæsning")], twice, WORDS) == {"city:1": "library:Højtlæsning"}


def test_one_time_in_common_is_enough() -> None:
    ours = event("Strikkecafé", time(at(25)), time(at(2, month=12)))
    theirs = event("Strikkecafé", time(at(18)), time(at(25)), origin="city")
    assert same(ours, theirs)
